import { m } from '$lib/i18n/paraglide/messages';
import type { Locale } from '$lib/i18n/paraglide/runtime';
import type { Mistakes } from '../mistakes';
import type { Words } from '../plan';
import type { Mistake } from '../questions/question';

const RIGHT_TO_LEFT = /^(ar|fa|he|iw|ur|ps|sd|ug|yi|dv|ckb|ku-arab)\b/i;

/** The interface's words that stand beside a survey in `language` (as SurveyJS spells it). */
export const localeFor = (language: string): Locale => (/^zh\b/i.test(language) ? 'zh-CN' : 'en');

export const directionOf = (language: string): 'ltr' | 'rtl' =>
	RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';

/** `zh-cn` as HTML wants it: `zh-CN`. What is no language tag at all comes back as it is. */
export function tagOf(language: string): string {
	try {
		return Intl.getCanonicalLocales(language)[0] ?? language;
	} catch {
		return language;
	}
}

const SCRIPTS: Record<string, string> = { 'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant' };

/** A language in its own words: "English", "简体中文". */
export function nameOf(language: string): string {
	const tag = SCRIPTS[language] ?? tagOf(language);
	try {
		return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? language;
	} catch {
		return language;
	}
}

/** Every sentence of a mistake by its code; `{max}` and the like are its facts. */
type Sentences = { [Code in keyof Mistakes as `mistake_${Code}`]: unknown };
const sentences: Sentences & Record<string, unknown> = m;

/**
 * The sentence of a refusal: the author's own if there is one, else the house's.
 * @param say how the author's words are said
 */
export function sentenceOf(mistake: Mistake, say: (words: Words) => string, locale: Locale): string {
	if (mistake.message !== undefined) return say(mistake.message);
	const sentence = sentences[`mistake_${mistake.code}`];
	return typeof sentence === 'function'
		? sentence(mistake.facts ?? {}, { locale })
		: m.mistake_not_an_answer({}, { locale });
}

const holes = { min: '{min}', max: '{max}', step: '{step}', name: '{name}' };

/** The sentence of a mistake with its facts still open: "Please choose at most {max}." */
export const openSentence = (code: string, locale: Locale): string =>
	sentenceOf({ code, facts: holes }, String, locale);
