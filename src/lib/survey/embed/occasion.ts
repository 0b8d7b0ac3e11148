// When a popup or a slide-in opens by itself. Runs on the host's page.

const keyOf = (element: Element) => 'earshot:' + element.getAttribute('survey');

// A browser may refuse its storage: then nothing is remembered, and cookies are never asked instead.
const stored = <T>(deed: (storage: Storage) => T): T | undefined => {
	try {
		return deed(localStorage);
	} catch {
		return undefined;
	}
};

/** Whether this survey was closed or answered on the host's page before, in this browser. */
export const remembered = (element: Element): boolean =>
	!element.hasAttribute('repeat') && Boolean(stored((storage) => storage.getItem(keyOf(element))));

export const remember = (element: Element, what: 'closed' | 'completed'): void =>
	stored((storage) => storage.setItem(keyOf(element), what));

/**
 * Waits for what the element declares: `open` (a selector: pressing what it finds), `delay` (seconds), `scroll`
 * (how far down the page, in percent). With none of them it is due at once.
 * @param signal ends the waiting
 */
export function arm(
	element: Element,
	signal: AbortSignal,
	{ pressed, due }: { pressed: () => void; due: () => void }
): void {
	const [open, delay, scroll] = ['open', 'delay', 'scroll'].map((name) => element.getAttribute(name));
	if (open)
		document.addEventListener(
			'click',
			({ target }) => target instanceof Element && target.closest(open) && pressed(),
			{ signal }
		);
	const once = new AbortController();
	signal.addEventListener('abort', () => once.abort());
	const now = () => {
		if (once.signal.aborted) return;
		once.abort();
		due();
	};
	const far = () => {
		const { scrollHeight } = document.documentElement;
		if (((scrollY + innerHeight) / scrollHeight) * 100 >= Number(scroll)) now();
	};
	if (scroll) {
		addEventListener('scroll', far, { signal: once.signal, passive: true });
		far();
	}
	if (delay || (!open && !scroll)) setTimeout(now, Number(delay ?? 0) * 1000);
}
