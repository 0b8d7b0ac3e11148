import { m } from '$lib/i18n/paraglide/messages';
import { THANKS } from '../compile';
import { ALL, ALONE, OTHER } from '../compiler/choices';
import { REMARK } from '../compiler/elements';
import { SIDES } from '../questions/boolean/compile';
import { SCALES } from '../questions/scales';
import type { Standard } from '../questions/question';
import { directionOf, localeFor, tagOf } from './words';

// The house speaks fewer languages than its authors. Where its words stand beside theirs in another language, they say
// so (WCAG 2.2, 3.1.2): what a screen reader pronounces, a browser breaks and lays out goes by it.

/** What the house's words say of themselves: attributes of the element that they stand in. */
export interface House {
	lang: string;
	/** Where it is not the page's. */
	dir?: 'ltr' | 'rtl';
}

/** A language as it is written: English is one, Chinese is two. */
function writtenIn(language: string): string {
	try {
		const { language: spoken, script } = new Intl.Locale(tagOf(language)).maximize();
		return `${spoken}-${script}`;
	} catch {
		return language;
	}
}

/** @returns undefined where the house speaks as a page in `language` does */
export function houseBeside(language: string): House | undefined {
	const lang = localeFor(language);
	if (writtenIn(language) === writtenIn(lang)) return undefined;
	const dir = directionOf(lang);
	return dir === directionOf(language) ? { lang } : { lang, dir };
}

const HOLE = '\uE000';
/** Whatever it is asked for. */
const holes: Record<string, string> = new Proxy({}, { get: () => HOLE });

/** Where an author wrote nothing, what is compiled speaks. */
const standards: Standard[] = [
	...[OTHER, ALL, ...ALONE].map(({ text }) => text),
	...Object.values(SIDES),
	REMARK,
	THANKS,
	...Object.values(SCALES).flatMap(({ ends, points }) => [ends.low, ends.high, ...(points ?? [])])
];

const pattern = (sentence: string, filled: string): string =>
	sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(HOLE, filled);

/** All the sentences that may stand where an author's may stand too. */
function sentences(lang: 'en' | 'zh-CN'): RegExp {
	const said: Record<string, unknown> = m;
	const spoken = Object.entries(said).flatMap(([key, say]) =>
		/^mistake_|^inside_(row|entry)$/.test(key) && typeof say === 'function'
			? [pattern(String(say(holes, { locale: lang })), key.startsWith('inside') ? '\\d{1,9}' : '[^]{0,200}')]
			: []
	);
	const patterns = [...spoken, ...standards.map((one) => pattern(one[lang === 'en' ? 'en' : 'zh-cn'], ''))];
	return new RegExp(`^(?:${patterns.join('|')})$`, 'u');
}

const known = new Map<string, RegExp>();

/** Whether a sentence is one of the house's, whoever said it. An author who says the very same speaks its language. */
export function isOurs(sentence: string, { lang }: House): boolean {
	const spoken = lang === 'en' ? 'en' : 'zh-CN';
	const pattern = known.get(spoken) ?? sentences(spoken);
	known.set(spoken, pattern);
	return pattern.test(sentence);
}

/** For where no element can say a direction of its own: hints, and what a closed list shows (Unicode 6.3, isolates). */
export const isolated = (words: string, house: House | undefined): string =>
	house?.dir ? `${house.dir === 'ltr' ? '\u2066' : '\u2067'}${words}\u2069` : words;

/** Who says that something is mistaken: the house, unless the author has words for it. */
export const mistakenBy = ({ house }: { house?: House | undefined }, mistake?: string): House | undefined =>
	house && mistake && isOurs(mistake, house) ? house : undefined;
