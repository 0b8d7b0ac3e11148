import type { PlannedChoice, PlannedQuestion } from '../plan';

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

/** Keep their places: those at the ends, and those that their author fixed. */
const stays = ({ other, none, all, fixed }: PlannedChoice): boolean => !!(other || none || all || fixed);

/**
 * The order in which a respondent sees the choices: as written, by their texts, or shuffled so that no choice
 * gains from standing first. "Other" and what stands alone keep their places; groups share theirs among themselves.
 *
 * @param question in one language
 * @param seed what stays the same while one person answers, such as the id of the response
 * @returns indexes into `question.choices`
 */
export function arrange(question: PlannedQuestion, seed: string): number[] {
	const choices = question.choices ?? [];
	if (Array.isArray(question.sorted)) return question.sorted;
	const order = choices.map((_, index) => index);
	if (!question.shuffled) return order;
	const next = numbers(`${seed}\u001f${question.name}`);
	const ranks = order.map(next);
	const groups = new Map<string, number[]>();
	choices.forEach((choice, index) => {
		const group = choice.group ?? '';
		if (!stays(choice)) groups.set(group, [...(groups.get(group) ?? []), index]);
	});
	for (const places of groups.values()) {
		const shuffled = [...places].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
		places.forEach((place, at) => (order[place] = shuffled[at] ?? place));
	}
	return order;
}
