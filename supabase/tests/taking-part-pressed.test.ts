import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as participations from '$lib/mail/participations.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import type { Box } from '../../src/lib/server/embedded/supabase';
import { freshFolder } from './box';
import { someone, type Someone } from './stories';
import { call, ok } from './survey';

// Somebody follows a letter, presses an answer, goes on to the next page, and is never seen again: it counts. Told of
// surveys with names and without.

let folder: string;
let opened: Opened;
let sql: Box['sql'];
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', ORIGIN: 'https://ask.example' });
	opened = await open();
	sql = (await Reflect.get(globalThis, Symbol.for('earshot.behind'))).box.sql;
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const PLAN = {
	format: 1,
	languages: ['en'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [
		{ name: 'one', elements: [{ kind: 'text', name: 'who', title: 'Who?' }] },
		{ name: 'two', elements: [{ kind: 'text', name: 'why', title: 'Why?', required: true }] }
	]
};

const MODES = ['anonymous', 'identified'] as const;
type Mode = (typeof MODES)[number];

async function invited(mode: Mode) {
	const slug = `us-${randomUUID().slice(0, 8)}`;
	const made = { team, name: slug, slug, definition: { title: slug } };
	const survey = await ok<string>(call(ada.db, 'create_survey', made));
	const version = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: mode };
	await ok(call(house(), 'publish_survey', version));
	const [contact] = await sql`insert into contacts (team_id, address, key, name)
		values (${team}, ${`${slug}@x.example`}, ${`${slug}@x.example`}, 'Grace') returning id`;
	const audience = { everyone: false, lists: [], contacts: [String(contact?.['id'])] };
	const plan = { ...freshPlan(['en'], 'UTC'), audience };
	const campaign = await ok<string>(call(ada.db, 'create_campaign', { survey, name: slug, plan }));
	await ok(call(ada.db, 'launch_campaign', { campaign, revision: 1 }));
	const [found] = await sql`select id from invitations where campaign_id = ${campaign}`;
	const holder = { invitation: String(found?.['id']), anonymous: mode === 'anonymous' };
	const page = { id: randomUUID() as string, survey, version: 1, language: 'en' };
	return {
		survey,
		holder,
		presses: (answers: Record<string, unknown>, id = page.id) =>
			participations.press({ ...page, id, answers }, holder),
		finishes: (id = page.id) =>
			participations.submit(
				{
					...page,
					id,
					answers: { who: 'me', why: 'so' },
					strings: ['who\u001f', 'why\u001f'],
					respondent: mode === 'identified' ? 'Grace' : null
				},
				holder
			),
		responses: async () =>
			(await sql`select answers, respondent from responses where survey_id = ${survey}`).map((row) => ({
				...row
			})),
		kept: async () => (await sql`select 1 from presses where survey_id = ${survey}`).length,
		/** Time passes. */
		later: (interval: string) =>
			sql`update presses set pressed_at = pressed_at - ${interval}::interval where survey_id = ${survey}`,
		closes: (at: string) =>
			sql`update surveys set opens_at = null, closes_at = now() + ${at}::interval where id = ${survey}`
	};
}

describe.each(MODES)('what was pressed in a survey that is %s', (mode) => {
	const respondent = mode === 'identified' ? 'Grace' : null;

	test('counts once nobody has been heard of for an hour, and not before', async () => {
		const { presses, responses, later, kept } = await invited(mode);
		await presses({ who: 'me' });
		expect(await participations.harvest()).toBe(0);
		await later('61 minutes');
		expect(await participations.harvest()).toBe(1);
		expect(await responses()).toEqual([{ answers: { who: 'me' }, respondent }]);
		expect([await kept(), await participations.harvest()]).toEqual([0, 0]);
	});

	test('is taken over by the whole, which counts once', async () => {
		const { presses, finishes, responses, later, kept } = await invited(mode);
		await presses({ who: 'me' });
		expect(await finishes()).toBe('stored');
		await later('61 minutes');
		expect([await kept(), await participations.harvest()]).toEqual([0, 0]);
		expect(await responses()).toEqual([{ answers: { who: 'me', why: 'so' }, respondent }]);
	});

	test('stands when somebody comes back after it was counted, from the same page or another', async () => {
		const { presses, finishes, responses, later } = await invited(mode);
		await presses({ who: 'me' });
		await later('61 minutes');
		await participations.harvest();
		expect([await finishes(), await finishes(randomUUID())]).toEqual(['differs', 'answered']);
		await presses({ who: 'another' });
		await later('61 minutes');
		expect([await participations.harvest(), await responses()]).toEqual([
			0,
			[{ answers: { who: 'me' }, respondent }]
		]);
	});

	test('is what was pressed last, from whichever page', async () => {
		const { presses, responses, later } = await invited(mode);
		await presses({ who: 'me' });
		await presses({ who: 'myself' }, randomUUID());
		await later('61 minutes');
		expect(await participations.harvest()).toBe(1);
		expect(await responses()).toEqual([{ answers: { who: 'myself' }, respondent }]);
	});

	test.each([
		['as the survey closes', '1 minute', 1],
		['though it closed before the house came to it', '-1 seconds', 1],
		['not if it was pressed after that', '-10 minutes', 0]
	])('counts %s', async (_, at, counted) => {
		const { presses, responses, closes, later } = await invited(mode);
		await presses({ who: 'me' });
		if (counted) await later('1 minute');
		await closes(at);
		expect([await participations.harvest(), (await responses()).length]).toEqual([counted, counted]);
	});

	test('waits while the survey is paused', async () => {
		const { survey, presses, responses, later } = await invited(mode);
		await presses({ who: 'me' });
		await later('61 minutes');
		await ok(call(ada.db, 'pause_survey', { survey }));
		expect(await participations.harvest()).toBe(0);
		await ok(call(ada.db, 'reopen_survey', { survey }));
		expect([await participations.harvest(), (await responses()).length]).toEqual([1, 1]);
	});

	test('is nothing where no question takes it', async () => {
		const { presses, kept } = await invited(mode);
		await presses({ nobody: 'asked' });
		await presses('nonsense' as never);
		expect(await kept()).toBe(0);
	});
});

test('nothing that is kept of a press in an anonymous survey names an invitation', async () => {
	const { presses, survey, holder } = await invited('anonymous');
	await presses({ who: 'me' });
	const rows = await sql`select to_jsonb(p)::text as row from presses p where survey_id = ${survey}`;
	expect(rows).toHaveLength(1);
	expect(String(rows[0]?.['row'])).not.toContain(holder.invitation);
});
