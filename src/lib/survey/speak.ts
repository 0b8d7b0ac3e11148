import { fill } from './expression/template';
import type { Plan, Template, Words } from './plan';

/** @returns the text in `language`; a plan has each of its languages, so another one gets any of them */
export function inLanguage(words: Words, language: string): Template {
	if (typeof words === 'string' || Array.isArray(words)) return words;
	return (Object.hasOwn(words, language) ? words[language] : Object.values(words)[0]) ?? '';
}

/**
 * Author's words as a reader sees them.
 *
 * @param words `undefined` where the author wrote none: ''
 * @param resolve what stands in the place of `{path}`; undefined leaves the braces as they are
 */
export const speak = (
	words: Words | undefined,
	language: string,
	resolve: (path: string) => string | undefined
): string => (words === undefined ? '' : fill(inLanguage(words, language), resolve));

/**
 * The language to answer in. A wish for `zh` or `zh-Hans-CN` is met by `zh-cn`, and the other way round.
 *
 * @param wanted languages in the order of preference, from a link, a cookie or a browser
 */
export function pickLanguage(plan: Pick<Plan, 'languages'>, wanted: readonly string[]): string {
	const first = plan.languages[0] ?? 'en';
	for (const wish of wanted.slice(0, 20).map((language) => language.toLowerCase())) {
		const exact = plan.languages.find((language) => language.toLowerCase() === wish);
		if (exact) return exact;
		const [main] = wish.split('-');
		// A reader of Traditional Chinese is better served by the first language than by a wrong guess.
		const near = plan.languages.find((language) => language.toLowerCase().split('-')[0] === main);
		if (near && !(main === 'zh' && traditional(wish) !== traditional(near))) return near;
	}
	return first;
}

const traditional = (language: string): boolean => /hant|-tw|-hk|-mo/i.test(language);
