import { Author } from './author.ts';
import { launch } from './browser.ts';
import { dragging, moving, typing } from './builder/driven.ts';
import { siteOf } from './builder/site.ts';
import { freePort, median, options, percentile, startProduct, tell, throwAway } from './product.ts';

// The builder of micro-sites with few and with many blocks on a page: from a key to the screen, from a key that moves a
// block to the screen, and the frames of a drag.

const { most = 200 } = options({ most: 200 });
const SIZES = [10, 50, 200].filter((size) => size <= most);

const data = throwAway();
const product = await startProduct(data.folder, await freePort());
const browser = await launch();
const round = (ms: number) => +ms.toFixed(1);
const of = (times: number[]) => ({
	median: round(median(times)),
	p95: round(percentile(times, 0.95)),
	worst: round(Math.max(...times))
});

async function newSite(author: Author, blocks: number): Promise<string> {
	const { text } = await author.ask('/sites/new');
	const team = /name="team" value="([\w-]+)"/.exec(text)?.[1] ?? '';
	const body = { team, template: 'blank', name: 'Bench' };
	const made = await author.ask('/sites/new?/create', { body });
	const id = /sites\/([\w-]+)/.exec(made.headers.get('location') ?? '')?.[1];
	if (!id) throw new Error(`a new site was answered with ${made.status}`);
	const draft = JSON.stringify({ revision: 1, document: siteOf(blocks) });
	const saved = await author.ask(`/sites/${id}/edit`, {
		method: 'PUT',
		body: draft,
		type: 'application/json'
	});
	if (saved.status !== 200)
		throw new Error(`a draft was answered with ${saved.status}: ${saved.text.slice(0, 300)}`);
	return id;
}

try {
	const author = new Author(product.url);
	await author.signUp('Bench', 'Bench');
	const figures: Record<string, unknown> = {};
	for (const size of SIZES) {
		const id = await newSite(author, size);
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
		await context.addCookies(author.cookies);
		const page = await context.newPage();
		await page.goto(`${product.url}/sites/${id}/edit`);
		await page.locator('[data-region="canvas"] [data-at="text"]').first().waitFor();
		// Editor and dragging are fetched after the first paint: what is measured is work, not that.
		await page.waitForTimeout(1_500);
		const typed = await typing(page);
		const found = {
			keyMs: of(typed.times),
			keysDropped: typed.dropped,
			moveMs: of(await moving(page)),
			dragFrameMs: of(await dragging(page))
		};
		figures[size] = found;
		tell(`${size} blocks: ${JSON.stringify(found)}`);
		await context.close();
	}
	console.log(JSON.stringify({ bench: 'builder', figures }));
} finally {
	await browser.close();
	await product.stop();
	data.remove();
}
