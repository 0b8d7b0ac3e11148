import { allQuestions, remarkName } from '../course';
import { INSIDE, type RulesByKind } from '../questions/question';
import type { Answers, Plan } from '../plan';
import { same } from '../same';
import { listed } from '../entries';
import { every, find, form } from './sheet';
import { relist } from './listing';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Writes answers into the form.
 * @param before as they are in the form: what is the same is left alone
 */
export function fill(plan: Plan, before: Answers, after: Answers, rules: RulesByKind): void {
	for (const question of allQuestions(plan)) {
		const { name, kind, inside } = question;
		const [was, is] = [before[name], after[name]];
		const remark = remarkName(question);
		if (!same(before[remark], after[remark])) write(remark, [String(after[remark] ?? '')]);
		if (same(was, is)) continue;
		const posted = is === undefined ? [] : (rules[kind]?.post(question, is, rules) ?? []);
		if (inside?.shape === 'list') relist(question, Array.isArray(is) ? is.length : inside.start);
		// Entries are posted by their places; the form knows them by their keys.
		const keys = every<HTMLInputElement>(`[name="${CSS.escape(listed(name))}"]`).map(({ value }) => value);
		const own = posted
			.filter(([field]) => field !== listed(name))
			.map(([field, value]): [string, string] => {
				const [outer = '', place = '', ...rest] = field.split(INSIDE);
				const key = inside?.shape === 'list' ? keys[Number(place)] : undefined;
				return [key === undefined ? field : [outer, key, ...rest].join(INSIDE), value];
			});
		const controls = controlsOf(name);
		for (const field of new Set([...controls, ...own.map(([field]) => field)]))
			write(
				field,
				own.filter(([one]) => one === field).map(([, value]) => value)
			);
	}
}

/** The names of all controls of a question, without the list of its entries. */
const controlsOf = (name: string): string[] =>
	every<HTMLInputElement>('[name]', form)
		.map((control) => control.name)
		.filter((one) => one === name || (one.startsWith(name + INSIDE) && !one.endsWith(INSIDE)));

function write(name: string, values: string[]): void {
	const controls = every<Control>(`[name="${CSS.escape(name)}"],[data-name="${CSS.escape(name)}"]`, form);
	controls.forEach((control, index) => {
		if (control instanceof HTMLSelectElement && control.multiple)
			for (const option of control.options) option.selected = values.includes(option.value);
		else if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type))
			control.checked = values.includes(control.value);
		else control.value = values[index] ?? '';
		if (values.length) control.name ||= control.dataset['name'] ?? '';
	});
	// What respondents do not change themselves may have had no answer to carry so far.
	const [first] = controls;
	const box = find(`[data-fixed="${CSS.escape(name)}"]`);
	if (box && !first)
		for (const value of values)
			box.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
}
