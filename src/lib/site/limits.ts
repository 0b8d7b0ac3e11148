/**
 * What a site may hold, and why. Generous for a programme's site, tight for an attack; each is checked before
 * anything that costs more than reading it.
 */
export const LIMITS = {
	/** Bytes of JSON: what Postgres, the network and a phone in the builder still move in a moment. */
	size: 1_500_000,
	/** A programme's site has 5 to 30; the menu is read by people. */
	pages: 100,
	/** Page, below it, below that: deeper, nobody finds the way back. */
	depth: 3,
	/** Of a page. */
	sections: 100,
	/** Of a page: twice what the builder is measured with. */
	blocks: 400,
	/** Of the site: all its pages are one document, which is parsed at once. */
	allBlocks: 4_000,
	/** More are another site. */
	languages: 20,
	/** Of titles and of descriptions. */
	title: 200,
	about: 500,
	/** Of a page's part of the address. */
	slug: 60,
	/** Of a block that this version does not know: kept, not understood. */
	unknown: { depth: 12, values: 4_000, size: 200_000 }
} as const;

/** A limit may be lowered, to a tenth at most: what was let in before is still read, and what is published stands. */
const KEPT = 10;
type Bound = 'size' | 'pages' | 'depth' | 'sections' | 'blocks' | 'allBlocks' | 'languages' | 'slug';
export type UnknownLimits = Readonly<Record<keyof typeof LIMITS.unknown, number>>;
/** What a document is held to: at the gate `LIMITS`, once it was let in `STORED`. */
export type Limits = Readonly<Record<Bound, number>> & { unknown: UnknownLimits };

export const STORED: Limits = {
	size: LIMITS.size * KEPT,
	pages: LIMITS.pages * KEPT,
	depth: LIMITS.depth * KEPT,
	sections: LIMITS.sections * KEPT,
	blocks: LIMITS.blocks * KEPT,
	allBlocks: LIMITS.allBlocks * KEPT,
	languages: LIMITS.languages * KEPT,
	slug: LIMITS.slug * KEPT,
	unknown: {
		depth: LIMITS.unknown.depth * KEPT,
		values: LIMITS.unknown.values * KEPT,
		size: LIMITS.unknown.size * KEPT
	}
};
