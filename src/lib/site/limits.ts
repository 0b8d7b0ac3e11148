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
