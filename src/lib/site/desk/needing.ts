import { isPart } from '../fields';
import type { Need } from '../needs';

/** A page full of blocks that listen asks for this much at once; more is not a page. */
const MOST = 200;
const LONGEST = 200;

const textOf = (value: unknown): string =>
	typeof value === 'string' && value.length <= LONGEST ? value.toWellFormed() : '';

/** @returns a need as a block may have it; null for anything else */
function needFrom(raw: unknown): Need | null {
	if (!isPart(raw)) return null;
	const survey = textOf(raw['survey']);
	const question = textOf(raw['question']);
	switch (raw['what']) {
		case 'survey':
			return { what: 'survey', survey };
		case 'question':
		case 'wall':
			return { what: raw['what'], survey, question };
		case 'figures':
			return { what: 'figures', survey, question, since: textOf(raw['since']), until: textOf(raw['until']) };
		default:
			return null;
	}
}

/** @returns what was asked for, in its order; null where that is no list of needs */
export function needsFrom(raw: unknown): readonly Need[] | null {
	if (!Array.isArray(raw) || raw.length > MOST) return null;
	const needs = raw.map(needFrom);
	return needs.every((need) => need !== null) ? needs : null;
}
