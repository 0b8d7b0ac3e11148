import { keep, tell } from './keep';
import { showLeft } from './left';

// What `/keep.js` does when it arrives in a respondent's page, or on the notice that there is none.
const form = document.querySelector<HTMLFormElement>('#survey');
const left = document.querySelector<HTMLElement>('[data-left]');
if (form) {
	keep(form);
	tell(form);
}
if (left) void showLeft(left).catch(() => undefined);
