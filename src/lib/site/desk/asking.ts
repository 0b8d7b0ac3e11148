import type { Need } from '../needs';

/** Asks the builder's server what blocks on the canvas need, in the language that is written in. */
export async function ask(
	base: string,
	language: string,
	needs: readonly Need[]
): Promise<readonly unknown[]> {
	const response = await fetch(`${base}/given`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ language, needs })
	});
	if (!response.ok) throw new Error(`The blocks' figures did not come: ${response.status}`);
	const given: unknown = await response.json();
	return Array.isArray(given) ? given : [];
}

/** Makes a site of its own out of a document that has no other place to go. @returns its id. Rejects where there is none */
export async function copyOf(base: string, name: string, document: string): Promise<string> {
	const response = await fetch(`${base}/copy`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: `{"name":${JSON.stringify(name)},"document":${document}}`
	});
	const said: unknown = await response.json().catch(() => null);
	const id = typeof said === 'object' && said && 'id' in said ? said.id : undefined;
	if (!response.ok || typeof id !== 'string') throw new Error(`No copy was made: ${response.status}`);
	return id;
}
