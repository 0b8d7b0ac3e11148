import { become } from './become';
import { at, every, filled, find, form } from './sheet';

// What single controls do by themselves while they are used. Fields ask for it by data attributes.

export function behave(target: EventTarget | null): void {
	if (target instanceof HTMLTextAreaElement) count(target);
	if (!(target instanceof HTMLInputElement)) return;
	target.name ||= target.dataset['name'] ?? '';
	if (target.type === 'range') Object.assign(target.nextElementSibling ?? {}, { value: target.value });
	if (target.type !== 'checkbox' || !target.checked) return;
	// "None" stands alone: choosing it clears the rest, choosing anything else clears it.
	const alone = 'alone' in target.dataset;
	for (const box of every<HTMLInputElement>(':checked', form)) {
		if (box !== target && box.name === target.name && (alone || 'alone' in box.dataset)) box.checked = false;
	}
}

/** How much may still be written, once it matters. */
function count(text: HTMLTextAreaElement): void {
	const left = text.maxLength - text.value.length;
	const box = text.parentElement;
	if (!box || text.maxLength < 0 || (left > 100 && !find('.left', box))) return;
	const note = find('.left', box) ?? box.appendChild(document.createElement('small'));
	note.className = 'left';
	note.textContent = left > 100 ? '' : filled(at.cargo.words.left, { count: left });
}

export const prepare = (): void => every<HTMLInputElement>('[data-becomes]').forEach(become);
