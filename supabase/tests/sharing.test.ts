import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { parseOrigins } from '../../src/lib/survey/sharing';
import { box, type Stage } from './box';
import { answer, call, ok, published, refusal } from './survey';

// How a survey is shared, told with Ada (owner), Ed (editor) and Vi (viewer) of one team, Mallory of another, and
// somebody who is nobody.

let stage: Stage;
let ada: Client;
let ed: Client;
let vi: Client;
let mallory: Client;
let team: string;

async function member(email: string, role: string): Promise<Client> {
	const client = await stage.become(email);
	const token = await ok(call(ada, 'invite', { team, as_role: role }));
	await ok(call(client, 'accept_invite', { token }));
	return client;
}
beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	mallory = await stage.become('mallory@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	ed = await member('ed@earshot.example', 'editor');
	vi = await member('vi@earshot.example', 'viewer');
});
afterAll(() => stage.close());

const AS_NEW = { frames: [], partials: false, resume: true, kiosk: false };
const set = (client: Client, survey: string, over: object = {}) =>
	call(client, 'set_sharing', { survey, ...AS_NEW, ...over });

async function atTheDoor(survey: string): Promise<unknown> {
	const [row] = await stage.sql`select slug from surveys where id = ${survey}`;
	const door = await ok<{ sharing: unknown }>(call(stage.house(), 'open_survey', { slug: row?.slug }));
	return door.sharing;
}

test('a new survey may be framed by nobody, and keeps nothing before it is sent', async () => {
	const survey = await published(stage, ada, team, 'anonymous');
	expect(await atTheDoor(survey)).toEqual(AS_NEW);
	expect((await vi.from('sharings').select('*')).data).toEqual([]);
});

test('its builders set it, its viewers see it, others do neither', async () => {
	const survey = await published(stage, ada, team, 'anonymous');
	const frames = ['https://intranet.example', 'https://*.example.org:8443', 'http://localhost:5173'];
	await ok(set(ed, survey, { frames, partials: true, resume: false, kiosk: true }));
	const now = { frames, partials: true, resume: false, kiosk: true };
	expect(await atTheDoor(survey)).toEqual(now);
	const seen = await vi.from('sharings').select('*').eq('survey_id', survey);
	expect(seen.data).toEqual([{ survey_id: survey, ...now }]);
	expect((await mallory.from('sharings').select('*')).data).toEqual([]);
	expect(await refusal(set(vi, survey))).toBe('forbidden');
	expect(await refusal(set(mallory, survey))).toBe('missing');
	expect(await refusal(set(stage.stranger(), survey))).toMatch(/denied|not find/);
	expect(await atTheDoor(survey)).toEqual(now);
	await ok(set(ada, survey));
	expect(await atTheDoor(survey)).toEqual(AS_NEW);
});

test.each([
	[["'self'"]],
	[['*']],
	[['https://*']],
	[["https://a.example; script-src 'unsafe-inline'"]],
	[['https://a.example\nx-frame-options: none']],
	[['https://a.example\n']],
	[['https://a.example/']],
	[['https://ada@a.example']],
	[['https://A.example']],
	[['https://例子.测试']],
	[['http://a.example']],
	[['https://a.example:']],
	[['https://a.example:0']],
	[['javascript:alert(1)']],
	[['']],
	[[null]],
	[[['https://a.example'], ['https://b.example']]],
	[[`https://${'a'.repeat(300)}.example`]],
	[Array.from({ length: 21 }, (_, at) => `https://a${at}.example`)],
	[null]
])('whoever speaks to the database directly cannot put %j into a header', async (frames) => {
	const survey = await published(stage, ada, team, 'anonymous');
	expect(await refusal(set(ada, survey, { frames }))).toBe('invalid');
	expect(await atTheDoor(survey)).toEqual(AS_NEW);
});

test('what the form reads is what the database takes', async () => {
	const survey = await published(stage, ada, team, 'anonymous');
	const typed =
		'https://A.example\nhttps://*.例子.测试:8443\nhttp://127.0.0.1:80\nhttps://192.0.2.7\nhttps://intranet';
	const read = parseOrigins(typed);
	if (!('origins' in read)) throw new Error(read.mistake);
	await ok(set(ada, survey, { frames: read.origins }));
	expect(await atTheDoor(survey)).toEqual({ ...AS_NEW, frames: read.origins });
});

describe('a limit', () => {
	const limit = (survey: string, max_responses: number | null) =>
		refusal(call(ed, 'schedule_survey', { survey, opens: null, closes: null, zone: 'UTC', max_responses }));

	test('does not tell an editor how many few have answered anonymously', async () => {
		const survey = await published(stage, ada, team, 'anonymous');
		await answer(stage, survey, { nps: 1 }, { nps: 2 }, { nps: 3 });
		// Each that is reached would say "full".
		for (const guess of [1, 2, 3, 4]) expect(await limit(survey, guess)).toBe('invalid');
		expect(await limit(survey, 5)).toBeUndefined();
		expect(await limit(survey, null)).toBeUndefined();
	});

	test('the control: where answers carry names, any will do', async () => {
		const survey = await published(stage, ada, team, 'identified');
		expect(await limit(survey, 1)).toBeUndefined();
	});
});
