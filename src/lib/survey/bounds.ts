import type { Course } from './course';
import { evaluate } from './expression/evaluate';
import { mistake } from './mistakes';
import type { PlannedQuestion } from './plan';
import type { Mistake } from './questions/question';

/**
 * Limits that follow from other answers. A moment counts as precisely as the answer is written.
 *
 * @returns what is wrong with the answer by them, or null
 */
export function beyondBounds({ scope }: Course, question: PlannedQuestion, value: unknown): Mistake | null {
	for (const end of ['min', 'max'] as const) {
		const tree = question.bounds?.[end];
		const found = tree && evaluate(tree, scope);
		for (const one of [value].flat()) {
			const limit = found instanceof Date ? localText(found, String(one).length) : found;
			if (!(end === 'min' ? isLess(one, limit) : isLess(limit, one))) continue;
			const key = `${end}Message`;
			const message = key in question ? Reflect.get(question, key) : undefined;
			return { ...beyond(end, limit), ...(isWords(message) ? { message } : {}) };
		}
	}
	return null;
}

const isLess = (one: unknown, other: unknown): boolean =>
	(typeof one === 'number' && typeof other === 'number') ||
	(typeof one === 'string' && typeof other === 'string')
		? one < other
		: false;

function beyond(end: 'min' | 'max', limit: unknown): Mistake {
	if (typeof limit === 'number')
		return end === 'min' ? mistake('too_small', { min: limit }) : mistake('too_big', { max: limit });
	const text = String(limit).slice(0, 60);
	return end === 'min' ? mistake('too_early', { min: text }) : mistake('too_late', { max: text });
}

/** A moment as the browser's fields write it: `2026-05-31T09:30`, cut to this many characters. */
function localText(date: Date, length: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
	return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`.slice(0, length);
}

const isWords = (value: unknown): value is NonNullable<Mistake['message']> =>
	typeof value === 'string' || (typeof value === 'object' && value !== null);
