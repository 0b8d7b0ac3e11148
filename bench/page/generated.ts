import type { Definition } from '../author.ts';

const words = 'the shop staff price offer wait visit app order parcel refund label door queue light'.split(
	' '
);
const phrase = (at: number, length: number) =>
	Array.from({ length }, (_, one) => words[(at * 7 + one * 3) % words.length]).join(' ');

const choices = (at: number) =>
	Array.from({ length: 3 + (at % 4) }, (_, one) => ({ value: `c${one}`, text: phrase(at + one, 2) }));

const KINDS = [
	() => ({ type: 'text', maxLength: 80 }),
	() => ({ type: 'rating', rateMin: 0, rateMax: 10 }),
	(at: number) => ({ type: 'radiogroup', choices: choices(at), isRequired: true }),
	(at: number) => ({ type: 'checkbox', choices: choices(at) }),
	() => ({ type: 'comment', maxLength: 1000 }),
	(at: number) => ({ type: 'dropdown', choices: choices(at) }),
	() => ({ type: 'boolean' })
];

/**
 * A survey of mixed questions, the same for the same arguments; every fifth is shown only after a high score.
 * @param perPage questions on each page
 */
export function surveyOf(questions: number, perPage: number): Definition {
	const elements = Array.from({ length: questions }, (_, at) => ({
		...KINDS[at % KINDS.length]?.(at),
		name: `q${at}`,
		title: `${at + 1}: how was ${phrase(at, 4)}?`,
		...(at % 5 === 4 && { visibleIf: `{q1} > ${at % 10}` })
	}));
	const pages = Array.from({ length: Math.ceil(questions / perPage) }, (_, at) => ({
		name: `page${at}`,
		elements: elements.slice(at * perPage, (at + 1) * perPage)
	}));
	return { title: `A survey of ${questions} questions`, showProgressBar: 'top', pages };
}
