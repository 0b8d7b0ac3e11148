import { elementsOf, type Definition } from '../definition';
import type { Standard } from '../questions/question';

/**
 * THE CONTRACT of a starting template.
 *
 * To add one: write `<name>.ts` with `export const template: Template`. `registry.ts` finds it and
 * `contract.test.ts` holds it to the rules: both languages throughout, at most eight questions, nothing that
 * stands in the way of publishing. One idea a question, scales with two equal sides, a "why" that may be
 * left out.
 */
export interface Template {
	/** Where it stands in the gallery; lower is earlier. */
	order: number;
	name: Standard;
	/** What a survey made from it is called at first, where that is not the template's own name. */
	startsAs?: Standard;
	/** When to use it, in one sentence. */
	purpose: Standard;
	definition: Definition;
}

/** @returns a text in both languages, as SurveyJS writes it */
export const both = (en: string, zh: string) => ({ default: en, 'zh-cn': zh });

/** @returns a choice with its own value, so that its words may be changed later */
export const choice = (value: string, en: string, zh: string) => ({ value, text: both(en, zh) });

/** @returns how far a statement is agreed with, from 1 to 5 */
export const agreement = (name: string, en: string, zh: string) => ({
	type: 'rating',
	name,
	title: both(en, zh),
	rateMin: 1,
	rateMax: 5,
	minRateDescription: both('Strongly disagree', '非常不同意'),
	maxRateDescription: both('Strongly agree', '非常同意')
});

const titles = (definition: Definition): Record<string, string>[] =>
	elementsOf(definition).flatMap(({ element }) =>
		element['type'] === 'panel' ? [] : [Object(element['title'])]
	);

/** Seconds that an answer takes: a press, or a sentence. Rounded up from our own trials; a promise to keep. */
const SECONDS = { press: 8, write: 25 };

/** @returns what a gallery says about it: what it asks in the person's words, and how long that takes */
export function glanceAt({ name, purpose, definition }: Template, language: 'en' | 'zh-cn') {
	const kinds = elementsOf(definition).map(({ element }) => element['type']);
	const seconds = kinds.reduce<number>(
		(sum, kind) => sum + (kind === 'comment' || kind === 'text' ? SECONDS.write : SECONDS.press),
		0
	);
	return {
		name: name[language],
		purpose: purpose[language],
		questions: titles(definition).map((title) => title[language === 'en' ? 'default' : language] ?? ''),
		minutes: Math.max(1, Math.round(seconds / 60))
	};
}

/** @returns what a survey made from it is called at first */
export const nameIn = ({ name, startsAs }: Template, language: 'en' | 'zh-cn'): string =>
	(startsAs ?? name)[language];

/** @returns the definition to start with: the same words, in the author's language first */
export const startIn = ({ definition }: Template, language: 'en' | 'zh-cn'): Definition =>
	language === 'en' ? definition : { locale: language, ...definition };
