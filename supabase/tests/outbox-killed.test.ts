import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { postOffice } from '$lib/mail/post.server';
import * as outbox from '$lib/mail/outbox.server';
import { paceAt } from '$lib/mail/pace';
import { round } from '$lib/mail/sending.server';
import { openMailing, type Mailing } from './mailing';
import { call, ok } from './survey';

// What may happen while letters are on their way: nobody is skipped, and who may get two copies is named.

let stage: Mailing;
beforeAll(async () => {
	stage = await openMailing();
});
afterAll(() => stage?.close());
beforeEach(() => stage.forget());

const copies = () => [...stage.mailbox.byId.values()];

const LEASE = 60_000;

describe('between being taken and being handed over', () => {
	const taken = async (change: (id: string) => Promise<unknown>) => {
		const id = await stage.campaign(1);
		const [letter] = await outbox.claim('a', 9, LEASE);
		await change(id);
		const may = await outbox.begin('a', [String(letter?.id)], LEASE);
		return [may.size, ...(await stage.states(id))];
	};
	const optOut = (id: string) => stage.sql`insert into opt_outs (team_id, hash, scope, way)
		select team_id, hash, 'all', 'page' from outbox where campaign_id = ${id}`;

	test('nothing happens: it leaves', async () => expect(await taken(async () => {})).toEqual([1, 'begun']));
	test('somebody opts out: it does not leave', async () =>
		expect(await taken(optOut)).toEqual([0, 'dropped']));
	test('their invitation is taken back', async () =>
		expect(
			await taken((id) => stage.sql`update invitations set revoked_at = now() where campaign_id = ${id}`)
		).toEqual([0, 'dropped']));
	test('the campaign is paused: it waits, and goes on', async () => {
		expect(await taken((id) => ok(call(stage.ada.db, 'pause_campaign', { campaign: id })))).toEqual([
			0,
			'waiting'
		]);
		await stage.sql`update launches set paused_at = null`;
		expect(await round(stage.office, 'b')).toMatchObject({ sent: 1 });
	});
	test('it is cancelled', async () =>
		expect(await taken((id) => ok(call(stage.ada.db, 'cancel_campaign', { campaign: id })))).toEqual([
			0,
			'dropped'
		]));
	test('control: whoever asks only when it is taken sends it', async () => {
		await stage.without('begin_letters', 'where j.why is not null', 'where false', async () => {
			expect(await taken(optOut)).toEqual([1, 'begun']);
		});
	});
});

describe('a mail server that takes nothing', () => {
	test('is asked about a few letters, not about all', async () => {
		const id = await stage.campaign(90);
		stage.mailbox.manners = { recipient: () => ({ code: 421, words: '4.3.2 busy' }) };
		const { later, refused } = await round(stage.office, 'a');
		expect(refused).toBe(true);
		expect(later).toBeLessThanOrEqual(paceAt(0).hands);
		expect((await stage.rows(id)).filter(({ tries }) => tries === 0).length).toBeGreaterThanOrEqual(30);
		expect(new Set(await stage.states(id))).toEqual(new Set(['waiting']));
	});
});

describe('a worker that is killed', () => {
	test('leaves few in doubt: each letter is begun only when its turn has come', async () => {
		const id = await stage.campaign(90);
		const begun: Promise<number>[] = [];
		const count = () => stage.sql`select from outbox where campaign_id = ${id} and state = 'begun'`;
		stage.mailbox.manners = { recipient: () => (begun.push(count().then(({ length }) => length)), null) };
		expect(await round(stage.office, 'a')).toMatchObject({ sent: 90 });
		const most = Math.max(...(await Promise.all(begun)));
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThanOrEqual(paceAt(0).hands);
	});

	test('before it hands a letter over: the letter goes on waiting, and is nothing special', async () => {
		const id = await stage.campaign(1);
		expect(await outbox.claim('killed', 9, 0)).toHaveLength(1);
		expect(await round(stage.office, 'b')).toMatchObject({ sent: 1 });
		expect((await stage.rows(id)).map(({ uncertain }) => uncertain)).toEqual([false]);
		expect(copies()).toEqual([1]);
	});

	test('after the mail server took it and before that was written: sent again, the same letter, and named', async () => {
		const id = await stage.campaign(1);
		const [letter] = await outbox.claim('killed', 9, 0);
		await outbox.begin('killed', [String(letter?.id)], 0);
		// It arrived; nobody wrote that down.
		const other = postOffice();
		const { compiledFor, factsFor } = await import('$lib/mail/drawings.server');
		const { fill } = await import('$lib/mail/letters/fill');
		if (!letter || !other) throw new Error('nothing to send');
		await other.send({ row: letter, filled: fill(await compiledFor(letter), factsFor(letter)), bulk: true });
		other.close();
		expect(await round(stage.office, 'b')).toMatchObject({ sent: 1 });
		expect(copies()).toEqual([2]);
		const [row] = await stage.rows(id);
		expect([row?.state, row?.uncertain]).toEqual(['sent', true]);
		const { tries } = await outbox.history(stage.ada.db, String(row?.id));
		expect(tries.map(({ outcome }) => outcome)).toEqual(['uncertain', 'sent']);
	});

	test('and comes back late: what it sent is sent, and nobody else sends it', async () => {
		const id = await stage.campaign(1);
		const [letter] = await outbox.claim('slow', 9, 0);
		await outbox.begin('slow', [String(letter?.id)], 0);
		await stage.sql`select take_back_letters()`;
		await outbox.mark('slow', [{ id: String(letter?.id), outcome: 'sent', words: '250' }]);
		expect(await round(stage.office, 'b')).toMatchObject({ claimed: 0 });
		expect(await stage.states(id)).toEqual(['sent']);
	});

	test('is not needed: a connection that ends before the answer leaves the same doubt, and it is named', async () => {
		const id = await stage.campaign(1);
		stage.mailbox.manners = { message: () => 'unheard' };
		expect(await round(stage.office, 'a')).toMatchObject({ later: 1, sent: 0, refused: true });
		stage.mailbox.manners = {};
		await stage.sql`update outbox set due_at = now() where campaign_id = ${id}`;
		expect(await round(stage.office, 'a')).toMatchObject({ sent: 1 });
		expect(copies()).toEqual([2]);
		expect((await stage.rows(id)).map(({ state, uncertain }) => [state, uncertain])).toEqual([
			['sent', true]
		]);
	});

	test('a living one keeps what it has', async () => {
		await stage.campaign(1);
		expect(await outbox.claim('living', 9, LEASE)).toHaveLength(1);
		expect(await round(stage.office, 'b')).toMatchObject({ claimed: 0 });
	});
});
