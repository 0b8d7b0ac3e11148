import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import type { Cookies } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as attention from '$lib/survey/attention.server';
import { FIELD } from '$lib/survey/respond/sitting';
import * as responses from '$lib/survey/responses.server';
import * as sharing from '$lib/survey/sharing.server';
import { AS_NEW } from '$lib/survey/sharing';
import * as sittings from '$lib/survey/sittings.server';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import * as tallies from '../../src/lib/results/tallies.server';
import { asker, house, open, type Client, type Opened } from '../../src/lib/server/door';
import { POST as part } from '../../src/routes/s/[slug]/part/+server';
import { POST as seen } from '../../src/routes/s/[slug]/seen/+server';
import { freshFolder, PASSWORD } from './box';
import { call, ok, refusal } from './survey';

// What becomes of answers that are on their way, told with Ada (owner), Vi (viewer), Mallory of another team, and
// people who answer.

let folder: string;
let opened: Opened;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;
let addresses = 0;
const newcomer = () => `192.0.2.${++addresses}`;

async function person(email: string): Promise<Client> {
	const jar = new Map<string, string>();
	const client = asker({
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => void jar.set(name, value)
	} as unknown as Cookies);
	await client.auth.signUp({ email, password: PASSWORD });
	await client.auth.signInWithPassword({ email, password: PASSWORD });
	return client;
}
beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', RATE_PER_MINUTE: '6' });
	opened = await open();
	ada = await person('ada@earshot.example');
	vi = await person('vi@earshot.example');
	mallory = await person('mallory@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

interface Here {
	id: string;
	slug: string;
}
async function post(
	mode: 'anonymous' | 'identified' = 'identified',
	over = { partials: true }
): Promise<Here> {
	const definition = {
		title: 'Why',
		pages: [
			{ name: 'score', elements: [{ type: 'nps', name: 'nps', title: 'How likely?', isRequired: true }] },
			{ name: 'why', elements: [{ type: 'comment', name: 'why', title: 'Why?', isRequired: true }] }
		]
	};
	const id = await surveys.create(ada, team, `Why ${randomUUID()}`, definition);
	const { user } = (await ada.auth.getUser()).data;
	if (!user) throw new Error('nobody is signed in');
	expect(await versions.publish(ada, user, id, { revision: 1, note: '', mode })).toEqual({ number: 1 });
	await sharing.save(ada, id, { ...AS_NEW, ...over });
	return { id, slug: (await surveys.read(ada, id)).slug };
}

const underway = (survey: string, over: Partial<sittings.Underway> = {}): sittings.Underway => ({
	responseId: randomUUID(),
	survey,
	version: 1,
	answers: { nps: 9 },
	page: 1,
	language: 'en',
	respondent: 'Mei',
	...over
});
const submit = (survey: string, id: string) =>
	responses.submit({
		id,
		survey,
		version: 1,
		answers: { nps: 9, why: 'Done' },
		strings: [],
		language: 'en',
		respondent: 'Mei'
	});
const kept = async (survey: string) => {
	const { data, error } = await house()
		.from('partials')
		.select('response_id, answers, respondent, beat')
		.eq('survey_id', survey);
	if (error) throw new Error(error.message);
	return data;
};
const unfinished = async (here: Here, client = vi) => (await attention.read(client, here.id, null)).kept;

/** Of an event, what these routes look at. */
function posting(slug: string, fields: Record<string, string>, address = newcomer()): never {
	const request = new Request(`http://here.invalid/s/${slug}`, {
		method: 'POST',
		body: new URLSearchParams({ [FIELD.version]: '1', [FIELD.page]: '0', ...fields })
	});
	return { params: { slug }, request, getClientAddress: () => address } as never;
}

describe('answers so far', () => {
	test('are kept where the owner wants that: the latest, however late the older ones arrive', async () => {
		const { id, slug } = await post();
		const fields = { [FIELD.id]: randomUUID(), [FIELD.who]: ' Mei ', nps: '7' };
		const sent = async (more: Record<string, string>) =>
			(await part(posting(slug, { ...fields, ...more }))).json();
		expect(await sent({ 'earshot:beat': '2', why: 'Half a th' })).toEqual({ outcome: 'kept' });
		expect(await sent({ 'earshot:beat': '1' })).toEqual({ outcome: 'older' });
		expect(await sent({ 'earshot:beat': '2', why: 'Another tab' })).toEqual({ outcome: 'older' });
		expect(await kept(id)).toMatchObject([
			{ answers: { nps: 7, why: 'Half a th' }, respondent: 'Mei', beat: 2 }
		]);
		expect(await sent({ 'earshot:beat': '3', why: 'Half a thought' })).toEqual({ outcome: 'kept' });
		expect(await kept(id)).toMatchObject([{ answers: { nps: 7, why: 'Half a thought' } }]);
	});

	test('that arrive together leave the newest', async () => {
		const { id } = await post();
		const of = underway(id);
		const outcomes = await Promise.all(
			[3, 1, 9, 4, 9, 2].map((beat) => sittings.keepPart({ ...of, answers: { nps: beat }, beat }))
		);
		expect(await kept(id)).toMatchObject([{ answers: { nps: 9 }, beat: 9 }]);
		expect(outcomes[2]).toBe('kept');
		expect(outcomes[4]).toBe('older');
	});

	test('are no response: no figure counts them, and they count as begun', async () => {
		const here = await post();
		await sittings.keepPart({ ...underway(here.id), beat: 1 });
		const of = await tallies.asked(vi, here.id);
		const { counts, attention: noticed } = await tallies.read(vi, here.id, of, null);
		expect(counts).toMatchObject({ responses: 0, unfinished: 1, tallies: {} });
		expect(noticed).toMatchObject({ views: 1, starts: 1, completions: 0, kept: 1, finished: 0 });
		expect(noticed.pages.map(({ name, reached }) => [name, reached])).toEqual([
			['score', 1],
			['why', 1]
		]);
	});

	test('go with the response that they became, and none comes after it', async () => {
		const here = await post();
		const of = underway(here.id);
		await sittings.keepPart({ ...of, beat: 1 });
		expect(await submit(here.id, of.responseId)).toBe('stored');
		expect(await kept(here.id)).toEqual([]);
		expect(await sittings.keepPart({ ...of, beat: 2 })).toBe('older');
		expect(await kept(here.id)).toEqual([]);
		expect(await unfinished(here)).toBe(0);
	});

	test('that race with their own response never outlive it', async () => {
		const here = await post();
		const races = Array.from({ length: 30 }, () => underway(here.id));
		await Promise.all(
			races.flatMap((of, at) => [
				...(at % 2 ? [sittings.keepPart({ ...of, beat: 1 })] : []),
				submit(here.id, of.responseId),
				sittings.keepPart({ ...of, beat: 2 })
			])
		);
		expect(await kept(here.id)).toEqual([]);
	});

	test.each<[string, (id: string) => Promise<void>, string]>([
		['the owner wants none', (id) => sharing.save(ada, id, AS_NEW), 'off'],
		['it is paused', (id) => surveys.pause(ada, id), 'paused'],
		['it is archived', (id) => surveys.archive(ada, id), 'missing']
	])('are not kept when %s', async (_, arrange, outcome) => {
		const { id } = await post();
		await arrange(id);
		expect(await sittings.keepPart({ ...underway(id), beat: 1 })).toBe(outcome);
		expect(await kept(id)).toEqual([]);
	});

	test('of another survey are not touched by whoever knows their id', async () => {
		const [first, second] = [await post(), await post()];
		const of = underway(first.id);
		await sittings.keepPart({ ...of, beat: 1 });
		expect(await sittings.keepPart({ ...of, survey: second.id, answers: { nps: 0 }, beat: 9 })).toBe('older');
		expect(await kept(first.id)).toMatchObject([{ answers: { nps: 9 } }]);
		expect(await kept(second.id)).toEqual([]);
		// Nor does a response over there take them away.
		await submit(second.id, of.responseId);
		expect(await kept(first.id)).toHaveLength(1);
	});

	test('pass the gate: what no question could take is left out, strangers are refused', async () => {
		const { id } = await post();
		await sittings.keepPart({ ...underway(id, { answers: { nps: 77, why: 'a\u0000b' } }), beat: 1 });
		expect(await kept(id)).toMatchObject([{ answers: {} }]);
		for (const answers of [{ stranger: 1 }, 'text', null, [1]])
			await expect(sittings.keepPart({ ...underway(id, { answers }), beat: 2 })).rejects.toMatchObject({
				status: 400
			});
		await expect(sittings.keepPart({ ...underway(id, { version: 9 }), beat: 2 })).rejects.toMatchObject({
			status: 404
		});
	});

	test.each([
		['no id', { [FIELD.id]: 'one' }],
		['no count', { 'earshot:beat': '' }],
		['a count that is none', { 'earshot:beat': '-1' }],
		['a count past all counting', { 'earshot:beat': '9'.repeat(30) }],
		['no version', { [FIELD.version]: '0' }]
	])('are refused with %s', async (_, wrong) => {
		const { slug } = await post();
		const fields = { [FIELD.id]: randomUUID(), 'earshot:beat': '1', ...wrong };
		await expect((async () => part(posting(slug, fields)))()).rejects.toMatchObject({ status: 400 });
	});
});

describe('unfinished answers', () => {
	const exported = async (client: Client, id: string, also = true) => {
		const rows = [];
		for await (const page of tallies.exported(client, id, also)) rows.push(...page);
		return rows;
	};

	test('of people with names are in the export when asked for, marked', async () => {
		const { id } = await post();
		await submit(id, randomUUID());
		await sittings.keepPart({ ...underway(id), beat: 1 });
		expect((await exported(ada, id)).map(({ partial = false, answers }) => [partial, answers])).toEqual([
			[false, { nps: 9, why: 'Done' }],
			[true, { nps: 9 }]
		]);
		expect(await exported(ada, id, false)).toHaveLength(1);
		await expect(exported(vi, id)).rejects.toMatchObject({ status: 403 });
		await expect(exported(mallory, id)).rejects.toMatchObject({ status: 404 });
	});

	test('of an anonymous survey are never told, only counted, in whole groups and without a name', async () => {
		const here = await post('anonymous');
		for (let n = 1; n <= 6; n++) {
			await sittings.keepPart({ ...underway(here.id), beat: 1 });
			expect(await unfinished(here)).toBe(n < 5 ? 0 : 5);
		}
		expect((await kept(here.id)).map(({ respondent }) => respondent)).toEqual(Array(6).fill(null));
		expect(await ok(call(ada, 'export_partials', { survey: here.id, after: null, page_size: 100 }))).toEqual(
			[]
		);
	});

	test('are nobody else’s', async () => {
		const { id } = await post();
		await sittings.keepPart({ ...underway(id), beat: 1 });
		for (const client of [ada, vi, mallory])
			for (const table of ['partials', 'bookmarks'])
				expect((await client.from(table as never).select('*')).data ?? []).toEqual([]);
		expect(await refusal(call(mallory, 'partials_kept', { survey: id, days: null }))).toBe('missing');
		expect(await refusal(call(ada, 'keep_partials', { batch: [] }))).toMatch(/denied/);
	});
});

describe('a link to go on elsewhere', () => {
	test('leads back to everything, as often as it is opened, and opening writes nothing', async () => {
		const { id, slug } = await post();
		const of = underway(id);
		const token = await sittings.save(of);
		expect(token).toMatch(/^[\w-]{43}$/);
		const before = await house().from('bookmarks').select('*').eq('survey_id', id);
		const { survey: _, ...expected } = of;
		expect(await sittings.resume(slug, token)).toEqual(expected);
		expect(await sittings.resume(slug, token)).toEqual(expected);
		expect((await house().from('bookmarks').select('*').eq('survey_id', id)).data).toEqual(before.data);
		// Who reads the table cannot use the link.
		expect(JSON.stringify(before.data)).not.toContain(token);
	});

	test('ends when it is saved again, or sent, or over, or archived', async () => {
		const { id, slug } = await post();
		const of = underway(id);
		const first = await sittings.save(of);
		const second = await sittings.save({ ...of, answers: { nps: 3 }, page: 0 });
		expect(await sittings.resume(slug, first)).toBeNull();
		expect(await sittings.resume(slug, second)).toMatchObject({ answers: { nps: 3 }, page: 0 });
		expect((await house().from('bookmarks').select('page').eq('survey_id', id)).data).toHaveLength(1);
		await surveys.archive(ada, id);
		expect(await sittings.resume(slug, second)).toBeNull();
		await surveys.restore(ada, id);
		const aged = { expires_at: new Date(Date.now() - 1000).toISOString() };
		await house().from('bookmarks').update(aged).eq('survey_id', id);
		expect(await sittings.resume(slug, second)).toBeNull();
		const third = await sittings.save(of);
		expect(await sittings.resume(slug, third)).not.toBeNull();
		await submit(id, of.responseId);
		expect(await sittings.resume(slug, third)).toBeNull();
		expect((await house().from('bookmarks').select('page').eq('survey_id', id)).data).toEqual([]);
		await expect(sittings.save(of)).rejects.toMatchObject({ code: 'answered' });
	});

	test('saved in two tabs at once is one', async () => {
		const { id, slug } = await post();
		const of = underway(id);
		const tokens = await Promise.all([1, 2, 3, 4].map((nps) => sittings.save({ ...of, answers: { nps } })));
		const alive = (await Promise.all(tokens.map((token) => sittings.resume(slug, token)))).filter(Boolean);
		expect(alive).toHaveLength(1);
	});

	test('is not of another survey, nor for whoever guesses', async () => {
		const [first, second] = [await post(), await post()];
		const of = underway(first.id);
		const token = await sittings.save(of);
		expect(await sittings.resume(second.slug, token)).toBeNull();
		for (const guess of ['', 'x', `${token}=`, token.slice(1), `${token}' or 1=1`, 'A'.repeat(43), '\u0000'])
			expect(await sittings.resume(first.slug, guess)).toBeNull();
		// An id from elsewhere replaces nothing.
		await expect(sittings.save({ ...of, survey: second.id })).rejects.toMatchObject({ code: 'missing' });
		expect(await sittings.resume(first.slug, token)).not.toBeNull();
	});

	test('is refused where the owner offers none, but what was promised before stands', async () => {
		const { id, slug } = await post();
		const token = await sittings.save(underway(id));
		await sharing.save(ada, id, { ...AS_NEW, resume: false });
		await expect(sittings.save(underway(id))).rejects.toMatchObject({ code: 'forbidden' });
		expect(await sittings.resume(slug, token)).not.toBeNull();
	});

	test('keeps no name of an anonymous survey', async () => {
		const { id, slug } = await post('anonymous');
		expect(await sittings.resume(slug, await sittings.save(underway(id)))).toMatchObject({
			respondent: null
		});
	});
});

test('what is over is swept; what somebody may come back to is not', async () => {
	const [named, nameless] = [await post(), await post('anonymous')];
	const old = { saved_at: new Date(Date.now() - 31 * 86_400_000).toISOString() };
	for (const { id } of [named, nameless]) {
		await sittings.keepPart({ ...underway(id), beat: 1 });
		await sittings.keepPart({ ...underway(id, { responseId: randomUUID() }), beat: 1 });
		const [first] = await kept(id);
		await house()
			.from('partials')
			.update(old)
			.eq('response_id', first?.response_id ?? '');
		await sittings.save(underway(id));
		await sittings.save(underway(id));
		const { data } = await house().from('bookmarks').select('token_hash').eq('survey_id', id);
		const aged = { expires_at: new Date(Date.now() - 1000).toISOString() };
		await house()
			.from('bookmarks')
			.update(aged)
			.eq('token_hash', data?.[0]?.token_hash ?? '');
	}
	expect((await house().rpc('sweep_starts')).error).toBeNull();
	expect(await kept(named.id)).toHaveLength(2);
	expect(await kept(nameless.id)).toHaveLength(1);
	for (const { id } of [named, nameless])
		expect((await house().from('bookmarks').select('page').eq('survey_id', id)).data).toHaveLength(1);
});

describe('that a page is shown', () => {
	const views = async ({ id }: Here) => (await attention.read(vi, id, null)).views;

	test('is counted by its beacon, once however often it comes', async () => {
		const here = await post();
		const fields = { [FIELD.id]: randomUUID() };
		expect((await seen(posting(here.slug, fields))).status).toBe(204);
		expect((await seen(posting(here.slug, { ...fields, [FIELD.page]: '1' }))).status).toBe(204);
		expect((await seen(posting(here.slug, fields))).status).toBe(204);
		expect(await attention.read(vi, here.id, null)).toMatchObject({
			views: 1,
			starts: 0,
			pages: [{ reached: 1 }, { reached: 1 }],
			finished: 0
		});
	});

	test.each([
		[{ [FIELD.id]: 'one' }],
		[{ [FIELD.page]: '2' }],
		[{ [FIELD.page]: '-1' }],
		[{ [FIELD.page]: '99999' }],
		[{ [FIELD.page]: '' }]
	])('is refused as nonsense: %j', async (wrong) => {
		const here = await post();
		const fields = { [FIELD.id]: randomUUID(), ...wrong };
		await expect((async () => seen(posting(here.slug, fields)))()).rejects.toMatchObject({ status: 400 });
		expect(await views(here)).toBe(0);
	});

	test('is not counted of a survey that is paused, nor too often from one address', async () => {
		const here = await post();
		const address = newcomer();
		const once = () => seen(posting(here.slug, { [FIELD.id]: randomUUID() }, address));
		for (let i = 0; i < 6; i++) await once();
		await expect((async () => once())()).rejects.toMatchObject({ status: 429 });
		expect(await views(here)).toBe(6);
		await surveys.pause(ada, here.id);
		expect((await seen(posting(here.slug, { [FIELD.id]: randomUUID() }))).status).toBe(204);
		expect(await views(here)).toBe(6);
	});
});
