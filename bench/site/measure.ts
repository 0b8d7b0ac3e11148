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

/** Requests a second, in turn: a post that answers 204, the page, and the page for a browser that has it. */
export async function rates(
	origin: string,
	path: string,
	{ rounds, clients, seconds }: { rounds: number; clients: number; seconds: number }
): Promise<Record<'bare' | 'page' | 'again', number>> {
	const first = await fetch(origin + path, { headers: BROWSER });
	await first.arrayBuffer();
	const etag = first.headers.get('etag');
	const jobs = {
		bare: { method: 'POST', path: '/health', status: 204 },
		page: { method: 'GET', path, headers: BROWSER, status: 200 },
		// A page with a form of its own has no tag: then the whole page comes again.
		again: {
			method: 'GET',
			path,
			headers: { ...BROWSER, ...(etag && { 'if-none-match': etag }) },
			status: etag ? 304 : 200
		}
	} as const;
	const found: Record<'bare' | 'page' | 'again', number[]> = { bare: [], page: [], again: [] };
	for (let round = 0; round <= rounds; round++)
		for (const name of ['bare', 'page', 'again'] as const) {
			const perSecond = await rate(origin, jobs[name], clients, seconds);
			tell(`${round ? `round ${round}` : 'warm-up'}: ${name} ${perSecond.toFixed(0)}/s`);
			if (round) found[name].push(perSecond);
		}
	return { bare: median(found.bare), page: median(found.page), again: median(found.again) };
}
