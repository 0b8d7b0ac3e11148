/**
 * @returns whether two answers are the same, however deep. `undefined` in a record is as good as absent.
 */
export function same(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	if (one instanceof Date || other instanceof Date) return String(one) === String(other);
	const [a, b] = [new Map(present(one)), new Map(present(other))];
	return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
}

const present = (of: object) => Object.entries(of).filter(([, value]) => value !== undefined);
