import { ticksAll } from '../all';
import type { Act, Sheet } from '../question';

// Puts a box to search in above the list, and what is chosen as buttons that take it away again.

function make<Tag extends 'div' | 'p' | 'input' | 'button'>(
	tag: Tag,
	what: Partial<HTMLElementTagNameMap[Tag]>
): HTMLElementTagNameMap[Tag] {
	const made: HTMLElementTagNameMap[Tag] = document.createElement(tag);
	Object.assign(made, what);
	return made;
}

function begin(root: HTMLElement, { every, find, changed, onRefresh }: Sheet): void {
	const words: Record<string, string> = JSON.parse(root.dataset['tagbox'] ?? '{}');
	root.dataset['live'] = '';
	const tags = make('div', { className: 'tags', role: 'group', ariaLabel: words['chosen'] ?? '' });
	const filter = make('input', {
		type: 'search',
		className: 'filter',
		placeholder: words['hint'] || (words['filter'] ?? ''),
		ariaLabel: words['filter'] ?? '',
		autocomplete: 'off'
	});
	const live = make('p', { className: 'sr', ariaLive: 'polite' });
	root.prepend(tags, filter, live);

	filter.oninput = (event) => {
		// A search is no answer.
		event.stopPropagation();
		const wanted = filter.value.trim().toLowerCase();
		let count = 0;
		for (const label of every('.choice', root)) {
			const fits = (label.textContent ?? '').toLowerCase().includes(wanted);
			label.classList.toggle('unfit', !fits);
			if (fits && !label.hidden) count++;
		}
		live.textContent = wanted ? (words['found'] ?? '').replace('{count}', String(count)) : '';
	};
	filter.onkeydown = (event) => {
		if (event.key !== 'Enter') return;
		event.preventDefault();
		const [only, ...more] = every('.choice:not(.unfit,[hidden]) input:enabled', root);
		if (only && !more.length && filter.value) only.click();
	};

	const show = () => {
		const chosen = every<HTMLInputElement>('input:checked:not([data-all])', root);
		const texts = chosen.map((box) => box.parentElement?.textContent ?? '');
		if (tags.dataset['of'] === JSON.stringify(texts)) return;
		tags.dataset['of'] = JSON.stringify(texts);
		tags.replaceChildren(
			...chosen.map((box, at) =>
				make('button', {
					type: 'button',
					textContent: `${texts[at] ?? ''} ×`,
					ariaLabel: (words['remove'] ?? '').replace('{item}', () => texts[at] ?? ''),
					onclick() {
						box.checked = false;
						changed(box);
						show();
						(find(`button:nth-child(${at + 1})`, tags) ?? find('button:last-child', tags) ?? filter).focus();
					}
				})
			)
		);
	};
	onRefresh(show);
	show();
}

export const act: Act = (sheet) => {
	const all = () =>
		sheet.every('[data-tagbox]:not([data-live])', sheet.form).forEach((root) => begin(root, sheet));
	sheet.onRefresh(all);
	ticksAll(sheet);
	all();
};
