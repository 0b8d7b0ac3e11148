/** Unsaved work, kept in this browser. */
export interface Copy {
	key: string;
	document: string;
	/** The revision that the work started from. */
	revision: number;
	/** When it was kept, in ms since 1970. */
	at: number;
}

/** The part of `localStorage` that is used. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const ROOM = 'earshot:unsaved';
const prefix = (person: string, what: string) => `${ROOM}:${person}:${what}:`;

/**
 * @param person whose work it is: a browser may be shared
 * @param what id of the document
 * @param tab tells two tabs with the same document apart, so that neither overwrites the other's copy
 */
export const keyOf = (person: string, what: string, revision: number, tab: string): string =>
	`${prefix(person, what)}${revision}:${tab}`;

/**
 * Puts a copy away.
 * @returns whether it is there: the drawer may be full or forbidden
 */
export function keep(drawer: Drawer, key: string, copy: Omit<Copy, 'key'>): boolean {
	try {
		drawer.setItem(key, JSON.stringify(copy));
		return true;
	} catch {
		return false;
	}
}

/** @returns the copies of one document that one person left behind here, newest first */
export function find(drawer: Drawer, person: string, what: string): Copy[] {
	const copies: Copy[] = [];
	for (let at = 0; at < drawer.length; at++) {
		const key = drawer.key(at);
		if (!key?.startsWith(prefix(person, what))) continue;
		const copy = parse(key, drawer.getItem(key));
		if (copy) copies.push(copy);
	}
	return copies.sort((a, b) => b.at - a.at);
}

function parse(key: string, text: string | null): Copy | undefined {
	try {
		const { document, revision, at } = Object(JSON.parse(text ?? 'null'));
		if (typeof document === 'string' && typeof revision === 'number' && typeof at === 'number')
			return { key, document, revision, at };
	} catch {
		// Somebody else's key, or half a copy: nothing that could be offered.
	}
	return undefined;
}
