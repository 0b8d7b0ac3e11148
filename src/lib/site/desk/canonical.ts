/** Texts of what has been written before: documents share what did not change, and so do their texts. */
const written = new WeakMap<object, string>();

/** @returns a document as JSON that is equal for equal documents: the database reorders keys */
export function canonical(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const before = written.get(value);
	if (before !== undefined) return before;
	const text = Array.isArray(value) ? `[${value.map(canonical).join(',')}]` : `{${membersOf(value)}}`;
	written.set(value, text);
	return text;
}

const membersOf = (value: object): string =>
	Object.entries(value)
		.filter(([, one]) => one !== undefined)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
		.join(',');
