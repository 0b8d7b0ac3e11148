import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshPlan } from '../../src/lib/mail/campaign-parse';
import type { CampaignPlan } from '../../src/lib/mail/campaign';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// When a campaign begins, reminds, waits and ends: by the clock of its place, and through whatever comes between.

let stage: Stage;
let ada: Client;
let team: string;

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
});
afterAll(() => stage.close());
beforeEach(async () => {
	await stage.sql`delete from outbox`;
	team = await ok<string>(call(ada, 'create_team', { name: 'Listening' }));
	for (const at of [0, 1, 2])
		await stage.sql`insert into contacts (team_id, address, key)
			values (${team}, ${`p${at}@x.example`}, ${`p${at}@x.example`})`;
});

const EVERYBODY = { everyone: true, lists: [], contacts: [] };
async function drafted(of: object = {}, survey?: string): Promise<string> {
	const plan = { ...freshPlan(['en'], 'Europe/Berlin'), audience: EVERYBODY, ...of };
	const asking = survey ?? (await published(stage, ada, team, 'identified'));
	return ok<string>(call(ada, 'create_campaign', { survey: asking, name: 'Autumn', plan }));
}
const launch = (campaign: string) => call(ada, 'launch_campaign', { campaign, revision: 1 });
async function launched(of: Partial<CampaignPlan> = {}, survey?: string): Promise<string> {
	const campaign = await drafted(of, survey);
	await ok(launch(campaign));
	return campaign;
}
const begin = () => ok<number>(call(stage.house(), 'begin_campaigns', {}));
const states = async (campaign: string) =>
	(
		await stage.sql`select letter, step, state from outbox where campaign_id = ${campaign} order by 1, 2, id`
	).map(({ letter, step, state }) => `${letter} ${step} ${state}`);
const claim = () =>
	ok<{ campaign: string }[]>(
		call(stage.house(), 'claim_letters', { worker: randomUUID(), most: 100, lease: '1 minute' })
	);
const sent = (campaign: string) =>
	stage.sql`update outbox set state = 'sent', done_at = now() where campaign_id = ${campaign} and state = 'waiting'`;
const close = (survey: string) =>
	stage.sql`update surveys set closes_at = now() - interval '1 minute' where id = ${survey}`;

describe('the clock of a place', () => {
	test.each([
		['2099-03-27T09:00', ['2099-03-28T08:00', '2099-03-31T07:00'], '2099-04-17T07:00', '2099-03-27T08:00'],
		['2099-10-23T09:00', ['2099-10-24T07:00', '2099-10-27T08:00'], '2099-11-13T08:00', '2099-10-23T07:00'],
		// There is no half past two on that day.
		['2099-03-29T02:30', ['2099-03-30T01:30', '2099-04-02T01:30'], '2099-04-19T01:30', '2099-03-29T01:30']
	])(
		'reminders of what begins at %s come at the same hour, summer or winter',
		async (begins, reminds, ends, at) => {
			const campaign = await launched({ begins, reminders: [1, 4], ends: 21 });
			const [row] =
				await stage.sql`select begins_at, reminds_at, ends_at from launches where campaign_id = ${campaign}`;
			const told = (when: Date) => when.toISOString().slice(0, 16);
			expect(told(row?.begins_at)).toBe(at);
			expect(row?.reminds_at.map(told)).toEqual(reminds);
			expect(told(row?.ends_at)).toBe(ends);
		}
	);
});

describe('a campaign that paused', () => {
	test('for longer than letters are tried loses nobody when it goes on', async () => {
		const campaign = await launched();
		await stage.sql`update outbox set give_up_at = now() - interval '1 day' where campaign_id = ${campaign}`;
		await stage.sql`update launches set paused_at = now() - interval '3 days' where campaign_id = ${campaign}`;
		expect(await claim()).toEqual([]);
		await ok(call(ada, 'resume_campaign', { campaign }));
		expect(await claim()).toHaveLength(3);
		const [row] = await stage.sql`select min(give_up_at) > now() + interval '1 day' as later,
			max(give_up_at) <= (select ends_at from launches where campaign_id = ${campaign}) as bounded
			from outbox where campaign_id = ${campaign}`;
		expect(row).toEqual({ later: true, bounded: true });
	});

	test('does not make up for reminders: of several that were missed one comes', async () => {
		const campaign = await launched({ reminders: [1, 2, 9] });
		await sent(campaign);
		await stage.sql`update launches set reminds_at = array[now() - interval '3 days', now() - interval '1 day',
			now() + interval '9 days'] where campaign_id = ${campaign}`;
		const round = async () => {
			const due = await ok<{ campaign: string; step: number }[]>(call(stage.house(), 'due_reminders', {}));
			const ours = due.filter((one) => one.campaign === campaign);
			for (const { step } of ours)
				await ok(call(stage.house(), 'remind_campaign', { campaign, step, skip: [] }));
			return ours.map(({ step }) => step);
		};
		expect([await round(), await round()]).toEqual([[2], []]);
		expect((await states(campaign)).filter((one) => one.startsWith('reminder'))).toHaveLength(3);
		// The last one comes in its time.
		await stage.sql`update launches set reminds_at[3] = now() where campaign_id = ${campaign}`;
		expect(await round()).toEqual([3]);
	});
});

