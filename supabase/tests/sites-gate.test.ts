import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Who } from '$lib/site/access';
import * as accesses from '$lib/site/accesses.server';
import * as files from '$lib/site/files.server';
import * as pictures from '$lib/site/pictures.server';
import * as sites from '$lib/site/sites.server';
import { anonymous, open, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// Everything that lies under a site's address is asked for by a stranger: while everybody may read, then while few may.

type Handler = (event: unknown) => unknown;
/** What a file of a route exports: handlers, and things that are none. */
type Exports = Record<string, unknown>;

const routes = import.meta.glob<Exports>('../../src/routes/m/**/+{server,page.server,layout.server}.ts');
/** The door itself is for who is outside. */
const isDoor = (file: string) => file.includes('/[site]/door/');
const DEEDS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback', 'load'];

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

/** Names of what lies under the site, for the places in the routes' addresses. */
type Params = Record<string, string>;

async function site(): Promise<{ id: string; params: Params }> {
	const id = await sites.create(ada.db, team, `Site ${randomUUID()}`, smallSite('Ours'));
	const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#246' } })
		.png()
		.toBuffer();
	const picture = await pictures.keep(ada.db, ada.user, id, 'one.png', png);
	const said = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n');
	const file = await files.keep(ada.db, ada.user, id, { accept: ['captions'], name: 'one.vtt' }, said);
	if (!('picture' in picture) || !('file' in file)) throw new Error('what the site shows was not kept');
	await sites.publish(ada.db, ada.user, id, { revision: 1, note: '' });
	const { slug } = await sites.find(ada.db, id);
	return { id, params: { site: slug, page: '', name: `${picture.picture.id}-320.webp`, id: file.file.id } };
}

const narrow = (id: string, who: Who) =>
	accesses.save(ada.db, id, {
		who,
		noindex: false,
		passcode: who === 'passcode' ? 'open sesame' : null,
		domains: who === 'domains' ? ['earshot.example'] : []
	});

/** A stranger's request, as far as routes look at it. */
function asked(params: Params, deed: string) {
	const url = new URL(`http://here.invalid/m/${params['site']}`);
	const post = !['GET', 'load'].includes(deed);
	return {
		params: new Proxy(params, { get: (all, name) => all[String(name)] ?? 'x' }),
		url,
		request: new Request(url, post ? { method: 'POST', body: new URLSearchParams({ a: 'b' }) } : {}),
		cookies: { get: () => undefined, getAll: () => [], set() {}, delete() {} },
		locals: { locale: 'en', db: anonymous(), user: null },
		getClientAddress: () => '192.0.2.1',
		setHeaders() {},
		isDataRequest: false
	};
}

const within = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** What came of it: `answered 200`, `refused 401`, `sent to /m/x/door?...`. */
async function outcome(handler: Handler, event: unknown): Promise<string> {
	try {
		const given = await handler(event);
		return `answered ${given instanceof Response ? given.status : 200}`;
	} catch (thrown) {
		const to = within(thrown, 'location');
		if (typeof to === 'string') return `sent to ${to}`;
		const status = within(thrown, 'status');
		if (typeof status === 'number') return `refused ${status}`;
		throw thrown;
	}
}

const isHandler = (value: unknown): value is Handler => typeof value === 'function';

/** @returns what each deed of each file came to, by `file deed` */
async function walked(params: Params, more: Record<string, () => Promise<Exports>> = {}) {
	const found: Record<string, string> = {};
	for (const [file, load] of Object.entries({ ...routes, ...more })) {
		if (isDoor(file)) continue;
		const { actions = {}, ...rest } = await load();
		const deeds = [
			...DEEDS.map((deed) => [deed, rest[deed]] as const),
			...Object.entries(Object(actions)).map(([name, action]) => [`?/${name}`, action] as const)
		];
		for (const [deed, handler] of deeds)
			if (isHandler(handler))
				found[`${file.replace(/^.*\/m\/\[site\]\//, '')} ${deed}`] = await outcome(
					handler,
					asked(params, deed)
				);
	}
	return found;
}

const open200 = (found: Record<string, string>) =>
	Object.keys(found).filter((name) => /^answered [23]/.test(found[name] ?? ''));

describe('what lies under a site’s address', () => {
	test('is there for everybody while everybody may read', async () => {
		const { params } = await site();
		expect(open200(await walked(params))).toEqual(
			expect.arrayContaining([
				'[...page]/+page.server.ts load',
				'file/[id]/+server.ts GET',
				'picture/[name]/+server.ts GET',
				'sitemap.xml/+server.ts GET'
			])
		);
	});

	test.each(['passcode', 'domains', 'team'] as const)('is closed at once, all of it: %s', async (who) => {
		const { id, params } = await site();
		await walked(params);
		await narrow(id, who);
		expect(open200(await walked(params))).toEqual([]);
	});

	test('is closed, all of it, when the site is taken off the air', async () => {
		const { id, params } = await site();
		await walked(params);
		await sites.unpublish(ada.db, id);
		expect(open200(await walked(params))).toEqual([]);
	});

	test('would be found open if one of them did not ask at the gate', async () => {
		const { id, params } = await site();
		await narrow(id, 'passcode');
		const leak = { '/m/[site]/leak/+server.ts': async () => ({ GET: () => new Response('all of it') }) };
		expect(open200(await walked(params, leak))).toEqual(['leak/+server.ts GET']);
	});
});
