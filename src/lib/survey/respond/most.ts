import { every } from './sheet';

/** Lets no more choices be ticked than may be: as many as may be are ticked, the others wait. */
export function limit(): void {
	for (const box of every('[data-most]')) {
		const boxes = every<HTMLInputElement>('label:not([hidden]) input:not([data-alone])', box);
		const full = boxes.filter((one) => one.checked).length >= Number(box.dataset['most']);
		for (const one of boxes) one.disabled = full && !one.checked;
	}
}
