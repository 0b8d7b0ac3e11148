import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { freshPlan } from '../../src/lib/mail/campaign-parse';
import type { CampaignPlan, Outlook, WhatCame } from '../../src/lib/mail/campaign';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// Whom a campaign reaches, told with Ada and Ben (owner and editor), Vi (viewer) and Mallory of another team.

let stage: Stage;
let ada: Client;
let ben: Client;
let vi: Client;
let mallory: Client;
let team: string;

beforeAll(async () => {
	stage = await box();
	const names = ['ada', 'ben', 'vi', 'mallory'].map((name) => stage.become(`${name}@earshot.example`));
	[ada, ben, vi, mallory] = (await Promise.all(names)) as [Client, Client, Client, Client];
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
});
afterAll(() => stage.close());

/** A team of its own for a story. */
async function freshTeam(): Promise<string> {
	const made = await ok<string>(call(ada, 'create_team', { name: 'Listening' }));
	for (const [who, as_role] of [
		[ben, 'editor'],
		[vi, 'viewer']
	] as const)
		await ok(call(who, 'accept_invite', { token: await ok(call(ada, 'invite', { team: made, as_role })) }));
	return made;
}

interface Person {
	address: string;
	department?: string;
	language?: string;
}
async function people(...all: Person[]): Promise<void> {
	for (const { address, department, language } of all)
		await stage.sql`insert into contacts (team_id, address, key, name, language, attributes)
			values (${team}, ${address}, ${address.toLowerCase()}, ${address.split('@')[0] ?? ''}, ${language ?? null},
				${stage.sql.json(department ? { department } : {})})`;
}
const many = (n: number, department?: string, from = 0): Person[] =>
	Array.from({ length: n }, (_, at) => ({
		address: `person-${department ?? 'x'}-${from + at}@people.example`,
		...(department && { department })
	}));

const EVERYBODY: Partial<CampaignPlan> = { audience: { everyone: true, lists: [], contacts: [] } };

async function drafted(survey: string, of: Partial<CampaignPlan> = {}, by = ada): Promise<string> {
	const plan = { ...freshPlan(['en'], 'Europe/Berlin'), ...EVERYBODY, ...of };
	return ok<string>(call(by, 'create_campaign', { survey, name: 'Autumn', plan }));
}
const launch = async (campaign: string, by = ada) =>
	ok(call(by, 'launch_campaign', { campaign, revision: 1 }));
const outlook = (campaign: string, by = ada) => ok<Outlook>(call(by, 'campaign_outlook', { campaign }));
const came = (campaign: string, by = ada) => ok<WhatCame>(call(by, 'campaign_came', { campaign }));
const reached = async (campaign: string): Promise<string[]> =>
	(
		await stage.sql`select address from outbox where campaign_id = ${campaign} and letter = 'invitation' order by address`
	).map(({ address }) => String(address));
const survey = (mode: 'anonymous' | 'identified' = 'anonymous') => published(stage, ada, team, mode);

/** The letters have left, and some have answered: as the outbox and the ballots write it. */
const sent = (campaign: string) =>
	stage.sql`update outbox set state = 'sent', done_at = now() where campaign_id = ${campaign} and state = 'waiting'`;
const took = (campaign: string, ...addresses: string[]) => stage.sql`
	insert into participations (invitation_id)
	select i.id from invitations i join contacts c on c.id = i.contact_id
	where i.campaign_id = ${campaign} and c.address = any (${addresses})`;

