export interface Given {
	id: string;
	definition: unknown;
}

/** @returns the definitions of a file: an array of them, or of `{ id, definition }`; null if it is no such file */
export function definitionsIn(text: string): Given[] | null {
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		return null;
	}
	if (!Array.isArray(parsed)) return null;
	return parsed.map((entry: unknown, index) =>
		typeof entry === 'object' && entry !== null && 'definition' in entry
			? { id: 'id' in entry ? String(entry.id) : String(index), definition: entry.definition }
			: { id: String(index), definition: entry }
	);
}
