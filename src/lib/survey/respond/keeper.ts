import { keep, tell } from './keep';

// What `/keep.js` does when it arrives in a respondent's page.
const form = document.querySelector<HTMLFormElement>('#survey');
if (form) {
	keep(form);
	tell(form);
}