describe('whom a campaign reaches', () => {
	test('the preview says what sending then does, with why somebody is spared', async () => {
		team = await freshTeam();
		const asking = await survey();
		const names = 'out kind post bounced complained asked fine zoe'.split(' ');
		await people(...names.map((name) => ({ address: `${name}@people.example` })));
		const hash = (name: string) => stage.sql`public.address_hash(${team}, ${`${name}@people.example`})`;
		await stage.sql`insert into opt_outs (team_id, hash, scope, what, way) values
			(${team}, ${hash('out')}, 'all', '', 'page'), (${team}, ${hash('kind')}, 'kind', 'pulse', 'page'),
			(${team}, ${hash('post')}, 'post', ${asking}, 'page')`;
		await stage.sql`insert into suppressions (team_id, hash, reason) values
			(${team}, ${hash('bounced')}, 'bounce'), (${team}, ${hash('complained')}, 'complaint')`;
		const [asked] = await stage.sql`select id from contacts where team_id = ${team} and name = 'asked'`;
		const before = await drafted(asking, { audience: { everyone: false, lists: [], contacts: [asked?.id] } });
		await launch(before);
		// Not resting any more, but asked the same before.
		await stage.sql`update asked set at = now() - interval '1 year' where campaign_id = ${before}`;

		const now = await drafted(asking);
		const told = await outlook(now);
		expect(told.spared).toEqual({ opted_out: 3, bounced: 1, complained: 1, asked: 1 });
		expect([told.chosen, told.gets]).toEqual([8, 2]);
		expect(told.samples.map(({ name }) => name).sort()).toEqual(['fine', 'zoe']);
		await launch(now);
		expect(await reached(now)).toEqual(['fine@people.example', 'zoe@people.example']);
		expect((await came(now)).spared).toEqual(told.spared);
		// Another kind of campaign, about something else: who opted out of a kind or a post may be asked.
		const other = await drafted(await survey(), { kind: 'study' });
		expect((await outlook(other)).spared).toEqual({ opted_out: 1, bounced: 1, complained: 1, resting: 2 });
	});

	test('asks only those whose consent is written down, where the team wants that', async () => {
		team = await freshTeam();
		await people(...many(3));
		await stage.sql`insert into manners (team_id, consent_needed) values (${team}, true)`;
		await stage.sql`update contacts set consented_at = now() where team_id = ${team} and name = 'person-x-1'`;
		const campaign = await drafted(await survey());
		expect((await outlook(campaign)).spared).toEqual({ no_consent: 2 });
		await launch(campaign);
		expect(await reached(campaign)).toEqual(['person-x-1@people.example']);
	});

	test('writes to everybody in their language, where the survey speaks it', async () => {
		team = await freshTeam();
		const asking = await survey();
		const [version] = await stage.sql`select plan from versions where survey_id = ${asking}`;
		await stage.sql`alter table versions disable trigger frozen`;
		await stage.sql`update versions set plan = ${stage.sql.json({ ...version?.plan, languages: ['en', 'zh-cn', 'de'] })}
			where survey_id = ${asking}`;
		await stage.sql`alter table versions enable trigger frozen`;
		const spoken = { a: 'zh-cn', b: 'zh', c: 'zh-tw', d: 'de-at', e: 'fr', f: undefined };
		await people(
			...Object.entries(spoken).map(([name, language]) => ({
				address: `${name}@people.example`,
				...(language && { language })
			}))
		);
		const own = await drafted(asking, { language: { by: 'contact', otherwise: 'de' } });
		expect((await outlook(own)).languages).toEqual({ 'zh-cn': 2, de: 4 });
		const one = await drafted(asking, { language: { by: 'fixed', language: 'en' } });
		expect((await outlook(one)).languages).toEqual({ en: 6 });
	});

	test('asks only as many as are needed of each segment, and keeps the rest for next time', async () => {
		team = await freshTeam();
		await people(...many(12, 'Sales'), ...many(3, 'Support'));
		const first = await drafted(await survey(), { sampling: { most: 5, by: 'department' } });
		expect((await outlook(first)).spared).toEqual({ not_drawn: 7 });
		await launch(first);
		const drawn = await reached(first);
		expect([
			drawn.filter((one) => one.includes('Sales')).length,
			drawn.filter((one) => one.includes('Support')).length
		]).toEqual([5, 3]);
		// Who was not drawn does not rest.
		const next = await drafted(await survey());
		await launch(next);
		const others = await reached(next);
		expect(others).toHaveLength(7);
		expect(others.filter((one) => drawn.includes(one))).toEqual([]);
	});
});

