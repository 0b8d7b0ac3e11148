import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { Author } from '../../bench/author';
import { withoutGuards } from '../../bench/hostile/control';
import { sitesWith } from '../../bench/hostile/documents';
import { Payloads, Tokens } from '../../bench/hostile/packing';
import { OWN, payloadsFrom, spread } from '../../bench/hostile/payloads';
import { stockUp } from '../../bench/hostile/stock';
import { publishSite, readSite, type ShownIn } from '../../bench/hostile/site-visits';
import { Tally } from '../../bench/hostile/tally';
import type { Cast } from '../../bench/hostile/visits';
import { Watch } from '../../bench/hostile/watch';
import { ROOT } from '../../bench/product';
import { kinds } from '$lib/site/blocks/registry';
import { somebody, troublesSeen, withBrowser } from '../people';

withBrowser();

// Text that attacks whoever shows it as anything but text, through every field of every block, before the eyes of who
// builds, who reviews and who reads. A sample; `npm run bench -- hostile` sends all of the corpus through more views.

const CORPUS = path.resolve(ROOT, '../shared/corpus/html/live-payloads.json');
const there = existsSync(CORPUS);
if (!there) console.warn('The corpus of payloads is not here (../shared): only a few of our own are tried.');
const payloads = [...OWN, ...(there ? spread(payloadsFrom(CORPUS), 3) : [])].map((one) => one.trim());

const NOTHING = { executed: 0, blocked: 0, serverErrors: 0, altered: 0 };

async function cast(): Promise<Cast> {
	const author = new Author(inject('url'));
	await author.signUp('Ada', 'Listeners');
	const watch = new Watch(inject('url'));
	const [studio, street] = [(await somebody('desk')).context(), (await somebody('phone')).context()];
	for (const context of [studio, street]) await watch.over(context);
	await studio.addCookies(author.cookies);
	return { author, studio, street, watch, tally: new Tally() };
}

describe('hostile text in a site', () => {
	it('is text in the builder, in previews and on the page, and would be noticed otherwise', async () => {
		const here = await cast();
		const { author, tally } = here;
		const stock = await stockUp(author);
		const shownIn: ShownIn = new Map();
		for (const plain of sitesWith(kinds, new Tokens(), stock))
			await readSite(here, await publishSite(here, plain, stock, 'Plain words'), shownIn);
		// What is looked at is there: nearly every field of every kind is shown to somebody.
		const seen = new Set([...shownIn.values()].flatMap((names) => [...names]));
		expect(new Set([...seen].map((name) => name.split('.')[0])).size).toBeGreaterThan(
			Object.keys(kinds).length - 2
		);

		let link = '';
		for (const hostile of sitesWith(kinds, new Payloads(payloads), stock, {
			blocks: 350,
			accents: payloads
		})) {
			const site = await publishSite(here, hostile, stock, payloads[0] ?? 'Site');
			await readSite(here, site, shownIn);
			link = author.url + site.base;
		}
		expect(tally.examples).toEqual([]);
		for (const [view, sink] of Object.entries(tally.sinks)) {
			expect(sink, view).toMatchObject(NOTHING);
			expect(sink.payloads, view).toBeGreaterThan(0);
		}
		expect(Object.keys(tally.sinks).length).toBeGreaterThanOrEqual(5);

		const without = await withoutGuards(here.street, here.watch, link, OWN.slice(0, 10));
		expect(without).toBeGreaterThan(50);
		troublesSeen();
	});

	it('comes back from the door of a site as text, and a word that is wrong is no failure of ours', async () => {
		const { author } = await cast();
		const { team } = await stockUp(author);
		const pages = [
			{ id: 'h', slug: '', title: { en: 'Home' }, about: {}, unlisted: false, sections: [], pages: [] }
		];
		const about = { format: 1, languages: ['en'], title: { en: 'Site' }, about: {}, theme: {}, cover: '' };
		const document = { ...about, pages };
		const of = { document, title: 'Site', pages: [] };
		const { id, base } = await publishSite({ author }, of, { team }, '<img src=x onerror=alert(1)>');
		for (const [who, more, form, field] of [
			['passcode', { passcode: 'a long passcode 7291' }, 'passcode', 'passcode'],
			['domains', { domains: 'example.org' }, 'letter', 'email']
		] as const) {
			const narrowed = await author.ask(`/sites/${id}/settings?/access`, { body: { who, ...more } });
			expect(narrowed.status).toBe(200);
			for (const payload of OWN.slice(0, 6)) {
				const { status, text } = await author.ask(`${base}/door?/${form}`, { body: { [field]: payload } });
				expect([400, 403, 429], `${who} ${payload}`).toContain(status);
				expect(text).not.toContain('<img src=x');
				if (/<[a-z]/.test(payload)) expect(text).not.toContain(payload);
			}
		}
	});
});
