import { at, find, form } from './sheet';
import { FIELD } from './sitting';
import { patiently } from './sender';

/**
 * Brings other pages of a long survey into the document: posts the form as the browser would, and puts what comes
 * back in its place.
 *
 * @param arrived called when they are there
 * @param go the button that is as good as pressed
 * @param page of the whole survey: the one to be shown, where it is not for the answers to say
 */
export async function bring(
	arrived: () => void,
	go: 'send' | 'back' | 'switch',
	page?: number
): Promise<void> {
	const data = new FormData(form);
	if (page !== undefined) data.set(FIELD.page, String(page));
	// Said as the button says it: what promised no more than "next" does not send.
	if (go === 'switch') data.set(FIELD.change, at.cargo.language);
	else data.set(FIELD.go, go === 'back' ? go : (find<HTMLButtonElement>('#forward')?.value ?? 'next'));
	const answer = await patiently(
		form.action,
		() => data,
		at.cargo.words.loading ?? '',
		async (response) => ({ to: response.redirected && response.url, html: await response.text() })
	);
	// Thanks.
	if (answer.to) return location.assign(answer.to);
	let css = '';
	// A document that is only read may not be styled by what stands in it either.
	const html = answer.html.replace(/<style[^>]*>([^]*?)<\/style>/g, (_, one: string) => {
		css += one;
		return '';
	});
	const parsed = new DOMParser().parseFromString(html, 'text/html');
	const fresh = find('#survey', parsed);
	const cargo = find('#cargo', parsed);
	const old = find('#cargo');
	// A page that only the browser can show.
	if (!fresh || !cargo || !old) return form.submit();
	// What is in the document carries only the style of its own kinds of questions.
	const style = new CSSStyleSheet();
	style.replaceSync(css);
	document.adoptedStyleSheets = [style];
	form.replaceChildren(...fresh.childNodes);
	old.textContent = cargo.textContent;
	arrived();
}