describe('rest', () => {
	test('a colleague and another survey leave people alone who were asked, and say after what', async () => {
		team = await freshTeam();
		await people(...many(4));
		const first = await survey();
		await launch(await drafted(first));
		const other = await drafted(await survey(), {}, ben);
		const [named] = await stage.sql`select name from surveys where id = ${first}`;
		const told = await outlook(other, ben);
		expect([told.gets, told.spared, told.resting]).toEqual([
			0,
			{ resting: 4 },
			[{ survey: named?.name, n: 4 }]
		]);
		await launch(other, ben);
		expect(await reached(other)).toEqual([]);
		// As long as the team says, and no longer.
		await stage.sql`update asked set at = now() - interval '8 days' where team_id = ${team}`;
		await stage.sql`insert into manners (team_id, rest_days) values (${team}, 7)`;
		const later = await drafted(await survey());
		await launch(later);
		expect(await reached(later)).toHaveLength(4);
	});

	const atOnce = async (): Promise<string[]> => {
		const [one, two] = [await drafted(await survey()), await drafted(await survey(), {}, ben)];
		for (const campaign of [one, two])
			await stage.sql`insert into launches (campaign_id, plan, version, begins_at, ends_at)
				select id, plan, 1, now(), now() + interval '9 days' from campaigns where id = ${campaign}`;
		const second = await stage.sql.begin(async (sql) => {
			await sql`select begin_campaign(${one})`;
			// Pressed before the first is through.
			const pressed = stage.sql`select begin_campaign(${two})`.then(() => undefined);
			await expect
				.poll(
					async () =>
						(
							await stage.sql`select 1 from pg_stat_activity
							where query like '%begin_campaign%' and wait_event_type = 'Lock' limit 1`
						).length ||
						(await stage.sql`select 1 from launches where campaign_id = ${two} and begun_at is not null`)
							.length
				)
				.toBe(1);
			return { pressed };
		});
		await second.pressed;
		return [...(await reached(one)), ...(await reached(two))];
	};

	test('two who press at the same moment reach nobody twice', async () => {
		team = await freshTeam();
		await people(...many(5));
		const all = await atOnce();
		expect(all).toHaveLength(5);
		expect(new Set(all).size).toBe(5);
	});

	test('control: without the hold on the team they do', async () => {
		team = await freshTeam();
		await people(...many(5));
		const [guarded] =
			await stage.sql`select pg_get_functiondef('public.begin_campaign(uuid)'::regprocedure) as def`;
		const without = String(guarded?.def).replace(/perform 1 from public\.teams[^;]*for update;/, '');
		expect(without).not.toBe(guarded?.def);
		await stage.sql.unsafe(without);
		try {
			expect(await atOnce()).toHaveLength(10);
		} finally {
			await stage.sql.unsafe(String(guarded?.def));
		}
	});
});

