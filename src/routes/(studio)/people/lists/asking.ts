import type { Rule } from '$lib/people/rule';

/** What the builder asks while a list is written. A lost answer is no answer: the next change asks again. */

/** How many a rule finds now; null: not heard. */
export async function countOf(team: string, rule: Rule, signal: AbortSignal): Promise<number | null> {
	const headers = { 'content-type': 'application/json' };
	const body = JSON.stringify({ team, rule });
	const answer = await fetch('/people/lists/count', { method: 'POST', headers, body, signal }).catch(
		() => null
	);
	if (!answer?.ok) return null;
	const { count }: { count: number } = await answer.json();
	return count;
}

/** Values that occur; null: not heard. */
export async function valuesOf(team: string, what: string): Promise<{ value: string; n: number }[] | null> {
	const answer = await fetch(`/people/lists/values?${new URLSearchParams({ team, what })}`).catch(() => null);
	return answer?.ok ? await answer.json() : null;
}
