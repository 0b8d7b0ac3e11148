import { text } from '$lib/account/credentials';
import type { Attribute, AttributeKind } from '$lib/people/attribute';
import { DOES, doesFor, MOST_CONDITIONS, ruleFrom, TAKES, type Does, type Rule } from '$lib/people/rule';
import { Problem } from '$lib/problem';

/** A condition as somebody is writing it: it may not be one yet. */
export interface DraftCondition {
	what: string;
	does: Does;
	values: string[];
}

export interface Draft {
	name: string;
	every: DraftCondition[];
}

/** What is said of everybody without being an attribute, in the order in which it is offered. */
export const OFFERED = ['@language', '@domain', '@consent', '@name', '@address'] as const;

export const MOST_LIST_NAME = 120;

/** Of what is no attribute, its kind says nothing. */
export const kindOf = (what: string, known: readonly Attribute[]): AttributeKind =>
	known.find(({ name }) => name === what)?.kind ?? 'text';

/** A condition to begin with. */
export const begun = (what: string, known: readonly Attribute[]): DraftCondition => ({
	what,
	does: doesFor(what, kindOf(what, known))[0] ?? 'known',
	values: []
});

export const firstWhat = (known: readonly Attribute[]): string => known[0]?.name ?? OFFERED[0];

/** What was said of a department cannot be said of a day. */
function fitting({ what, does, values }: DraftCondition, known: readonly Attribute[]): DraftCondition {
	const possible = doesFor(what, kindOf(what, known));
	return possible.includes(does) ? { what, does, values } : begun(what, known);
}

function conditionIn(form: FormData, at: number): DraftCondition {
	const does = DOES.find((one) => one === form.get(`does.${at}`)) ?? 'known';
	const values = form
		.getAll(`values.${at}`)
		.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '').trim() : ''))
		.filter(Boolean);
	return { what: text(form, `what.${at}`), does, values: [...new Set(values)] };
}

/** What a form says of a list, with what its buttons do to it: `add`, `remove 2`. */
export function draftFrom(form: FormData, known: readonly Attribute[]): Draft {
	const rows = Math.min(Number(text(form, 'rows')) || 0, MOST_CONDITIONS);
	let every = Array.from({ length: rows }, (_, at) => fitting(conditionIn(form, at), known));
	const then = text(form, 'then');
	const [, gone] = /^remove (\d+)$/.exec(then) ?? [];
	if (gone !== undefined) every = every.filter((_, at) => at !== Number(gone));
	if (then === 'add' && every.length < MOST_CONDITIONS) every.push(begun(firstWhat(known), known));
	return { name: text(form, 'name').trim(), every };
}

/** Which of them say nothing yet. */
export const unfinished = ({ every }: Pick<Draft, 'every'>): boolean[] =>
	every.map((condition) => ruleOf({ every: [condition] }) === null);

/** @returns the rule, or null while a condition says nothing yet */
export function ruleOf({ every }: Pick<Draft, 'every'>): Rule | null {
	try {
		return ruleFrom({ every: every.map(({ what, does, values }) => ({ what, does, values: [...values] })) });
	} catch (thrown) {
		if (thrown instanceof Problem) return null;
		throw thrown;
	}
}

export interface ListMistakes {
	name: 'missing' | 'long' | null;
	every: boolean[];
}

/** @returns what stands in the way of keeping it, or null */
export function mistakesOf(draft: Draft): ListMistakes | null {
	const name = !draft.name ? 'missing' : draft.name.length > MOST_LIST_NAME ? 'long' : null;
	const every = unfinished(draft);
	return name || every.includes(true) ? { name, every } : null;
}

/** Whether its values are picked from those that occur. Names and addresses of people are not offered as a choice. */
export const picks = ({ what, does }: Pick<DraftCondition, 'what' | 'does'>): boolean =>
	TAKES[does] === 'texts' && what !== '@name' && what !== '@address';