describe('the way of a campaign', () => {
	test('begins by its clock, not before, and only once', async () => {
		team = await freshTeam();
		await people(...many(2));
		const campaign = await drafted(await survey(), { begins: '2099-03-01T09:00' });
		await launch(campaign);
		const [planned] =
			await stage.sql`select begins_at, ends_at, reminds_at from launches where campaign_id = ${campaign}`;
		// Nine o'clock in Berlin, in winter.
		expect(planned?.begins_at.toISOString()).toBe('2099-03-01T08:00:00.000Z');
		expect(await ok(call(stage.house(), 'begin_campaigns', {}))).toBe(0);
		await stage.sql`update launches set begins_at = now() where campaign_id = ${campaign}`;
		expect(await ok(call(stage.house(), 'begin_campaigns', {}))).toBe(2);
		expect(await ok(call(stage.house(), 'begin_campaigns', {}))).toBe(0);
		expect(await reached(campaign)).toHaveLength(2);
	});

	test('once sent off, nothing of it changes', async () => {
		team = await freshTeam();
		await people(...many(1));
		const campaign = await drafted(await survey());
		const plan = freshPlan(['en'], 'UTC');
		expect(await refusal(call(ada, 'save_campaign', { campaign, revision: 7, name: 'x', plan }))).toBe(
			'stale'
		);
		await launch(campaign);
		expect(await refusal(call(ada, 'save_campaign', { campaign, revision: 1, name: 'x', plan }))).toBe(
			'closed'
		);
		expect(await refusal(call(ada, 'launch_campaign', { campaign, revision: 1 }))).toBe('closed');
		expect(await refusal(call(ada, 'remove_campaign', { campaign }))).toBe('closed');
	});

	test('reminds those who did not take part, once each time', async () => {
		team = await freshTeam();
		await people(...many(4));
		const campaign = await drafted(await survey('identified'), { reminders: [1, 2] });
		await launch(campaign);
		await sent(campaign);
		await took(campaign, 'person-x-1@people.example');
		const due = () => ok<unknown[]>(call(stage.house(), 'due_reminders', {}));
		expect(await due()).toEqual([]);
		await stage.sql`update launches set reminds_at = array[now() - interval '1 minute', now() + interval '1 day']
			where campaign_id = ${campaign}`;
		expect(await due()).toMatchObject([{ campaign, step: 1, anonymous: false }]);
		const remind = () => ok(call(stage.house(), 'remind_campaign', { campaign, step: 1, skip: [] }));
		expect([await remind(), await remind()]).toEqual([3, 0]);
		const reminded =
			await stage.sql`select address from outbox where campaign_id = ${campaign} and letter = 'reminder'`;
		expect(reminded.map(({ address }) => address)).not.toContain('person-x-1@people.example');
		expect(await due()).toEqual([]);
	});

	test('pauses, goes on, and ends for good; what has not left never will', async () => {
		team = await freshTeam();
		await people(...many(3));
		const campaign = await drafted(await survey(), { begins: '2099-03-01T09:00' });
		await launch(campaign);
		await ok(call(ben, 'pause_campaign', { campaign }));
		await stage.sql`update launches set begins_at = now() where campaign_id = ${campaign}`;
		expect(await ok(call(stage.house(), 'begin_campaigns', {}))).toBe(0);
		await ok(call(ben, 'resume_campaign', { campaign }));
		expect(await reached(campaign)).toHaveLength(3);
		await stage.sql`update outbox set state = 'sent' where campaign_id = ${campaign} and address like 'person-x-0%'`;
		await ok(call(ben, 'cancel_campaign', { campaign }));
		expect(await came(campaign)).toMatchObject({ invited: 3, sent: 1, dropped: 2, waiting: 0 });
		expect(await refusal(call(ben, 'resume_campaign', { campaign }))).toBe('closed');
	});
});

describe('what came of it', () => {
	test('rates by segment say nothing of small groups, not even by subtraction', async () => {
		team = await freshTeam();
		await stage.sql`insert into attributes (team_id, name, segment) values (${team}, 'department', true)`;
		await people(...many(9, 'Sales'), ...many(6, 'Support'), ...many(2, 'Board'));
		const campaign = await drafted(await survey());
		await launch(campaign);
		await sent(campaign);
		await took(
			campaign,
			...[0, 1, 2].map((at) => `person-Sales-${at}@people.example`),
			'person-Board-0@people.example'
		);
		const { segments, finished, minimum } = await came(campaign, vi);
		expect([finished, minimum]).toEqual([4, 5]);
		// Two of the board alone would be known; so they stand with the next larger.
		expect(segments).toEqual([
			{ by: 'department', value: 'Sales', invited: 9, finished: 3 },
			{ by: 'department', value: null, invited: 8, finished: 1 }
		]);
	});

	test('viewers see results and no drafts; strangers see nothing at all', async () => {
		team = await freshTeam();
		const asking = await survey();
		await people(...many(1));
		const campaign = await drafted(asking);
		expect(await ok(call(vi, 'list_campaigns', { survey: asking }))).toEqual([]);
		expect(await refusal(call(vi, 'read_campaign', { campaign }))).toBe('forbidden');
		await launch(campaign);
		expect(await ok(call(vi, 'list_campaigns', { survey: asking }))).toMatchObject([
			{ id: campaign, invited: 1 }
		]);
		for (const [name, args] of [
			['campaign_came', { campaign }],
			['campaign_outlook', { campaign }],
			['campaign_strays', { campaign, most: 9 }],
			['pause_campaign', { campaign }],
			['revoke_invitation', { campaign, address: 'x@people.example' }],
			['list_campaigns', { survey: asking }],
			['create_campaign', { survey: asking, name: 'Mine', plan: {} }]
		] as const)
			expect([name, await refusal(call(mallory, name, args))]).toEqual([name, 'missing']);
		expect(await refusal(call(ada, 'read_campaign', { campaign: randomUUID() }))).toBe('missing');
	});
});
