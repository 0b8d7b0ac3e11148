/**
 * Of a ranking of some choices only: keeps the button of an item in step, which gives it a place and takes it away.
 *
 * @param items those that are shown
 * @param moved numbers them all, and says where this one is
 */
export function pick(
	root: HTMLElement,
	item: HTMLElement,
	items: () => HTMLElement[],
	moved: (item: HTMLElement) => void
): void {
	const [one, box] = [item.querySelector<HTMLElement>('.toggle'), item.querySelector('input')];
	if (!one || !box) return;
	const { take = '', leave = '', part } = root.dataset;
	one.textContent = box.value ? '×' : '+';
	one.ariaLabel = (box.value ? leave : take).replace(
		'{item}',
		() => item.querySelector('.what')?.textContent ?? ''
	);
	one.onclick = ({ isTrusted }) => {
		const ranked = items().filter((other) => other !== item && other.querySelector('input')?.value);
		if (!box.value && ranked.length >= Number(part)) return;
		// Which number it is follows from where it stands.
		box.value = box.value ? '' : '1';
		const last = ranked.at(-1);
		if (last) last.after(item);
		else item.parentNode?.prepend(item);
		moved(item);
		// It left the document for a moment.
		if (isTrusted) one.focus();
	};
}
