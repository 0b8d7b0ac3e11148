// How a tree is walked by keyboard (the pattern of the WAI-ARIA guide), over plain data.

export interface Branch {
	id: string;
	label: string;
	/** Said after the label: hidden, has something in the way. */
	note?: string;
	/** Says what kind of thing it is, by its look. */
	icon?: string;
	children: readonly Branch[];
}

export interface Row {
	branch: Branch;
	/** 1 at the top. */
	level: number;
	parent: string | null;
	/** Its place among its siblings, from 1, and how many they are. */
	place: number;
	of: number;
}

/** @returns what is in sight, in order: nothing that is inside of something closed */
export function rowsOf(
	branches: readonly Branch[],
	closed: ReadonlySet<string>,
	level = 1,
	parent: string | null = null
): Row[] {
	return branches.flatMap((branch, at) => [
		{ branch, level, parent, place: at + 1, of: branches.length },
		...(closed.has(branch.id) ? [] : rowsOf(branch.children, closed, level + 1, branch.id))
	]);
}

export type Walk = { to: string } | { open: string } | { close: string };

/** @returns where a key leads from a row, or what it opens or closes; null for a key that does neither */
export function walk(
	rows: readonly Row[],
	from: string,
	key: string,
	closed: ReadonlySet<string>
): Walk | null {
	const at = rows.findIndex(({ branch }) => branch.id === from);
	const row = rows[at];
	if (!row) return null;
	const to = (other: Row | undefined): Walk | null => (other ? { to: other.branch.id } : null);
	const inside = row.branch.children.length > 0;
	switch (key) {
		case 'ArrowDown':
			return to(rows[at + 1]);
		case 'ArrowUp':
			return to(rows[at - 1]);
		case 'Home':
			return to(rows[0]);
		case 'End':
			return to(rows.at(-1));
		case 'ArrowRight':
			if (inside && closed.has(from)) return { open: from };
			return inside ? to(rows[at + 1]) : null;
		case 'ArrowLeft':
			if (inside && !closed.has(from)) return { close: from };
			return row.parent === null ? null : { to: row.parent };
		default:
			return typed(rows, at, key);
	}
}

/** A letter leads to the next row that begins with it. */
function typed(rows: readonly Row[], at: number, key: string): Walk | null {
	if ([...key].length !== 1 || key === ' ' || key === '/') return null;
	const wanted = key.toLocaleLowerCase();
	const found = [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ branch }) =>
		branch.label.toLocaleLowerCase().startsWith(wanted)
	);
	return found ? { to: found.branch.id } : null;
}
