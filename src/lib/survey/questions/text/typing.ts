import type { Sheet } from '../question';
import { shown, signsOf, taken, type Mask } from './masks';

// Helps with typing in a given form: puts the signs between, and writes it out once it is whole.

const maskOf = (target: EventTarget | null): Mask | undefined =>
	target instanceof HTMLInputElement && target.dataset['mask']
		? JSON.parse(target.dataset['mask'])
		: undefined;

/** What stands after `text` in the pattern anyway. */
function following(pattern: string, text: string): string {
	const signs = signsOf(pattern) ?? [];
	const next = signs.slice(text.length).findIndex(({ fixed }) => !fixed);
	const end = next < 0 ? signs.length : text.length + next;
	return signs
		.slice(text.length, end)
		.map(({ sign }) => sign)
		.join('');
}

export function typing({ form, changed }: Sheet): void {
	form.addEventListener('beforeinput', (event) => {
		const { target, data } = event;
		const mask = maskOf(target);
		if (mask?.type !== 'pattern' || !(target instanceof HTMLInputElement) || !data) return;
		const { value, selectionStart } = target;
		if (selectionStart !== value.length) return;
		const before = following(mask.pattern, value);
		if (before && !before.startsWith(data)) target.value += before;
	});
	form.addEventListener('change', ({ target }) => {
		const mask = maskOf(target);
		if (!mask || !(target instanceof HTMLInputElement)) return;
		const whole = taken(mask, target.value);
		const text = whole === undefined ? target.value : shown(mask, whole);
		if (text === target.value) return;
		target.value = text;
		changed(target);
	});
}
