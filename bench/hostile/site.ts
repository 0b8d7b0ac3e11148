import type postgres from 'postgres';
import { tell } from '../product.ts';
import { withoutGuards } from './control.ts';
import { sitesWith } from './documents.ts';
import { blockKinds } from './kinds.ts';
import { Payloads, Tokens } from './packing.ts';
import { storable } from './payloads.ts';
import { newSite, stockUp } from './stock.ts';
import { around } from './site-around.ts';
import { refusals } from './site-refusals.ts';
import { publishSite, readSite, type ShownIn, type Site } from './site-visits.ts';
import type { Cast } from './visits.ts';

export interface SiteSide {
	/** Of the last site, and the address of its first page. */
	id: string;
	link: string;
	/** How much ran where the guards were taken away. */
	without: number;
	told: {
		kinds: number;
		fields: number;
		sites: number;
		pages: number;
		blocks: number;
		/** Fields that no view showed: nothing is known of them. */
		unseen: string[];
		/** What came of saving what is no text, by status. 409: let in, as what it may be or cleaned. */
		saves: Record<string, number>;
	};
}

const CONTROLLED = 1_000;

/** Payloads through every field of every block of a site, and into whatever shows them. */
export async function siteSide(cast: Cast, sql: postgres.Sql, all: readonly string[]): Promise<SiteSide> {
	const payloads = all.map((one) => storable(one).trim()).filter(Boolean);
	const kinds = await blockKinds();
	const stock = await stockUp(cast.author);
	await cast.studio.addCookies(cast.author.cookies);
	const shownIn: ShownIn = new Map();
	const fields = new Set<string>();
	for (const plain of sitesWith(kinds, new Tokens(), stock)) {
		const site = await publishSite(cast, plain, stock, 'Plain words');
		await readSite(cast, site, shownIn);
		for (const { slots } of site.pages) for (const { name } of slots) fields.add(name);
	}
	const seen = new Set([...shownIn.values()].flatMap((names) => [...names]));
	const counts = { blocks: 0, pages: 0, sites: 0 };
	let last: Site | undefined;
	for (const hostile of sitesWith(kinds, new Payloads(payloads), stock, { accents: payloads })) {
		const name = payloads.filter(({ length }) => length <= 200)[counts.sites] ?? 'Site';
		last = await publishSite(cast, hostile, stock, name);
		await readSite(cast, last, shownIn);
		counts.sites++;
		counts.pages += last.pages.length;
		counts.blocks += last.pages.reduce((sum, { blocks }) => sum + blocks.length, 0);
		tell(`site ${counts.sites}: ${counts.blocks} blocks on ${counts.pages} pages`);
	}
	if (!last) throw new Error('there was no site to read');
	await around(cast, sql, last, payloads, stock);
	const id = await newSite(cast.author, stock.team, 'Refusing');
	const link = cast.author.url + last.base;
	const told = {
		kinds: Object.keys(kinds).length,
		fields: fields.size,
		...counts,
		unseen: [...fields].filter((name) => !seen.has(name)),
		saves: await refusals(cast, id, payloads)
	};
	return {
		id,
		link,
		without: await withoutGuards(cast.street, cast.watch, link, payloads.slice(0, CONTROLLED)),
		told
	};
}
