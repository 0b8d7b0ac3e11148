import type { PlannedQuestion } from '../plan';

/** A small generator (mulberry32): the same seed gives the same order on the server and in the page. */
function numbers(seed: string): () => number {
	let state = 2166136261;
	for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/**
 * The order in which a respondent sees the choices: as written, or shuffled so that no choice gains
 * from standing first. "Other" and "none" stay at the end.
 *
 * @param seed what stays the same while one person answers, such as the id of the response
 * @returns indexes into `question.choices`
 */
export function arrange(question: PlannedQuestion, seed: string): number[] {
	const choices = question.choices ?? [];
	const order = choices.map((_, index) => index);
	if (!question.shuffled) return order;
	const next = numbers(`${seed}\u001f${question.name}`);
	const last = order.filter((index) => choices[index]?.other || choices[index]?.none);
	const free = order.filter((index) => !last.includes(index));
	const ranks = new Map(free.map((index) => [index, next()]));
	return [...free.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)), ...last];
}
