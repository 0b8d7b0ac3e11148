import { OPEN } from '../number';
import type { Act, Sheet } from '../question';

// Makes sliders of the boxes for numbers. A slider always has a value: it takes part only once it was touched.

function begin(root: HTMLElement, { every, find, changed }: Sheet): void {
	const { format, called }: { format: string; called: [number, string][] } = JSON.parse(
		root.dataset['slider'] ?? '{}'
	);
	root.dataset['live'] = '';
	const ends = every<HTMLInputElement>('input', root);

	const say = () => {
		for (const end of ends) {
			const name = called.find(([value]) => value === Number(end.value))?.[1];
			const text = format ? format.replaceAll(OPEN, end.value) : end.value;
			const said = end.name ? [text, name].filter(Boolean).join(' · ') : '–';
			end.ariaValueText = said;
			const output = find<HTMLOutputElement>('output', end.parentElement ?? root);
			if (output) output.value = said;
		}
	};
	const touch = () => {
		for (const end of ends) end.name ||= end.dataset['name'] ?? '';
		root.classList.remove('untouched');
		say();
	};

	const untouched = ends.every(({ value }) => !value);
	ends.forEach((end, at) => {
		const { value, min, max } = end;
		end.type = 'range';
		// The two ends of a range start where it starts and where it ends.
		end.value = value || (ends.length > 1 ? (at ? max : min) : end.value);
		if (untouched) [end.dataset['name'], end.name] = [end.name, ''];
		end.addEventListener('input', touch);
		// Whoever means the value at which it stands touches it, and moves nothing.
		end.addEventListener('click', () => {
			if (end.name) return;
			touch();
			changed(end);
		});
	});
	root.classList.toggle('untouched', untouched);
	say();
}

export const act: Act = (sheet) => {
	const all = () =>
		sheet.every('[data-slider]:not([data-live])', sheet.form).forEach((root) => begin(root, sheet));
	sheet.onRefresh(all);
	all();
};
