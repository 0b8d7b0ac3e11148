/** What a name may be long, in characters; a copy's name is cut rather than refused. */
const LONGEST_NAME = 200;

/**
 * Makes a survey of its own out of a draft that may not overwrite another.
 * @param edit address of the builder that it comes from
 * @param draft as JSON
 * @returns id of the new survey
 * @throws Error if it could not be made
 */
export async function copyOf(edit: string, name: string, draft: string): Promise<string> {
	const title = JSON.stringify([...name].slice(0, LONGEST_NAME).join(''));
	const response = await fetch(`${edit}/copy`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', accept: 'application/json' },
		body: `{"name":${title},"definition":${draft}}`
	});
	const { id } = Object(await response.json().catch(() => null));
	if (!response.ok || typeof id !== 'string') throw new Error(`copying was answered with ${response.status}`);
	return id;
}
