import type { Page } from 'playwright-core';
import type { DocumentOf, PageOf } from './documents.ts';
import type { Slot } from './packing.ts';
import { plain, spread } from './payloads.ts';
import { newSite, type Stocked } from './stock.ts';
import type { Cast } from './visits.ts';
import { touchAll } from './watch.ts';

/** A site of a team, from the builder to whoever reads it. */
export interface Site extends DocumentOf {
	id: string;
	/** `/m/our-programme`. */
	base: string;
	/** `/preview/<token>`. */
	preview: string;
}

/** By the name of a view, the fields that are shown there: found out with texts that are like no others. */
export type ShownIn = Map<string, Set<string>>;

/** All that can be read on a page or is told to who cannot see it. Scripts and styles carry data, and show none. */
async function readable(page: Page): Promise<string> {
	const parts = await page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: string[] = [];
		while (walker.nextNode()) {
			const inside = walker.currentNode.parentElement?.closest('script, style, noscript');
			texts.push(inside ? '' : (walker.currentNode.nodeValue ?? ''));
		}
		const told = [...document.querySelectorAll('[alt], [aria-label], input, textarea')].flatMap((one) => [
			one.getAttribute('alt'),
			one.getAttribute('aria-label'),
			Reflect.get(one, 'value')
		]);
		return [texts.join(''), ...told.filter((one) => typeof one === 'string')];
	});
	return plain(parts.join('\n'));
}

/** As a site keeps it: without control characters (`text.ts`). */
const stored = (text: string): string =>
	// eslint-disable-next-line no-control-regex
	plain(text.replace(/[\u0001-\u0008\u000e-\u001f\u007f-\u009f]/g, ''));

function occurrences(text: string, what: string): number {
	let count = 0;
	for (let at = text.indexOf(what); at >= 0 && what; at = text.indexOf(what, at + 1)) count++;
	return count;
}

/** Texts that are shown less often than they were written into fields that this view shows. */
function missing(text: string, slots: readonly Slot[], shown: ReadonlySet<string>): string[] {
	const wanted = new Map<string, string[]>();
	for (const { name, text } of slots)
		if (shown.has(name)) wanted.set(stored(text), [...(wanted.get(stored(text)) ?? []), name]);
	return [...wanted]
		.filter(([what, names]) => occurrences(text, what) < names.length)
		.map(([what, names]) => `${names.join()}: ${what}`);
}

/** Looks at one view of texts: whether any ran, and whether each stands there as it was written. */
export async function read(
	{ tally, watch }: Cast,
	view: string,
	page: Page,
	slots: readonly Slot[],
	shownIn: ShownIn
): Promise<void> {
	await touchAll(page);
	const text = await readable(page);
	const shown = shownIn.get(view);
	// Before anything is known of a view, its texts say where they are.
	if (!shown) {
		const seen = slots.filter((slot) => text.includes(slot.text)).map(({ name }) => name);
		shownIn.set(view, new Set(seen));
		watch.take();
		return;
	}
	const here = slots.filter(({ name }) => shown.has(name));
	tally.add(view, here.length, watch.take(), missing(text, here, shown));
}

async function come({ tally }: Cast, view: string, page: Page, address: string): Promise<void> {
	const response = await page.goto(address, { waitUntil: 'load' });
	tally.status(view, response?.status() ?? 0, address);
	if ((response?.status() ?? 0) >= 400) throw new Error(`${address} was answered with ${response?.status()}`);
}

/** Saves and publishes a document as a new site. */
export async function publishSite(
	{ author }: Pick<Cast, 'author'>,
	of: DocumentOf,
	{ team }: Pick<Stocked, 'team'>,
	name: string
): Promise<Site> {
	const id = await newSite(author, team, name);
	const put = JSON.stringify({ revision: 1, document: of.document });
	const saved = await author.ask(`/sites/${id}/edit`, { method: 'PUT', body: put, type: 'application/json' });
	if (saved.status !== 200)
		throw new Error(`a site was answered with ${saved.status}: ${saved.text.slice(0, 300)}`);
	const before = await author.ask(`/sites/${id}/publish`);
	const revision = /name="revision" value="(\d+)"/.exec(before.text)?.[1] ?? '';
	const done = await author.ask(`/sites/${id}/publish?/publish`, { body: { revision, note: name } });
	const made = await author.ask(`/sites/${id}/publish?/preview`, { body: { of: '', days: '7' } });
	const { text } = await author.ask(`/sites/${id}/publish`);
	const base = /\/m\/[\w-]+/.exec(text)?.[0] ?? '';
	const preview = /\/preview\/[\w-]+/.exec(made.text)?.[0] ?? '';
	if (done.status !== 303 || !base || !preview)
		throw new Error(
			`publishing a site was answered with ${done.status}, ${made.status}: ${worded(done.text)}`
		);
	return { ...of, id, base, preview };
}

