import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshPlan } from '../../src/lib/mail/campaign-parse';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// Who must be left alone is left alone under another address too, and by whatever way they come back.

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
});

const save = (address: string, contact?: string) =>
	call(ada, 'save_contact', { team, address, name: 'Zoë', attributes: {}, ...(contact && { contact }) });
const saved = async (address: string, contact?: string): Promise<string> =>
	(await ok<{ id: string }>(save(address, contact))).id;
const barred = async (contact: string): Promise<string | null> =>
	(await ok<{ barred: string | null }>(call(ada, 'read_contact', { contact }))).barred;

/** Asks one person. @returns the campaign, and the letter */
async function asked(contact: string, of: object = {}) {
	const survey = await published(stage, ada, team, 'identified');
	const audience = { everyone: false, lists: [], contacts: [contact] };
	const plan = { ...freshPlan(['en'], 'UTC'), audience, reminders: [1], ...of };
	const campaign = await ok<string>(call(ada, 'create_campaign', { survey, name: 'Autumn', plan }));
	await ok(call(ada, 'launch_campaign', { campaign, revision: 1 }));
	const [row] =
		await stage.sql`select id from outbox where campaign_id = ${campaign} and letter = 'invitation'`;
	return { campaign, survey, plan, letter: row && String(row['id']) };
}
const left = (letter = '') =>
	stage.sql`update outbox set state = 'sent', done_at = now() where id = ${letter}`;
const unsubscribe = (letter = '', scope = 'all') =>
	ok(call(stage.house(), 'unsubscribe', { letter, scope, way: 'page' }));
const bounced = (letter = '') =>
	ok(call(stage.house(), 'letter_returned', { letter, how: 'bounced', words: '5.1.1' }));
/** Reminds as the house does. @returns who is written to now */
async function reminded(campaign: string): Promise<string[]> {
	await stage.sql`update launches set reminds_at = array[now() - interval '1 minute'] where campaign_id = ${campaign}`;
	await ok(call(stage.house(), 'remind_campaign', { campaign, step: 1, skip: [] }));
	return claimed();
}
const claimed = async (): Promise<string[]> =>
	(
		await ok<{ address: string }[]>(
			call(stage.house(), 'claim_letters', { worker: randomUUID(), most: 100, lease: '1 minute' })
		)
	).map(({ address }) => address);

describe('somebody whose address changes', () => {
	test('and who wants no letters gets none at the new one, nor when the old one is brought in again', async () => {
		const zoe = await saved('zoe@old.example');
		const { letter } = await asked(zoe);
		await left(letter);
		await unsubscribe(letter);
		await saved('zoe@new.example', zoe);
		expect(await barred(zoe)).toBe('opted_out');
		expect(await barred(await saved('zoe@old.example'))).toBe('opted_out');
	});

	test('before they say so, by the letter that they have, is spared at both', async () => {
		const zoe = await saved('zoe@old.example');
		const { letter } = await asked(zoe);
		await left(letter);
		await saved('zoe@new.example', zoe);
		await unsubscribe(letter);
		expect(await barred(zoe)).toBe('opted_out');
		expect(await barred(await saved('zoe@old.example'))).toBe('opted_out');
		await ok(call(stage.house(), 'subscribe_again', { letter }));
		expect(await barred(zoe)).toBeNull();
	});

	test('and complained gets none; but a mailbox that was not there bars only itself', async () => {
		const [zoe, ben] = [await saved('zoe@old.example'), await saved('ben@old.example')];
		const [{ letter: hers }, { letter: his }] = [await asked(zoe), await asked(ben)];
		await left(hers);
		await left(his);
		await ok(call(stage.house(), 'letter_returned', { letter: hers, how: 'complained', words: 'abuse' }));
		await saved('zoe@new.example', zoe);
		expect(await barred(zoe)).toBe('complained');
		await saved('ben@new.example', ben);
		// Only now is it heard that nobody was at the old one.
		await bounced(his);
		expect(await barred(ben)).toBeNull();
		expect(await barred(await saved('ben@old.example'))).toBe('bounced');
	});

	test('to one that nobody may write to is not reminded there', async () => {
		const [zoe, gone] = [await saved('zoe@old.example'), await saved('gone@new.example')];
		const { letter } = await asked(gone);
		await left(letter);
		await bounced(letter);
		await ok(call(ada, 'erase_contact', { contact: gone }));
		const { campaign, letter: hers } = await asked(zoe);
		await left(hers);
		await saved('gone@new.example', zoe);
		expect(await reminded(campaign)).toEqual([]);
	});

	test('is reminded at the new one, rests all the same, and is not asked the same again', async () => {
		const zoe = await saved('zoe@old.example');
		const { campaign, letter, survey, plan } = await asked(zoe);
		await left(letter);
		await saved('zoe@new.example', zoe);
		expect(await reminded(campaign)).toEqual(['zoe@new.example']);
		const other = await asked(zoe);
		expect(other.letter).toBeUndefined();
		await stage.sql`update asked set at = now() - interval '1 year' where team_id = ${team}`;
		const same = await ok<string>(call(ada, 'create_campaign', { survey, name: 'Again', plan }));
		expect(await ok(call(ada, 'campaign_outlook', { campaign: same }))).toMatchObject({
			spared: { asked: 1 }
		});
	});

	test('while a letter waits gets it at the new one, and not at all if they opt out', async () => {
		const [zoe, ben] = [await saved('zoe@old.example'), await saved('ben@old.example')];
		await asked(zoe);
		await asked(ben);
		await saved('zoe@new.example', zoe);
		await saved('ben@new.example', ben);
		await ok(call(ada, 'opt_out_contact', { contact: ben, scope: 'all', what: '' }));
		expect(await claimed()).toEqual(['zoe@new.example']);
	});

	test('is erased with what was sent to the old one', async () => {
		const zoe = await saved('zoe@old.example');
		const { letter } = await asked(zoe);
		await left(letter);
		await saved('zoe@new.example', zoe);
		await ok(call(ada, 'erase_contact', { contact: zoe }));
		expect(await stage.sql`select address, facts from outbox where id = ${letter ?? ''}`).toEqual([
			{ address: '', facts: {} }
		]);
		expect(await stage.sql`select 1 from asked where team_id = ${team}`).toEqual([]);
	});
});

