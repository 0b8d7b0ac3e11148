import {
	CAMPAIGN_KINDS,
	CAMPAIGN_LETTERS,
	type CampaignLetter,
	type CampaignPlan,
	type LanguageRule
} from '$lib/mail/campaign';
import { planFrom } from '$lib/mail/campaign-parse';
import { withWords, WORD_FIELDS, wordsOf, type Usual } from '$lib/mail/own-words';
import { isProblemCode } from '$lib/problem';
import { nameFrom, type Written } from './document';

// The whole draft as one form, for where no script saves it.

export const textIn = (form: FormData, name: string): string => {
	const value = form.get(name);
	// Postgres has no U+0000.
	return typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').trim() : '';
};

/** No draft has a revision below 1: a form without one counts as out of date. */
export function revisionIn(form: FormData): number {
	const revision = Number(textIn(form, 'revision'));
	return Number.isInteger(revision) && Math.abs(revision) < 2 ** 31 ? revision : 0;
}

export const letterIn = (form: FormData): CampaignLetter =>
	CAMPAIGN_LETTERS.find((one) => one === textIn(form, 'letter')) ?? 'invitation';

const ids = (form: FormData, name: string): string[] => [
	...new Set(form.getAll(name).filter((value) => typeof value === 'string'))
];

/** Full-width digits are digits to whoever types Chinese. */
export const numberFrom = (typed: string): number =>
	/^\d{1,9}$/.test(typed.normalize('NFKC')) ? Number(typed.normalize('NFKC')) : NaN;

const languageIn = (form: FormData): LanguageRule =>
	textIn(form, 'language_by') === 'fixed'
		? { by: 'fixed', language: textIn(form, 'fixed') }
		: { by: 'contact', otherwise: textIn(form, 'otherwise') };

function lettersIn(form: FormData, base: CampaignPlan, usual: Usual): CampaignPlan['letters'] {
	const [letter, language] = [letterIn(form), textIn(form, 'language')];
	if (!form.has('subject') || !usual[letter][language]) return base.letters;
	const words = { ...wordsOf(base, letter, language, usual) };
	// Browsers send line ends as two characters.
	for (const field of WORD_FIELDS)
		if (form.has(field)) words[field] = textIn(form, field).replaceAll('\r\n', '\n');
	return withWords(base, letter, language, words, usual);
}

const whenIn = (form: FormData): Pick<CampaignPlan, 'begins' | 'zone' | 'reminders' | 'ends' | 'thanks'> => ({
	begins: textIn(form, 'at_once') === 'no' ? textIn(form, 'begins').slice(0, 16) : null,
	zone: textIn(form, 'zone'),
	reminders: form
		.getAll('reminder')
		.map((value) => String(value).trim())
		.filter(Boolean)
		.map(numberFrom),
	ends: numberFrom(textIn(form, 'ends')),
	thanks: form.has('thanks')
});

/**
 * @param base what the form does not hold stays as it is there
 * @returns what to save, or the name of the first field that cannot be kept
 */
export function writtenIn(form: FormData, base: CampaignPlan, usual: Usual): Written | { wrong: string } {
	const name = nameFrom(textIn(form, 'name'));
	if (!name) return { wrong: 'name' };
	const sampled = form.has('sampled');
	try {
		const plan = planFrom({
			...base,
			...whenIn(form),
			kind: CAMPAIGN_KINDS.find((one) => one === textIn(form, 'kind')) ?? base.kind,
			audience: {
				everyone: textIn(form, 'who') === 'everyone',
				lists: ids(form, 'list'),
				contacts: ids(form, 'contact')
			},
			language: languageIn(form),
			letters: lettersIn(form, base, usual),
			sampling: sampled ? { most: numberFrom(textIn(form, 'most')), by: textIn(form, 'by') || null } : null,
			again: form.has('again')
		});
		return { name, plan };
	} catch (thrown) {
		const { code, facts }: { code?: unknown; facts?: { field?: unknown } } = Object(thrown);
		if (typeof code !== 'string' || !isProblemCode(code)) throw thrown;
		return { wrong: String(facts?.field ?? '').split('.')[0] ?? '' };
	}
}
