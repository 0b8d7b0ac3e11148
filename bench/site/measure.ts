import type { Browser } from 'playwright-core';
import { median, tell } from '../product.ts';
import { rate } from './rate.ts';
import { read, type Reading } from './visit.ts';

/** Medians of reading some pages in turn; the first visit to each warms the server up, and is not counted. */
export async function readAll<Name extends string>(
	browser: Browser,
	pages: Record<Name, string>,
	runs: number
): Promise<Record<Name, Reading>> {
	const names = Object.keys(pages) as Name[];
	const seen = new Map<Name, Reading[]>(names.map((name) => [name, []]));
	for (let run = 0; run <= runs; run++)
		for (const name of names) {
			const found = await read(browser, pages[name]);
			tell(
				`${run ? `run ${run}` : 'warm-up'}: ${name} ${found.bytes} bytes, ${found.requests} requests, readable after ${found.readableMs.toFixed(0)} ms`
			);
			if (run) seen.get(name)?.push(found);
		}
	const middle = (all: Reading[]): Reading => {
		const mid = (of: (one: Reading) => number) => Math.round(median(all.map(of)));
		return {
			bytes: mid((one) => one.bytes),
			requests: mid((one) => one.requests),
			readableMs: mid((one) => one.readableMs),
			firstPaintMs: mid((one) => one.firstPaintMs),
			scripts: mid((one) => one.scripts)
		};
	};
	return Object.fromEntries(names.map((name) => [name, middle(seen.get(name) ?? [])])) as Record<
		Name,
		Reading
	>;
}

const BROWSER = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'en-US,en;q=0.9' };

async function taken(address: string): Promise<{ html: string; etag: string }> {
	const answer = await fetch(address, { headers: BROWSER });
	return { html: await answer.text(), etag: answer.headers.get('etag') ?? '' };
}

/**
 * A page with a form of its own has something of each visitor in it, and no tag: of the site's others, the first that has.
 * @returns its path and its tag
 */
async function tagged(origin: string, path: string): Promise<{ path: string; etag: string }> {
	const { html } = await taken(origin + path);
	const links = new Set([...html.matchAll(/href="(\/m\/[^"?#]+)"/g)].map(([, link = '']) => link));
	for (const one of [path, ...links]) {
		const { etag } = await taken(origin + one);
		if (etag) return { path: one, etag };
	}
	throw new Error('no page of the site has a tag');
}

export interface Rates {
	/** A post that answers 204. */
	bare: number;
	/** The first page, with what is each visitor's own in it. */
	page: number;
	/** A page that is the same for everybody. */
	same: number;
	/** The same for a browser that has it: 304. */
	again: number;
}

/** Requests a second, in turn. */
export async function rates(
	origin: string,
	path: string,
	{ rounds, clients, seconds }: { rounds: number; clients: number; seconds: number }
): Promise<Rates> {
	const other = await tagged(origin, path);
	const again = { ...BROWSER, 'if-none-match': other.etag };
	const jobs = {
		bare: { method: 'POST', path: '/health', status: 204 },
		page: { method: 'GET', path, headers: BROWSER, status: 200 },
		same: { method: 'GET', path: other.path, headers: BROWSER, status: 200 },
		again: { method: 'GET', path: other.path, headers: again, status: 304 }
	} as const;
	const found: Record<keyof Rates, number[]> = { bare: [], page: [], same: [], again: [] };
	for (let round = 0; round <= rounds; round++)
		for (const name of ['bare', 'page', 'same', 'again'] as const) {
			const perSecond = await rate(origin, jobs[name], clients, seconds);
			tell(`${round ? `round ${round}` : 'warm-up'}: ${name} ${perSecond.toFixed(0)}/s`);
			if (round) found[name].push(perSecond);
		}
	return {
		bare: median(found.bare),
		page: median(found.page),
		same: median(found.same),
		again: median(found.again)
	};
}
