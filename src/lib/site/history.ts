// Undo and redo over whole documents. Documents share what did not change, so that a step costs what was changed.

/** How far back it goes: an afternoon of work. */
const MOST = 200;
/** Typing that pauses for less than this is one step, in ms. */
const PAUSE = 1_000;
/** A step holds at most so much typing, in ms: one undo never takes back a paragraph. */
const LONGEST = 6_000;

interface Step<Document> {
	document: Document;
	/** What was done on the way to the next document: `move:k3f…`. */
	what: string;
}

export interface Story<Document> {
	readonly now: Document;
	readonly before: readonly Step<Document>[];
	readonly after: readonly Step<Document>[];
	/** The last step, while it may still grow. */
	readonly open: { what: string; since: number; until: number } | null;
}

export const begun = <Document>(document: Document): Story<Document> => ({
	now: document,
	before: [],
	after: [],
	open: null
});

/**
 * @param what was done: typing that goes on is the same text, `type:k3f…:title:en`; it is said again when it is undone
 * @param when ms on any clock
 * @param typing may grow with what comes soon after it under the same name
 */
export function done<Document>(
	story: Story<Document>,
	document: Document,
	what: string,
	when: number,
	typing = false
): Story<Document> {
	if (document === story.now) return story;
	const { open } = story;
	const grows =
		open && typing && open.what === what && when - open.until < PAUSE && when - open.since < LONGEST;
	if (grows) return { ...story, now: document, after: [], open: { ...open, until: when } };
	return {
		now: document,
		before: [...story.before, { document: story.now, what }].slice(-MOST),
		after: [],
		open: typing ? { what, since: when, until: when } : null
	};
}

/** Ends the step that is being typed: the next letter is a new one. Where the field is left, or something is saved. */
export const settled = <Document>(story: Story<Document>): Story<Document> =>
	story.open ? { ...story, open: null } : story;

/** @returns the story one step back, and what was taken back; null at its beginning */
export function undone<Document>(story: Story<Document>): { story: Story<Document>; what: string } | null {
	const last = story.before.at(-1);
	if (!last) return null;
	const { document, what } = last;
	const after = [{ document: story.now, what }, ...story.after];
	return { story: { now: document, before: story.before.slice(0, -1), after, open: null }, what };
}

/** @returns the story one step on, and what was brought again; null at its end */
export function redone<Document>(story: Story<Document>): { story: Story<Document>; what: string } | null {
	const [next, ...after] = story.after;
	if (!next) return null;
	const { document, what } = next;
	const before = [...story.before, { document: story.now, what }];
	return { story: { now: document, before, after, open: null }, what };
}
