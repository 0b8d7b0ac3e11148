/** @returns the texts among the values of a JSON object */
export const textsOf = (json: unknown): Record<string, string> =>
	Object.fromEntries(
		Object.entries(Object(json)).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
	);
