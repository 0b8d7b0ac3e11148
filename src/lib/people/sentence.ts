import { m } from '$lib/i18n/paraglide/messages';
import type { Condition, Does, Rule, Subject } from './rule';
import { sayDay, sayLanguage, sayNumber } from './said';

/** A rule as people say it: “Department is one of Sales, Support, and Joined is in this year”. */

const SUBJECT_WORDS: Record<Subject, () => string> = {
	'@language': m.people_language,
	'@domain': m.people_domain,
	'@name': m.people_name,
	'@address': m.people_address,
	'@consent': m.people_consent_day
};

export const DOES_WORDS: Record<Does, () => string> = {
	one_of: m.people_does_one_of,
	none_of: m.people_does_none_of,
	contains: m.people_does_contains,
	known: m.people_does_known,
	unknown: m.people_does_unknown,
	at_least: m.people_does_at_least,
	at_most: m.people_does_at_most,
	before: m.people_does_before,
	after: m.people_does_after,
	this_year: m.people_does_this_year,
	this_month: m.people_does_this_month,
	within_days: m.people_does_within_days
};

const isSubject = (what: string): what is Subject => Object.hasOwn(SUBJECT_WORDS, what);

/** @param what an attribute's name, or one of SUBJECTS */
export const saySubject = (what: string): string => (isSubject(what) ? SUBJECT_WORDS[what]() : what);

/** One value of a condition, as it is read. */
export function sayValue({ what, does }: Pick<Condition, 'what' | 'does'>, value: string): string {
	if (what === '@language') return sayLanguage(value);
	if (does === 'before' || does === 'after') return sayDay(value);
	return does === 'within_days' ? sayNumber(Number(value)) : value;
}

// A list by rule can name hundreds of values; a sentence names the first few.
const NAMED = 6;

function sayValues(condition: Condition): string {
	const { values } = condition;
	const said = values.slice(0, NAMED).map((value) => sayValue(condition, value));
	const rest = values.length - said.length;
	return [...said, ...(rest > 0 ? [m.people_rule_more({ n: sayNumber(rest) })] : [])].join(
		m.people_rule_comma()
	);
}

export function sayCondition(condition: Condition): string {
	const { what, does, values } = condition;
	const facts = { what: saySubject(what), does: DOES_WORDS[does]() };
	if (does === 'within_days') return m.people_rule_days({ what: facts.what, n: sayValues(condition) });
	return values.length
		? m.people_rule_values({ ...facts, values: sayValues(condition) })
		: m.people_rule_plain(facts);
}

/** @returns all of it as one sentence; without a condition it means everybody */
export const sayRule = ({ every }: Rule): string =>
	every.length ? every.map(sayCondition).join(m.people_rule_and()) : m.people_rule_everybody();
