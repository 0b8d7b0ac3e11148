import type { Definition } from '../definition';

/** What there is to say about one part of a survey, or about the whole of it. */
export interface Finding {
	about: string | null;
	sentences: string[];
}

const listIn = (value: unknown): Finding[] =>
	(Array.isArray(value) ? value : []).map((one) => {
		const { element, title, sentences } = Object(one);
		return { about: title ?? element ?? null, sentences: (sentences ?? []).map(String) };
	});

/**
 * Asks the server what would stand in the way of publishing; the sentences live there.
 * @param edit address of the builder
 * @throws Error where there is no answer
 */
export async function checked(
	edit: string,
	definition: Definition
): Promise<{ errors: Finding[]; warnings: Finding[] }> {
	const response = await fetch(`${edit}/check`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: JSON.stringify({ definition })
	});
	if (!response.ok) throw new Error(`checking was answered with ${response.status}`);
	const { errors, warnings } = Object(await response.json());
	return { errors: listIn(errors), warnings: listIn(warnings) };
}
