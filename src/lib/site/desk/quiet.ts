/** What can be pressed or filled in for visitors. What is the desk's own is marked, and let be. */
const STOPS = 'a[href], button, input, select, textarea, summary, iframe, video, audio, [tabindex="0"]';
const isOurs = (element: Element) =>
	element.matches('[data-thing]') || element.closest('[data-desk], [data-words]') !== null;

function hush(root: ParentNode): void {
	for (const one of root.querySelectorAll<HTMLElement>(STOPS)) if (!isOurs(one)) one.tabIndex = -1;
}

/**
 * On the canvas, what is inside of blocks is no stop of the Tab key and leads nowhere: there it is looked at and
 * written, not used. Screen readers still find it.
 */
export function quiet(canvas: HTMLElement): () => void {
	const press = (event: MouseEvent) => {
		const { target } = event;
		if (!(target instanceof Element) || target.closest('[data-desk]')) return;
		if (target.closest('a, button, summary, label, input, select, [type=submit]')) event.preventDefault();
	};
	const send = (event: Event) => event.preventDefault();
	const watch = new MutationObserver((changes) => {
		for (const { addedNodes } of changes)
			for (const node of addedNodes) if (node instanceof Element && node.parentNode) hush(node.parentNode);
	});
	hush(canvas);
	watch.observe(canvas, { childList: true, subtree: true });
	canvas.addEventListener('click', press);
	canvas.addEventListener('submit', send, true);
	return () => {
		watch.disconnect();
		canvas.removeEventListener('click', press);
		canvas.removeEventListener('submit', send, true);
	};
}
