/** A row of buttons is one stop of the Tab key; arrows lead along it, as in every toolbar. */
export function roving(node: HTMLElement): () => void {
	const items = () => Array.from(node.querySelectorAll<HTMLElement>('button:not(:disabled)'));
	const stop = (at: number) => {
		for (const [index, item] of items().entries()) item.tabIndex = index === at ? 0 : -1;
	};
	const keys = (event: KeyboardEvent) => {
		const all = items();
		const at = all.findIndex((item) => item === document.activeElement);
		const back = getComputedStyle(node).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
		const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
		const to = { [back]: at - 1, [on]: at + 1, Home: 0, End: all.length - 1 }[event.key];
		if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		const next = (to + all.length) % all.length;
		stop(next);
		all[next]?.focus();
	};
	const focused = (event: FocusEvent) => {
		const at = items().findIndex((item) => item === event.target);
		if (at >= 0) stop(at);
	};
	stop(0);
	// Buttons come and go, and are turned off: there is always one to stop at.
	const watch = new MutationObserver(() => {
		if (!items().some((item) => item.tabIndex === 0)) stop(0);
	});
	watch.observe(node, { subtree: true, childList: true, attributeFilter: ['disabled'] });
	node.addEventListener('keydown', keys);
	node.addEventListener('focusin', focused);
	return () => {
		watch.disconnect();
		node.removeEventListener('keydown', keys);
		node.removeEventListener('focusin', focused);
	};
}