describe('a survey that takes no answers any more', () => {
	test('has nobody invited to it, and nobody rests for it', async () => {
		const survey = await published(stage, ada, team, 'identified');
		const campaign = await launched({ begins: '2099-03-01T09:00' }, survey);
		await stage.sql`update launches set begins_at = now() where campaign_id = ${campaign}`;
		await close(survey);
		expect(await begin()).toBe(0);
		expect(await stage.sql`select 1 from asked where team_id = ${team}`).toEqual([]);
		// Open again: now they are.
		await stage.sql`update surveys set closes_at = null where id = ${survey}`;
		expect(await begin()).toBe(3);
	});

	test('cannot be sent at once', async () => {
		const survey = await published(stage, ada, team, 'identified');
		const campaign = await drafted({}, survey);
		await close(survey);
		expect(await refusal(launch(campaign))).toBe('closed');
	});

	test('has no letter leave that still waits', async () => {
		const survey = await published(stage, ada, team, 'identified');
		const campaign = await launched({}, survey);
		await close(survey);
		expect(await claim()).toEqual([]);
		expect(await states(campaign)).toEqual(Array.from({ length: 3 }, () => 'invitation 0 dropped'));
	});
});

describe('a campaign that is cancelled', () => {
	const cancel = (campaign: string) => ok(call(ada, 'cancel_campaign', { campaign }));
	const invited = async (survey?: string) => {
		const campaign = await launched({}, survey);
		const [row] = await stage.sql`select count(*)::int as n from invitations where campaign_id = ${campaign}`;
		return row?.n;
	};

	test('before its letters left costs nobody their rest, and the same survey may ask them', async () => {
		const survey = await published(stage, ada, team, 'identified');
		await cancel(await launched({}, survey));
		expect(await invited(survey)).toBe(3);
		// And now they rest.
		expect(await invited()).toBe(0);
	});

	test('while a worker holds its letters does neither', async () => {
		const campaign = await launched();
		expect(await claim()).toHaveLength(3);
		await cancel(campaign);
		// Whoever held them was killed.
		await stage.sql`update outbox set lease_until = now() - interval '1 second' where campaign_id = ${campaign}`;
		expect(await claim()).toEqual([]);
		expect(new Set(await states(campaign))).toEqual(new Set(['invitation 0 dropped']));
		expect(await invited()).toBe(3);
	});

	test('leaves those alone whose letter left, or may have', async () => {
		const survey = await published(stage, ada, team, 'identified');
		const campaign = await launched({}, survey);
		const [one, other] = await stage.sql`select id from outbox where campaign_id = ${campaign}`;
		await stage.sql`update outbox set state = 'sent', done_at = now() where id = ${one?.id}`;
		await stage.sql`update outbox set uncertain = true where id = ${other?.id}`;
		await cancel(campaign);
		expect(await invited(survey)).toBe(1);
		expect(await invited()).toBe(0);
	});
});

test('a campaign that cannot begin stands in nobody else’s way', async () => {
	// Nothing that the screens can write: but whoever builds may call the database.
	const broken = await drafted({
		begins: '2099-03-01T09:00',
		audience: { everyone: false, lists: [], contacts: ['nobody'] }
	});
	await ok(launch(broken));
	const mallorys = team;
	team = await ok<string>(call(ada, 'create_team', { name: 'Another' }));
	await stage.sql`insert into contacts (team_id, address, key) values (${team}, 'a@x.example', 'a@x.example')`;
	const fine = await launched({ begins: '2099-03-01T09:00' });
	await stage.sql`update launches set begins_at = now() - interval '1 minute' where campaign_id in (${broken}, ${fine})`;
	expect(await begin()).toBe(1);
	expect(await stage.sql`select 1 from asked where team_id = ${mallorys}`).toEqual([]);
});
