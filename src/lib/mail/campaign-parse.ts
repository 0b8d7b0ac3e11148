import * as v from 'valibot';
import { Problem } from '$lib/problem';
import { CAMPAIGN_KINDS, type CampaignPlan, type LetterWords } from './campaign';

// The gate of campaigns: whatever comes from a browser or a column is a plan, or is refused.

// Longer than anybody's letter, so that what is refused is an accident or an attack.
const LINE = 300;
const PROSE = 5_000;
/** Lists and single people that one campaign may name. */
const MOST_LISTS = 50;
const MOST_CONTACTS = 500;
const MOST_REMINDERS = 3;
const LONGEST_DAYS = 365;

const clean = (text: string): string => text.replaceAll('\u0000', '').toWellFormed();
const line = v.pipe(
	v.string(),
	v.transform((text) => clean(text).replace(/[\r\n\u2028\u2029]+/g, ' ')),
	v.maxLength(LINE)
);
const prose = v.pipe(
	v.string(),
	v.transform((text) => clean(text).replace(/\r\n?/g, '\n')),
	v.maxLength(PROSE)
);
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/));
const id = v.pipe(v.string(), v.uuid());
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_DAYS));

const words = v.object({
	sender: line,
	subject: line,
	preheader: line,
	body: prose,
	button: line,
	closing: prose
}) satisfies v.GenericSchema<unknown, LetterWords>;
const byLanguage = v.record(language, words);

const zone = v.pipe(
	v.string(),
	v.check((name) => {
		try {
			return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
		} catch {
			return false;
		}
	})
);

const plan = v.object({
	format: v.literal(1),
	kind: v.picklist(CAMPAIGN_KINDS),
	audience: v.object({
		everyone: v.boolean(),
		lists: v.pipe(v.array(id), v.maxLength(MOST_LISTS)),
		contacts: v.pipe(v.array(id), v.maxLength(MOST_CONTACTS))
	}),
	language: v.variant('by', [
		v.object({ by: v.literal('contact'), otherwise: language }),
		v.object({ by: v.literal('fixed'), language })
	]),
	letters: v.object({ invitation: byLanguage, reminder: byLanguage, thanks: byLanguage }),
	thanks: v.boolean(),
	sampling: v.nullable(
		v.object({
			most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
			by: v.nullable(v.pipe(v.string(), v.maxLength(60)))
		})
	),
	again: v.boolean(),
	begins: v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))),
	reminders: v.pipe(
		v.array(days),
		v.maxLength(MOST_REMINDERS),
		v.check((all) => all.every((day, at) => at === 0 || day > (all[at - 1] ?? 0)))
	),
	ends: days,
	zone
}) satisfies v.GenericSchema<unknown, CampaignPlan>;

/** @throws Problem `invalid` naming the first field that cannot be kept */
export function planFrom(json: unknown): CampaignPlan {
	const parsed = v.safeParse(plan, json);
	if (!parsed.success) throw new Problem('invalid', { field: v.getDotPath(parsed.issues[0]) ?? '' });
	return parsed.output;
}

/**
 * A campaign as a new one starts: everybody in their own language, two reminders, three weeks.
 *
 * @param languages of the survey, the default first
 * @param zone IANA name
 */
export const freshPlan = (languages: readonly string[], zone: string): CampaignPlan => ({
	format: 1,
	kind: 'pulse',
	audience: { everyone: false, lists: [], contacts: [] },
	language: { by: 'contact', otherwise: languages[0] ?? 'en' },
	letters: { invitation: {}, reminder: {}, thanks: {} },
	thanks: false,
	sampling: null,
	again: false,
	begins: null,
	reminders: [4, 9],
	ends: 21,
	zone
});
