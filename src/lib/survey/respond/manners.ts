import { every, filled, find, form, words } from './sheet';

// What single controls do by themselves while they are used. Fields ask for it by data attributes.

/** A slider and a colour always have a value: they take part only once they were touched. */
export function become(control: HTMLInputElement): void {
	const untouched = !control.value;
	control.type = control.dataset['becomes'] ?? '';
	if (untouched) [control.dataset['name'], control.name] = [control.name, ''];
	else behave(control);
}

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
	if (!box || (left > 100 && !find('.left', box))) return;
	const note = find('.left', box) ?? box.appendChild(document.createElement('small'));
	note.className = 'left';
	note.textContent = left > 100 ? '' : filled(words.left, { count: left });
}
