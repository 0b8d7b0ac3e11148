import type { Act } from '../questions/question';
import { at, engine, every, find, form, places } from './sheet';

// Where the house's words are in another language than the page: what the script says is marked as soon as it is said.

/** What behaviours make with the house's words in it. Of the second, only what is heard is: it keeps its direction. */
const SPOKEN =
	'#status,.left,.ranking>.about,.ranking>.sr,.tagbox>.sr,#survey p.choice,[data-pad]+.about,canvas~button';
const HEARD = '.ranking button,.tags,.tags button,.filter,canvas';

function mark(element: HTMLElement | null, ours: boolean, heardOnly = false): void {
	const { lang = '', dir = '' } = at.cargo.house ?? {};
	for (const [name, value] of [
		['lang', lang],
		['dir', heardOnly ? '' : dir]
	] as const) {
		if (ours && value) element?.setAttribute(name, value);
		else element?.removeAttribute(name);
	}
}

/** Mistakes whose sentences are the author's, by element id. */
function theirs(): Set<string> {
	const mistakes = engine.mistakes(at.now, at.page);
	return new Set(
		places().flatMap(({ path, id }) => (mistakes[path]?.message === undefined ? [] : [`${id}-mistake`]))
	);
}

function look(): void {
	const { house } = at.cargo;
	if (!house) return;
	const authored = theirs();
	for (const one of every('.mistake:not([hidden])')) mark(one, !authored.has(one.id));
	const forward = find<HTMLButtonElement>('#forward');
	mark(forward, forward?.value === 'send' ? house.send : house.next);
	for (const one of every(SPOKEN)) mark(one, true);
	for (const one of every(HEARD)) mark(one, true, true);
	// What was answered is not the house's.
	const { lang, dir } = document.documentElement;
	for (const one of every<HTMLTextAreaElement>('#status textarea')) Object.assign(one, { lang, dir });
}

let watching: MutationObserver | undefined;

export const act: Act = () => {
	watching ??= new MutationObserver(look);
	// Asked again, it watches the same but once.
	watching.observe(form, { childList: true, subtree: true, characterData: true });
	// What the behaviours of this page have made before.
	queueMicrotask(look);
};
