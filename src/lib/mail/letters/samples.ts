import type { PlannedQuestion } from '$lib/survey/plan';
import { htmlOf } from './compile.server';
import { inHtml } from './fill';
import { sourceOf } from './frame';
import type { Drawing, Facts, Letter } from './letter';
import { parted } from './marks';

// Letters with something in them: for tests, the bench, and whoever wants to look at one.

/** @returns what the letter is drawn from in `language`; any part of it may be another */
export function sampleDrawing(letter: Letter, language = 'en', other: Partial<Drawing> = {}): Drawing {
	const words = letter.words[language] ?? letter.words['en'];
	if (!words) throw new Error(`the letter ${letter.id} has no words`);
	const chinese = language.startsWith('zh');
	const team = chinese ? '南港图书馆' : 'Southport Library';
	const survey = chinese ? '2026 读者问卷' : 'Readers 2026';
	return {
		language,
		words,
		brand: null,
		question: letter.id === 'invitation' || letter.id === 'reminder' ? recommend : null,
		anonymous: true,
		...other,
		facts: {
			team,
			origin: 'https://survey.example.org',
			...(letter.id === 'digest' ? { rows: JSON.stringify(week) } : {}),
			...(letter.bulk && letter.id !== 'digest' && letter.id !== 'trial' ? { survey } : {}),
			...other.facts
		}
	};
}

/** The first of the registry's letters by this id. */
export function sampleLetter(letters: Readonly<Record<string, Letter>>, id: string): Letter {
	const letter = letters[id];
	if (!letter) throw new Error(`there is no letter ${id}`);
	return letter;
}

const week = [
	{ survey: 'Readers 2026', week: 128, total: 1904 },
	{ survey: 'After a visit', week: 1, total: 12 }
];

/** Links are as long as real ones (token.ts). */
export const sampleFacts: Facts = {
	name: 'Mei Chen',
	address: 'mei.chen@example.org',
	department: 'Sales',
	inviter: 'Ada Lovelace',
	$link: `https://survey.example.org/a/${'aB3_'.repeat(10)}xyz`,
	$unsubscribe: `https://survey.example.org/u/${'aB3-'.repeat(10)}xyz`
};

const recommend: PlannedQuestion & { look: string; low: object; high: object } = {
	kind: 'nps',
	name: 'nps',
	title: {
		en: 'How likely are you to recommend us to a friend or colleague?',
		'zh-cn': '您有多大可能向朋友或同事推荐我们？'
	},
	look: 'numbers',
	choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) })),
	low: { en: 'Not at all likely', 'zh-cn': '完全不可能' },
	high: { en: 'Extremely likely', 'zh-cn': '极有可能' }
};

/**
 * The long way round, to compare `fill` with: one recipient's escaped values written into the source, and that compiled.
 */
export function compiledForOne(letter: Letter, drawing: Drawing, facts: Facts): Promise<string> {
	const write = (marked: string): string =>
		parted(marked)
			.map((part) => (typeof part === 'string' ? part : inHtml(facts, part)))
			.join('');
	const { mjml, skeleton } = sourceOf(letter, drawing);
	return htmlOf({ mjml: write(mjml), skeleton: (...given) => write(skeleton(...given)) });
}
