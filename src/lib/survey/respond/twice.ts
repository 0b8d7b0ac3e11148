/** Put in front of this script by what serves it (`keeper-script.ts`): they would weigh on every document. */
declare const EARSHOT_WORDS: Record<'en' | 'zh', { sent: string; anew: string }>;

/**
 * Says in a page that its survey was sent from another one already, and offers a fresh page: beside what is being
 * typed, and before the buttons on every page that is turned to.
 *
 * @param anew what the press on its button does
 */
export function sayTwice(form: HTMLFormElement, anew: () => void): void {
	const lang = /^zh/.test(document.documentElement.lang) ? 'zh' : 'en';
	const words = EARSHOT_WORDS[lang];
	const make = <Tag extends 'div' | 'p' | 'button'>(
		tag: Tag,
		facts: object,
		...inside: (Node | string)[]
	) => {
		const element = Object.assign(document.createElement(tag), facts);
		element.append(...inside);
		return element;
	};
	const button = make('button', { type: 'button', onclick: anew }, words.anew);
	const box = make('div', { className: 'status' }, make('p', {}, words.sent));
	box.append(make('p', { className: 'quiet' }, button));
	// Beside an author's words in another language.
	Object.assign(box, { role: 'alert', lang: lang === 'zh' ? 'zh-CN' : lang, dir: 'ltr' });
	const place = (after: Element | null | undefined) => (after ?? form.querySelector('#status'))?.after(box);
	place(document.activeElement?.closest('section > *'));
	box.scrollIntoView({ block: 'nearest' });
	form.addEventListener('earshot:turned', () => place(null));
}
