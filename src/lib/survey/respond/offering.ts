import { every, find, isQuestion, places } from './sheet';

/**
 * Shows the choices that are offered as things stand.
 * @returns whether a choice came or went
 */
export function offer(): boolean {
	let moved = false;
	for (const { part, id, now } of places()) {
		if (!isQuestion(part)) continue;
		for (const element of every<HTMLOptionElement>(`#${id} [data-choice]`)) {
			const index = Number(element.dataset['choice']);
			const hidden = now.allows?.(part, index) === false;
			moved ||= hidden !== element.hidden;
			element.hidden = hidden;
			const box = find<HTMLInputElement>('input', element);
			// What is chosen already can still be left.
			const off = now.offers?.(part, index) === false && !(box ? box.checked : element.selected);
			(box ?? element).disabled = hidden || off;
		}
	}
	return moved;
}