const worded = (html: string): string =>
	html
		.replace(/^[\s\S]*<main/, '<main')
		.replace(/<(style|script)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.slice(0, 900);

/** Pages with hardly a block are alike: a few of them are opened, the others only asked for. */
const FEW_BLOCKS = 5;
const FEW_OPENED = 3;

/** Every page of a site as each reader has it. */
export async function readSite(cast: Cast, site: Site, shownIn: ShownIn): Promise<void> {
	const { author, studio, street } = cast;
	const [desk, reader] = [await studio.newPage(), await street.newPage()];
	const small = site.pages.filter(({ blocks }) => blocks.length < FEW_BLOCKS);
	const opened = new Set([...site.pages.filter((one) => !small.includes(one)), ...spread(small, FEW_OPENED)]);
	for (const one of site.pages) {
		const way = one.path && `/${one.path}`;
		if (!opened.has(one)) {
			await ask(cast, site.base + way, one);
			continue;
		}
		await come(cast, 'site: page', reader, author.url + site.base + way);
		await read(cast, 'site: page', reader, one.slots, shownIn);
		await come(cast, 'site: reviewer', reader, author.url + site.preview + way);
		await read(cast, 'site: reviewer', reader, one.slots, shownIn);
		await come(cast, 'site: preview', desk, `${author.url}/sites/${site.id}/preview/draft${way}`);
		await read(cast, 'site: preview', desk, one.slots, shownIn);
		await build(cast, site, desk, one, shownIn);
	}
	await desk.close();
	await reader.close();
}

async function ask({ author, tally }: Cast, path: string, { slots }: PageOf): Promise<void> {
	const { status, text } = await author.ask(path);
	tally.status('site: page, only asked for', status, path);
	const raw = slots.filter(({ text: one }) => /<[a-z!/]/i.test(one) && text.includes(one));
	tally.add(
		'site: page, only asked for',
		slots.length,
		{ executed: [], blocked: [] },
		raw.map((one) => one.name)
	);
}

/** The canvas with the outline beside it, and what is said of one block of each kind. */
async function build(cast: Cast, site: Site, desk: Page, { id, slots, blocks }: PageOf, shownIn: ShownIn) {
	const first = blocks[0]?.block.id ?? id;
	await come(cast, 'site: builder', desk, `${cast.author.url}/sites/${site.id}/edit?element=${first}`);
	await desk.locator(`[data-region="canvas"] [data-thing="${first}"]`).first().waitFor({ timeout: 60_000 });
	await read(cast, 'site: builder', desk, slots, shownIn);
	const kinds = new Map(blocks.toReversed().map((one) => [one.block.kind, one]));
	const chosen = shownIn.has('site: properties') ? spread([...kinds.values()], 6) : [...kinds.values()];
	const seen = new Set<string>();
	for (const { block, slots } of chosen) {
		await desk.locator(`[role="tree"] [data-thing="${block.id}"]`).first().click();
		await desk.locator('.right summary').evaluateAll((all) => all.map((one) => (one as HTMLElement).click()));
		await desk.waitForTimeout(30);
		if (shownIn.has('site: properties')) await read(cast, 'site: properties', desk, slots, shownIn);
		else await propertiesOf(desk, slots, seen);
	}
	if (!shownIn.has('site: properties')) shownIn.set('site: properties', seen);
}

async function propertiesOf(desk: Page, slots: readonly Slot[], seen: Set<string>): Promise<void> {
	const values = await desk
		.locator('.right :is(input, textarea)')
		.evaluateAll((all) => all.map((one) => String(Reflect.get(one, 'value'))));
	for (const { name, text } of slots) if (values.includes(text)) seen.add(name);
}
