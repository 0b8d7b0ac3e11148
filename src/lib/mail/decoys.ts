/**
 * Whom a reminder leaves out of people of whom the database tells the same: those who took part and, if there is
 * anybody among them, the first others until they are a whole group. Beware: the others must be the same ones at a
 * second try, and be drawn by who has the key: of two draws, who is left out in both has answered.
 *
 * @param ids of all who would be reminded, in the order of their lots
 * @param size of a group
 */
export function leftOut(ids: readonly string[], took: ReadonlySet<string>, size: number): Set<string> {
	const out = new Set(ids.filter((id) => took.has(id)));
	if (!out.size) return out;
	for (const id of ids) if (out.size < size) out.add(id);
	return out;
}
