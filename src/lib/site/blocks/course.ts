import { blocksIn, pagesIn, type Block, type Fields, type SiteDocument } from '../site';
import { entriesIn, numberIn, wordsIn } from './held';

interface Speaks {
	language: string;
	languages: readonly string[];
}

export interface Option {
	/** What the form posts: its place, which says nothing of whether it is right. */
	value: string;
	text: string;
	right: boolean;
}

export interface QuizItem {
	/** Of the control. */
	name: string;
	question: string;
	why: string;
	options: readonly Option[];
}

/** The right answer is written first: where it stands among the others follows from the block and the question. */
const OPTIONS = ['right', 'wrong', 'other', 'another'] as const;

const turned = <One>(all: readonly One[], by: number): One[] =>
	all.map((_, at) => all[(at + by) % all.length]).filter((one) => one !== undefined);

const sumOf = (text: string): number =>
	[...text].reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7) % 9973;

/** @returns the questions that can be answered: with words, a right answer and a wrong one */
export function quizIn({ id, fields }: Pick<Block, 'id' | 'fields'>, speaks: Speaks): QuizItem[] {
	return entriesIn(fields, 'quiz').flatMap((entry, at): QuizItem[] => {
		const written = OPTIONS.map((name) => ({ text: wordsIn(entry, name, speaks), right: name === 'right' }));
		const options = turned(
			written.filter(({ text }) => text),
			sumOf(`${id}/${at}`)
		).map((option, place) => ({ ...option, value: String(place) }));
		const question = wordsIn(entry, 'question', speaks);
		const whole = question && options.some(({ right }) => right) && options.length > 1;
		return whole ? [{ name: `q${at}`, question, why: wordsIn(entry, 'why', speaks), options }] : [];
	});
}

const PASS = 80;

export interface Graded {
	right: number;
	of: number;
	needed: number;
	passed: boolean;
	/** The questions that were not answered right, with what is worth another look. */
	again: readonly { question: string; why: string }[];
}

/** @param posted what the form said, by name @returns how it went; nothing is passed where nothing is asked */
export function graded(block: Pick<Block, 'id' | 'fields'>, posted: Fields, speaks: Speaks): Graded {
	const quiz = quizIn(block, speaks);
	const again = quiz.filter(
		({ name, options }) => !options.some(({ value, right }) => right && value === posted[name])
	);
	const needed = Math.ceil((quiz.length * (numberIn(block.fields, 'pass') ?? PASS)) / 100);
	const right = quiz.length - again.length;
	return {
		right,
		of: quiz.length,
		needed,
		passed: quiz.length > 0 && right >= needed,
		again: again.map(({ question, why }) => ({ question, why }))
	};
}

/** @returns the course of a site that a form speaks of, and the page it stands on */
export function courseOn(
	{ pages }: Pick<SiteDocument, 'pages'>,
	id: string
): { block: Block; page: string } | null {
	for (const { page } of pagesIn(pages))
		for (const { block } of blocksIn(page))
			if (block.id === id && block.kind === 'course') return { block, page: page.id };
	return null;
}
