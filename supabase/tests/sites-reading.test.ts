import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as accesses from '$lib/site/accesses.server';
import * as sites from '$lib/site/sites.server';
import { FIELD } from '$lib/survey/respond/sitting';
import { anonymous, open, type Opened } from '../../src/lib/server/door';
import { reading } from '../../src/routes/m/[site]/drawn.server';
import { freshFolder } from './box';
import { smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// How often a page of a site is drawn, and who may keep it.

let folder: string;
let opened: Opened;
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

interface Reader {
	id: string;
	/** How often the page was drawn. */
	drawn: number;
	read: (headers?: Record<string, string>, query?: string) => Promise<Response>;
	publish: (word: string) => Promise<void>;
}

/** @param said what stands on the page that is drawn */
async function reader(said = () => 'Words'.repeat(400)): Promise<Reader> {
	const id = await sites.create(ada.db, team, `Site ${randomUUID()}`, smallSite('Ours'));
	await sites.publish(ada.db, ada.user, id, { revision: 1, note: '' });
	const { slug } = await sites.find(ada.db, id);
	const draw = async () => {
		self.drawn++;
		return new Response(said(), { headers: { 'content-type': 'text/html', 'set-cookie': 'mine=1' } });
	};
	const self: Reader = {
		id,
		drawn: 0,
		read: (headers = {}, query = '') => {
			const url = new URL(`http://here.invalid/m/${slug}${query}`);
			const event = {
				params: { site: slug, page: '' },
				url,
				request: new Request(url, { headers }),
				cookies: { get: () => undefined, getAll: () => [] },
				locals: { db: anonymous(), user: null, locale: 'en' },
				isDataRequest: false
			};
			// Of an event, only what is looked at.
			return reading(event as unknown as Parameters<typeof reading>[0], draw);
		},
		publish: async (word) => {
			const { revision } = await sites.read(ada.db, id);
			const saved = await sites.save(ada.db, id, revision, smallSite(word));
			await sites.publish(ada.db, ada.user, id, { revision: saved.revision, note: '' });
		}
	};
	return self;
}

describe('a page that everybody may read', () => {
	test('is drawn once, for many who come at the same time and for those who come later', async () => {
		const page = await reader();
		const all = await Promise.all(Array.from({ length: 20 }, () => page.read()));
		await page.read();
		expect(page.drawn).toBe(1);
		expect(new Set(await Promise.all(all.map((one) => one.text()))).size).toBe(1);
	});

	test('comes compressed, and with nothing of who saw it first', async () => {
		const page = await reader();
		await page.read();
		const again = await page.read({ 'accept-encoding': 'gzip, br' });
		expect(again.headers.get('content-encoding')).toBe('br');
		expect(brotliDecompressSync(await again.arrayBuffer()).toString()).toBe('Words'.repeat(400));
		expect(again.headers.get('set-cookie')).toBeNull();
	});

	test('is not sent to who has it, and not drawn for them, until something else is published', async () => {
		const page = await reader();
		const etag = (await page.read()).headers.get('etag') ?? '';
		const second = await page.read({ 'if-none-match': etag });
		expect([second.status, page.drawn, await second.text()]).toEqual([304, 1, '']);
		await page.publish('Others');
		expect([(await page.read({ 'if-none-match': etag })).status, page.drawn]).toEqual([200, 2]);
	});

	test('is another one in another language, and for another address of the house', async () => {
		const page = await reader();
		const [plain, asked, other] = [
			await page.read(),
			await page.read({}, '?lang=en'),
			await page.read({}, '?lang=xx')
		];
		expect(asked.headers.get('etag')).not.toBe(plain.headers.get('etag'));
		expect(other.headers.get('etag')).toBe(plain.headers.get('etag'));
	});

	test('is asked after each time it is taken out of a cache', async () => {
		const { headers } = await (await reader()).read();
		expect(headers.get('cache-control')).toBe('no-cache');
		expect(headers.get('vary')).toContain('accept-language');
	});

	test('with a form gives everybody a response of their own, and no cache a copy to share', async () => {
		const form = () => `<input type="hidden" name="${FIELD.id}" value="${randomUUID()}">`;
		const page = await reader(form);
		const [one, other] = [await page.read(), await page.read()];
		expect(one.headers.get('cache-control')).toBe('private, no-cache');
		expect([one.headers.get('etag'), page.drawn]).toEqual([null, 1]);
		const [first, second] = [await one.text(), await other.text()];
		expect(first).not.toBe(second);
		expect(first.replace(/[\w-]{36}/, '')).toBe(second.replace(/[\w-]{36}/, ''));
	});
});

describe('a page that not everybody may read', () => {
	test('is never kept: neither what was drawn before is given out, nor what is drawn now', async () => {
		const page = await reader();
		const etag = (await page.read()).headers.get('etag') ?? '';
		const wish = { who: 'passcode', noindex: false, passcode: 'open sesame', domains: [] } as const;
		await accesses.save(ada.db, page.id, wish);
		const [one, other] = [await page.read({ 'if-none-match': etag }), await page.read()];
		expect([one.status, other.headers.get('etag'), page.drawn]).toEqual([200, null, 3]);
	});
});
