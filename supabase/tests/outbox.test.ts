import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messageIdOf } from '$lib/mail/post.server';
import * as outbox from '$lib/mail/outbox.server';
import { round } from '$lib/mail/sending.server';
import { openMailing, type Mailing } from './mailing';
import { call, ok } from './survey';

// Letters on their way, through the product's own door to a mail server on loopback.

let stage: Mailing;
beforeAll(async () => {
	stage = await openMailing();
});
afterAll(() => stage?.close());
beforeEach(() => stage.forget());

const copies = () => [...stage.mailbox.byId.values()];

describe('letters', () => {
	test('leave in the language of each, once, however many workers there are', async () => {
		const id = await stage.campaign(30);
		await Promise.all(['a', 'b', 'c'].map((worker) => round(stage.office, worker)));
		expect(new Set(await stage.states(id))).toEqual(new Set(['sent']));
		expect(stage.mailbox.byId.size).toBe(30);
		expect(new Set(copies())).toEqual(new Set([1]));
		const letters = await Promise.all(stage.mailbox.received.map(({ raw }) => PostalMime.parse(raw)));
		const chinese = letters.filter(({ html }) => html?.includes('您会推荐我们吗？'));
		expect(chinese).toHaveLength(15);
		for (const letter of chinese) expect(letter.text).toContain('您会推荐我们吗？');
		// Each has its own way in, and its own way out.
		const ways = letters.map(({ html }) => /https:\/\/ask\.example\/a\/([\w-]{43})\.9/.exec(html ?? '')?.[1]);
		expect(new Set(ways).size).toBe(30);
	});

	const claimedTwice = async () => {
		await stage.campaign(5);
		const other = stage.sql.begin(async (first) => {
			await first`select claim_letters('a', 9, '1 minute')`;
			let through = false;
			const second = stage.sql`select claim_letters('b', 9, '1 minute') as got`.then(([row]) => {
				through = true;
				return row?.got.length;
			});
			await expect
				.poll(async () => {
					const [waits] = await stage.sql`select count(*)::int as n from pg_stat_activity
						where query like '%claim_letters(''b''%' and wait_event_type = 'Lock'`;
					return through || waits?.n > 0;
				})
				.toBe(true);
			return { second };
		});
		return (await other).second;
	};
	test('are claimed by one worker alone', async () => expect(await claimedTwice()).toBe(0));
	test('control: without the lock two workers get the same letters', async () => {
		await stage.without('claim_letters', /for update of o skip locked/i, '', async () => {
			expect(await claimedTwice()).toBe(5);
		});
	});

	test('say who they are from, where they come back to, and how to be left alone, signed', async () => {
		const id = await stage.campaign(1);
		await round(stage.office, 'a');
		const [row] = await stage.rows(id);
		const [letter] = stage.mailbox.received;
		expect(letter?.from).toBe(`bounces+${row?.id}@ask.example`);
		expect(`<${letter?.messageId}>`).toBe(messageIdOf(String(row?.id)));
		expect(letter?.header('List-Unsubscribe').trim()).toMatch(
			/^<https:\/\/ask\.example\/u\/[\w-]{43}\/now>$/
		);
		expect(letter?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
		const signed = letter?.header('DKIM-Signature').replace(/\s/g, '').toLowerCase() ?? '';
		expect(/;h=([^;]*)/.exec(signed)?.[1]?.split(':')).toEqual(
			expect.arrayContaining([
				'from',
				'to',
				'subject',
				'message-id',
				'list-unsubscribe',
				'list-unsubscribe-post'
			])
		);
	});

	test('are tried again after "not now", and their history says so', async () => {
		const id = await stage.campaign(1);
		stage.mailbox.manners = { recipient: () => ({ code: 451, words: '4.7.1 greylisted, come back' }) };
		expect(await round(stage.office, 'a')).toMatchObject({ later: 1, sent: 0 });
		expect(await stage.states(id)).toEqual(['waiting']);
		// Not before its time.
		stage.mailbox.manners = {};
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 0 });
		await stage.sql`update outbox set due_at = now() where campaign_id = ${id}`;
		expect(await round(stage.office, 'a')).toMatchObject({ sent: 1 });
		const [row] = await stage.rows(id);
		const { tries, state } = await outbox.history(stage.ada.db, String(row?.id));
		expect([state, tries.map(({ outcome }) => outcome)]).toEqual(['sent', ['later', 'sent']]);
		expect(tries[0]?.words).toContain('greylisted');
	});

	test('are given up once their time is over', async () => {
		const id = await stage.campaign(1);
		stage.mailbox.manners = { message: () => ({ code: 452, words: '4.2.2 mailbox full' }) };
		await round(stage.office, 'a');
		await stage.sql`update outbox set due_at = now(), give_up_at = now() where campaign_id = ${id}`;
		await round(stage.office, 'a');
		expect(await stage.states(id)).toEqual(['failed']);
	});

	test('to a mailbox that is not there bar it for good, by any path', async () => {
		const id = await stage.campaign(2);
		stage.mailbox.manners = {
			recipient: (address) => (address.includes('-0@') ? { code: 550, words: '5.1.1 no such user' } : null)
		};
		expect(await round(stage.office, 'a')).toMatchObject({ sent: 1, failed: 1 });
		expect((await stage.rows(id)).map(({ state, returned }) => [state, returned])).toEqual([
			['failed', 'bounced'],
			['sent', null]
		]);
		stage.mailbox.manners = {};
		stage.mailbox.forget();
		// Put in by whoever, past every check before: it does not leave.
		const [gone] = await stage.rows(id);
		await stage.sql`insert into outbox (team_id, campaign_id, letter, address, hash)
			select team_id, campaign_id, 'invitation', address, hash from outbox where id = ${gone?.id}`;
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 0 });
		expect(stage.mailbox.received).toEqual([]);
		const [why] = await stage.sql`select words from outbox_tries order by id desc limit 1`;
		expect(why?.words).toBe('bounced');
	});

	test('control: without asking who is barred, it would have left', async () => {
		await stage.campaign(1);
		await stage.sql`insert into suppressions (team_id, hash, reason) select team_id, hash, 'hand' from outbox`;
		await stage.without('judge_letters', 'where o.hash is not null', 'where false', async () => {
			expect(await round(stage.office, 'a')).toMatchObject({ sent: 1 });
		});
	});

	test('refused for another reason bar nobody', async () => {
		const id = await stage.campaign(1);
		stage.mailbox.manners = { message: () => ({ code: 554, words: '5.7.1 looks like spam' }) };
		await round(stage.office, 'a');
		expect(await stage.states(id)).toEqual(['failed']);
		const [bars] =
			await stage.sql`select count(*)::int as n from suppressions s join outbox o using (hash) where o.campaign_id = ${id}`;
		expect(bars?.n).toBe(0);
	});

	test('wait while their campaign pauses, and never leave once it is cancelled', async () => {
		const id = await stage.campaign(2);
		await ok(call(stage.ada.db, 'pause_campaign', { campaign: id }));
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 0 });
		expect(await stage.states(id)).toEqual(['waiting', 'waiting']);
		await ok(call(stage.ada.db, 'cancel_campaign', { campaign: id }));
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 0 });
		expect(await stage.states(id)).toEqual(['dropped', 'dropped']);
		expect(stage.mailbox.received).toEqual([]);
	});

	test('to who opted out after they were put in do not leave', async () => {
		const id = await stage.campaign(2);
		await stage.sql`insert into opt_outs (team_id, hash, scope, way)
			select team_id, hash, 'all', 'page' from outbox where campaign_id = ${id} order by address limit 1`;
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 1, sent: 1 });
		expect(await stage.states(id)).toEqual(['dropped', 'sent']);
	});
});
