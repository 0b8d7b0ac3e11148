import type { BrowserContext } from 'playwright-core';
import { batches } from './payloads.ts';
import { touchAll, type Watch } from './watch.ts';

const SIGNS: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** The page with its guards taken away: what was escaped is markup again. */
const unguarded = (html: string) =>
	html.replace(/&(lt|gt|quot|#39|amp);/g, (whole, name: string) => SIGNS[name] ?? whole);

/**
 * Shows the payloads as markup: in the respondent's own page without escaping and without its policy, and in
 * pages of ten, because the first that is left open swallows what follows.
 * @returns how much ran: the watch sees, if it is more than nothing
 */
export async function withoutGuards(
	context: BrowserContext,
	watch: Watch,
	link: string,
	payloads: string[]
): Promise<number> {
	const page = await context.newPage();
	const served = await (await fetch(link)).text();
	const bodies = [
		unguarded(served),
		...batches(payloads, 10).map((some) => `<!doctype html><body>${some.join('\n')}`)
	];
	let body = '';
	await page.route('**/control', (route) => route.fulfill({ contentType: 'text/html', body }));
	let executed = 0;
	for (body of bodies) {
		watch.take();
		await page.goto(new URL('/control', link).href, { waitUntil: 'load', timeout: 10_000 }).catch(() => {});
		await touchAll(page).catch(() => {});
		executed += watch.take().executed.length;
	}
	await page.close();
	watch.take();
	return executed;
}
