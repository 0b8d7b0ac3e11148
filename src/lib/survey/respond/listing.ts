import type { PlannedQuestion } from '../plan';
import { listed } from '../entries';
import { at, every, filled, find, focus, form, hide, isQuestion, places } from './sheet';
import { tell } from './sender';

// Entries come and go in the page as they do without script, when the server draws it anew.

interface List {
	id: string;
	name: string;
	min: number;
	max: number;
	keys: HTMLInputElement[];
}

const listsIn = (name: string): HTMLInputElement[] =>
	every<HTMLInputElement>(`[name="${CSS.escape(listed(name))}"]`, form);

const lists = (): List[] =>
	places().flatMap(({ part, id, name }) =>
		isQuestion(part) && part.inside?.shape === 'list'
			? [{ id, name, min: part.inside.min, max: part.inside.max, keys: listsIn(name) }]
			: []
	);

/** Adds an entry with a key that none had before. @returns the id of its element */
function grow({ id, name }: Pick<List, 'id' | 'name'>): string {
	const template = find<HTMLTemplateElement>(`template[data-entries="${id}"]`);
	if (!template) return '';
	const key = Math.max(
		Number(template.dataset['next'] ?? 0),
		...listsIn(name).map((one) => Number(one.value) + 1),
		0
	);
	template.dataset['next'] = String(key + 1);
	const fresh = document.createElement('template');
	const called = escaped(name);
	fresh.innerHTML = template.innerHTML
		.replaceAll(`${id}-__`, `${id}-${key}`)
		// Beware: in text to replace with, `$$` of a name would be one `$`.
		.replaceAll(`${called}::__`, () => `${called}::${key}`)
		// Not in the lists inside of it: their own entries to be copied have no key yet either.
		.replaceAll(`${called}::" value="__"`, () => `${called}::" value="${key}"`);
	template.before(fresh.content);
	return `${id}-${key}`;
}

/** As this browser writes it in an attribute: not all of them write `<` alike. */
const escaped = (text: string): string => {
	const box = document.createElement('p');
	box.title = text;
	return box.outerHTML.slice('<p title="'.length, -'"></p>'.length);
};

/** Makes a list as long as it should be; for answers that change by themselves. */
export function relist({ name }: PlannedQuestion, length: number): void {
	const list = lists().find((one) => one.name === name);
	if (!list) return;
	for (let n = list.keys.length; n < length; n++) grow(list);
	for (const one of list.keys.slice(length)) find(`#${list.id}-${one.value}`)?.remove();
}

/**
 * What a button that adds or removes an entry asks for.
 * @returns whether this button was one
 */
export function edited(button: HTMLElement | null): boolean {
	const [, does, path = ''] =
		/^earshot:(add|remove)=(.*)$/s.exec(`${button?.getAttribute('name')}=${button?.getAttribute('value')}`) ??
		[];
	const list = lists().find(({ name, keys }) =>
		does === 'add' ? name === path : keys.some(({ value }) => `${listed(name)}${value}` === path)
	);
	if (!button || !list) return false;
	const { id, keys } = list;
	const { words } = at.cargo;
	if (does === 'add') {
		const entry = grow(list);
		settle();
		focus(entry);
		tell(filled(words.added ?? '', { count: keys.length + 1 }));
		return true;
	}
	const asks = button.dataset['confirm'];
	if (asks && !confirm(asks)) return true;
	const gone = keys.findIndex(({ value }) => path === listed(list.name) + value);
	find(`#${id}-${keys[gone]?.value}`)?.remove();
	settle();
	const left = listsIn(list.name);
	const next = left[Math.min(gone, left.length - 1)];
	(find(`#${id}-${next?.value} [data-remove]:not([hidden])`) ?? find(`#${id} [data-add]`))?.focus();
	tell(filled(words.removed ?? '', { count: left.length }));
	return true;
}

/** Says the change, so that everything else follows from it as from any other. */
const settle = (): void => void form.dispatchEvent(new Event('input'));

/** Shows the buttons that can be used. */
export function limits(): void {
	for (const { id, name, min, max, keys } of lists()) {
		for (const button of every(`#${id} [data-add]`))
			if (button.getAttribute('value') === name) button.hidden = keys.length >= max;
		for (const { value } of keys)
			for (const button of every(`#${id}-${value} [data-remove]`))
				if (button.getAttribute('value') === listed(name) + value) button.hidden = keys.length <= min;
		hide(`#${id}-none`, !!keys.length);
	}
}
