import { isCall } from '../expression/functions.part';
import type { Plan } from '../plan';
import type { ShutDoor } from '../versions.server';

const steady = new WeakMap<Plan, boolean>();

/** Whether what is first shown depends on the plan alone: not on who asks (an order of one's own), nor when (`today()`). */
function isSteady(part: unknown): boolean {
	if (typeof part !== 'object' || part === null) return true;
	return !('shuffled' in part || 'mixed' in part || isCall(part)) && Object.values(part).every(isSteady);
}

/**
 * What the document of an untouched survey follows from, as a text: two visitors for whom it is the same get the
 * same document, but for the response id.
 *
 * @returns null if it follows from something else too
 */
export function sameFor({ plan, ...door }: ShutDoor, language: string): string | null {
	const is = steady.get(plan) ?? isSteady(plan);
	steady.set(plan, is);
	// However the door came to be: the order of its names says nothing.
	const told = Object.entries(door).sort(([a], [b]) => (a < b ? -1 : 1));
	return door.state === 'open' && is ? JSON.stringify([told, language]) : null;
}
