import type { Plan } from '../plan';
import type { Door } from '../versions.server';

const steady = new WeakMap<Plan, boolean>();

/** Whether what a plan first shows depends on nothing but the plan: not on who asks (an order of one's own), nor when. */
function isSteady(plan: Plan): boolean {
	const known = steady.get(plan);
	if (known !== undefined) return known;
	const is = !/"(shuffled|mixed)"|"k":"call"/.test(JSON.stringify(plan));
	steady.set(plan, is);
	return is;
}

/**
 * What the document of an untouched survey follows from, as a text: two visitors for whom it is the same get the
 * same document, but for the response id.
 *
 * @returns null if it follows from something else too
 */
export function sameFor(door: Omit<Door, 'state'> & { state: string }, language: string): string | null {
	const { plan, ...rest } = door;
	return door.state === 'open' && isSteady(plan) ? JSON.stringify([rest, language]) : null;
}
