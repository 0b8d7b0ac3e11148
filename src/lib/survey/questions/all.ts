import type { Sheet } from './question';

/** Lets "all" tick and untick the others of its list, and follow them. */
export function ticksAll({ every, onInput, onRefresh, refresh }: Sheet): void {
	const others = (all: Element) =>
		every<HTMLInputElement>(
			'label:not([hidden]) input:enabled:not([data-all],[data-alone],[data-other])',
			all.closest('.choices') ?? all
		);
	onInput((target) => {
		if (!(target instanceof HTMLInputElement) || !('all' in target.dataset)) return;
		for (const box of others(target)) box.checked = target.checked;
		refresh();
	});
	onRefresh(() => {
		for (const all of every<HTMLInputElement>('input[data-all]')) {
			const boxes = others(all);
			all.checked = boxes.length > 0 && boxes.every(({ checked }) => checked);
		}
	});
}
