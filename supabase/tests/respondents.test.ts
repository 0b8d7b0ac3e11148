import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { Cookies } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIELD } from '$lib/survey/respond/sitting';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { keepFolding } from '../../src/lib/results/fold.server';
import { asker, house, open, type Client, type Opened } from '../../src/lib/server/door';
import { actions, load } from '../../src/routes/s/[slug]/+page.server';
import { POST as send } from '../../src/routes/s/[slug]/send/+server';
import { POST as start } from '../../src/routes/s/[slug]/start/+server';
import { freshFolder, PASSWORD } from './box';
import { call, ok } from './survey';

// What becomes of somebody's words at the respondents' addresses, asked as the server asks them.

const WORDS = 'An hour of thinking';
let folder: string;
let opened: Opened;
let ada: Client;
let team: string;
let addresses = 0;
/** Somebody who has sent nothing yet. */
const newcomer = () => `192.0.2.${++addresses}`;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', RATE_PER_MINUTE: '4' });
	opened = await open();
	const jar = new Map<string, string>();
	const cookies = {
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => void jar.set(name, value)
	};
	ada = asker(cookies as unknown as Cookies);
	const person = { email: 'ada@earshot.example', password: PASSWORD };
	await ada.auth.signUp(person);
	await ada.auth.signInWithPassword(person);
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

async function published(): Promise<{ id: string; slug: string }> {
	const definition = {
		title: 'Why',
		pages: [{ name: 'p', elements: [{ type: 'comment', name: 'why', title: 'Why?' }] }]
	};
	const id = await surveys.create(ada, team, `Why ${randomUUID()}`, definition);
	const { user } = (await ada.auth.getUser()).data;
	if (!user) throw new Error('nobody is signed in');
	const done = await versions.publish(ada, user, id, { revision: 1, note: '', mode: 'anonymous' });
	expect(done).toEqual({ number: 1 });
	return { id, slug: (await surveys.read(ada, id)).slug };
}

/** Of an event, what these routes look at: somebody posts the page with their words on it. */
function posting(slug: string, address = newcomer(), method = 'POST') {
	const url = new URL(`http://here.invalid/s/${slug}`);
	const fields = { [FIELD.id]: randomUUID(), [FIELD.version]: '1', [FIELD.page]: '0', [FIELD.go]: 'send' };
	const body = method === 'POST' ? new URLSearchParams({ ...fields, why: WORDS }) : null;
	const request = new Request(url, { method, body });
	const locals = { locale: 'en' };
	const event = {
		params: { slug },
		url,
		request,
		locals,
		setHeaders: () => {},
		getClientAddress: () => address
	};
	return event as never;
}
const act = async (event: never) => JSON.parse(JSON.stringify(await actions.default?.(event)));
const led = (event: never) => act(event).catch((thrown: { location?: string }) => thrown.location);

/** The page that the server draws behind a post. */
const drawn = (event: never) => Promise.resolve(load(event));

describe('somebody who writes while the survey is archived', () => {
	test.each([
		['just now', true],
		['a while ago', false]
	])('%s gets their words back without script, on a page that is there', async (_, remembered) => {
		const { id, slug } = await published();
		// The house remembers it as open for a second.
		if (remembered) await versions.recent(slug);
		await surveys.archive(ada, id);
		const event = posting(slug);
		const { status, data } = await act(event);
		expect(status).toBe(409);
		expect(data.view.refused.copy).toContain(WORDS);
		await expect(drawn(event)).resolves.toMatchObject({ state: null });
	});

	test('gets them with script', async () => {
		const { id, slug } = await published();
		await surveys.archive(ada, id);
		const response = await send(posting(slug));
		expect(response.status).toBe(409);
		expect((await response.json()).copy).toContain(WORDS);
	});

	test('the control: whoever comes now finds nothing, and before it was archived it was kept', async () => {
		const { id, slug } = await published();
		expect(await led(posting(slug))).toMatch(/thanks/);
		await surveys.archive(ada, id);
		await expect(drawn(posting(slug, newcomer(), 'GET'))).rejects.toMatchObject({ status: 404 });
		await expect(act(posting('never-was'))).rejects.toMatchObject({ status: 404 });
	});
});

describe('too much from one address', () => {
	test('without script gives the page back with what was typed', async () => {
		const { slug } = await published();
		const address = newcomer();
		for (let i = 0; i < 4; i++) expect(await led(posting(slug, address))).toMatch(/thanks/);
		const { status, data } = await act(posting(slug, address));
		expect(status).toBe(429);
		expect(data.view).toMatchObject({ answers: { why: WORDS }, page: 0 });
		expect(data.view.trouble).toMatch(/wait a minute/);
		expect(await led(posting(slug))).toMatch(/thanks/);
	});

	test('with script is told to wait, which its page does', async () => {
		const { slug } = await published();
		const address = newcomer();
		const sent = async () => (await send(posting(slug, address))).status;
		expect([await sent(), await sent(), await sent()]).toEqual([200, 200, 429]);
		expect((await send(posting(slug))).status).toBe(200);
	});

	test('begins nothing more', async () => {
		const { slug } = await published();
		const address = newcomer();
		for (let i = 0; i < 4; i++) expect((await start(posting(slug, address))).status).toBe(204);
		await expect((async () => start(posting(slug, address)))()).rejects.toMatchObject({ status: 429 });
	});
});

test('the house forgets who began long ago by itself', async () => {
	const { id } = await published();
	const began = (days: number) => ({
		response_id: randomUUID(),
		survey_id: id,
		version: 1,
		day: '2026-11-22',
		furthest: 0,
		touched: true,
		timed: false,
		moved: false,
		began_at: new Date(Date.now() - days * 86_400_000).toISOString()
	});
	const { error } = await house()
		.from('sittings')
		.insert([began(1), began(31)]);
	expect(error).toBeNull();
	const left = async () =>
		(await house().from('sittings').select('began_at').eq('survey_id', id)).data?.length;
	const stop = keepFolding();
	try {
		await expect.poll(left, { timeout: 10_000 }).toBe(1);
	} finally {
		stop();
	}
});