describe('whoever opted out themselves', () => {
	test('is not brought back by hand, although somebody had noted it by hand before', async () => {
		const zoe = await saved('zoe@x.example');
		const { letter } = await asked(zoe);
		await left(letter);
		await ok(call(ada, 'opt_out_contact', { contact: zoe, scope: 'all', what: '' }));
		await unsubscribe(letter);
		const takeBack = call(ada, 'opt_in_contact', { contact: zoe, scope: 'all', what: '' });
		expect(await refusal(takeBack)).toBe('forbidden');
		expect(await barred(zoe)).toBe('opted_out');
	});

	test('of everything does not come back by a letter after they complained', async () => {
		const zoe = await saved('zoe@x.example');
		const { letter } = await asked(zoe);
		await left(letter);
		await unsubscribe(letter);
		await ok(call(stage.house(), 'letter_returned', { letter, how: 'complained', words: 'abuse' }));
		await ok(call(stage.house(), 'subscribe_again', { letter }));
		const ways = await stage.sql`select way from opt_outs where team_id = ${team}`;
		expect(ways.map(({ way }) => way)).toEqual(['complaint']);
	});

	test('of something else before stays out of that when they take this back', async () => {
		const zoe = await saved('zoe@x.example');
		const first = await asked(zoe);
		await left(first.letter);
		await unsubscribe(first.letter, 'post');
		await ok(call(ada, 'set_manners', { team, rest_days: 0, consent_needed: false }));
		const second = await asked(zoe, { kind: 'study' });
		await left(second.letter);
		await unsubscribe(second.letter, 'post');
		await ok(call(stage.house(), 'subscribe_again', { letter: second.letter }));
		const out = await stage.sql`select scope, what from opt_outs where team_id = ${team}`;
		expect(out.map((row) => ({ ...row }))).toEqual([{ scope: 'post', what: first.survey }]);
	});
});

test('whose consent is withdrawn is not reminded, where the team writes to nobody without', async () => {
	const [zoe, ben] = [await saved('zoe@x.example'), await saved('ben@x.example')];
	for (const contact of [zoe, ben])
		await ok(call(ada, 'set_consent', { contact, on_day: '2026-03-01', written: 'form' }));
	await ok(call(ada, 'set_manners', { team, rest_days: 0, consent_needed: true }));
	const [first, second] = [await asked(zoe), await asked(ben)];
	for (const { letter } of [first, second]) await left(letter);
	await ok(call(ada, 'set_consent', { contact: zoe }));
	expect([...(await reminded(first.campaign)), ...(await reminded(second.campaign))]).toEqual([
		'ben@x.example'
	]);
});

test('a complaint counts about a letter that may have arrived, whatever became of it afterwards', async () => {
	const zoe = await saved('zoe@x.example');
	const { campaign, letter } = await asked(zoe);
	await stage.sql`update outbox set uncertain = true, tries = 1 where id = ${letter ?? ''}`;
	await ok(call(ada, 'cancel_campaign', { campaign }));
	expect(
		await ok(call(stage.house(), 'letter_returned', { letter, how: 'complained', words: 'abuse' }))
	).toBe(true);
	expect(await barred(zoe)).toBe('complained');
});

// The same mailbox in another spelling would be somebody who has not opted out.
test.each([
	'zoe@x.example.',
	'.zoe@x.example',
	'zoe.@x.example',
	'z..oe@x.example',
	'"zoe"@x.example',
	'(z)zoe@x.example',
	'<zoe@x.example',
	'a,zoe@x.example',
	'zoe@x..example',
	'zoe@-x.example',
	'zoe@localhost',
	`${'z'.repeat(65)}@x.example`,
	`zoe@${'x'.repeat(64)}.example`,
	`zoe@${'x.'.repeat(130)}example`
])('nobody is saved as %s, also past the screens', async (address) =>
	expect(await refusal(save(address))).toBe('invalid')
);
