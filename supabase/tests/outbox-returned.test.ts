import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as bounces from '$lib/mail/bounces.server';
import * as outbox from '$lib/mail/outbox.server';
import { round } from '$lib/mail/sending.server';
import { POST as sendRound } from '../../src/routes/cron/outbox/+server';
import { POST as takeReturned } from '../../src/routes/cron/returned/+server';
import { openMailing, type Mailing } from './mailing';

// What comes back bars whom it is about, and nobody else; by whoever knows the secret.

let stage: Mailing;
beforeAll(async () => {
	stage = await openMailing();
});
afterAll(() => stage?.close());
beforeEach(() => stage.forget());

const bytes = (lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

const dsn = (id: string, status = '5.1.1', action = 'failed') =>
	bytes([
		'From: MAILER-DAEMON@mx.people.example',
		`To: bounces+${id}@ask.example`,
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
		'',
		'--b',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.people.example',
		'',
		// Beware: whom it names is the reporter's word; which letter, is ours.
		'Final-Recipient: rfc822; somebody-else@people.example',
		`Action: ${action}`,
		`Status: ${status}`,
		'Diagnostic-Code: smtp; 550 no such user',
		'--b--'
	]);

const arf = (id: string) =>
	bytes([
		'From: abuse@mailbox.example',
		'To: fbl@ask.example',
		'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
		'',
		'--b',
		'Content-Type: message/feedback-report',
		'',
		'Feedback-Type: abuse',
		'--b',
		'Content-Type: message/rfc822',
		'',
		`Message-ID: <${id}@ask.example>`,
		'',
		'--b--'
	]);

/** Two letters that were sent; @returns their rows */
async function sent() {
	const id = await stage.campaign(2);
	await round(stage.office, 'a');
	const [first, second] = await stage.rows(id);
	if (!first || !second) throw new Error('no letters');
	return { id, first, second };
}
const barred = () =>
	stage.sql`select reason, detail from suppressions s join outbox o using (hash) where o.letter = 'invitation'`;

/** Puts another letter to the same person into the outbox, past every check before. */
const again = (id: string) => stage.sql`
	insert into outbox (team_id, campaign_id, letter, address, hash)
	select team_id, campaign_id, 'reminder', address, hash from outbox where id = ${id}`;

describe('a letter that comes back', () => {
	test('is told, and nobody writes to its address any more', async () => {
		const { id, first } = await sent();
		expect(await bounces.take(dsn(first.id))).toEqual({ how: 'bounced', known: true });
		expect((await stage.rows(id)).map(({ returned }) => returned)).toEqual(['bounced', null]);
		expect(await barred()).toMatchObject([{ reason: 'bounce', detail: '5.1.1 smtp; 550 no such user' }]);
		const { tries } = await outbox.history(stage.ada.db, first.id);
		expect(tries.map(({ outcome }) => outcome)).toEqual(['sent', 'bounced']);
		stage.mailbox.forget();
		await again(first.id);
		expect(await round(stage.office, 'a')).toMatchObject({ claimed: 0 });
		expect(stage.mailbox.received).toEqual([]);
	});

	test('for another reason is told, and bars nobody', async () => {
		const { id, first } = await sent();
		expect(await bounces.take(dsn(first.id, '4.4.7'))).toEqual({ how: 'expired', known: true });
		expect((await stage.rows(id)).map(({ returned }) => returned)).toEqual(['bounced', null]);
		expect(await barred()).toEqual([]);
	});

	test('is not said to, while somebody still tries', async () => {
		const { id, first } = await sent();
		expect(await bounces.take(dsn(first.id, '4.4.1', 'delayed'))).toEqual({ how: 'delayed', known: true });
		expect((await stage.rows(id)).map(({ returned }) => returned)).toEqual([null, null]);
		const { tries } = await outbox.history(stage.ada.db, first.id);
		expect(tries.map(({ outcome }) => outcome)).toEqual(['sent', 'delayed']);
	});

	test('in a report about a letter that nobody sent: nothing changes', async () => {
		await sent();
		const before = await stage.sql`select count(*)::int as n from outbox_tries`;
		expect(await bounces.take(dsn(randomUUID()))).toEqual({ how: 'bounced', known: false });
		expect(await stage.sql`select count(*)::int as n from outbox_tries`).toEqual(before);
		expect(await barred()).toEqual([]);
	});

	test('that was never sent: nothing changes either', async () => {
		const id = await stage.campaign(1);
		await stage.sql`update outbox set state = 'dropped' where campaign_id = ${id}`;
		const [row] = await stage.rows(id);
		expect(await bounces.take(dsn(String(row?.id)))).toEqual({ how: 'bounced', known: false });
		expect(await barred()).toEqual([]);
	});
});

test('a complaint ends every letter to that person, and outweighs a bounce', async () => {
	const { first } = await sent();
	await bounces.take(dsn(first.id));
	expect(await bounces.take(arf(first.id))).toEqual({ how: 'complained', known: true });
	expect(await barred()).toMatchObject([{ reason: 'complaint' }]);
	const optedOut = await stage.sql`select scope, way from opt_outs join outbox using (hash)`;
	expect(optedOut).toMatchObject([{ scope: 'all', way: 'complaint' }]);
});

type Asked = Parameters<typeof takeReturned>[0] & Parameters<typeof sendRound>[0];
const asking = (body: Uint8Array<ArrayBuffer> | null, secret?: string) =>
	({
		request: new Request('https://ask.example/cron', {
			method: 'POST',
			body,
			headers: { 'content-type': 'message/rfc822', ...(secret && { authorization: `Bearer ${secret}` }) }
		})
	}) as unknown as Asked;
const SECRET = 'nobody-guesses-this';
const status = (run: Promise<Response> | Response | (() => unknown)) =>
	Promise.resolve()
		.then(() => (typeof run === 'function' ? (run() as Response) : run))
		.then(
			(response) => response.status,
			(thrown: { status?: number }) => thrown.status
		);

describe('the way in for schedulers and mail servers', () => {
	test('is shut for who does not know the secret', async () => {
		const { first } = await sent();
		for (const secret of [undefined, 'x', `${SECRET}x`, SECRET.slice(1)]) {
			expect(await status(() => takeReturned(asking(dsn(first.id), secret)))).toBe(401);
			expect(await status(() => sendRound(asking(null, secret)))).toBe(401);
		}
		expect(await barred()).toEqual([]);
	});

	test('takes what came back', async () => {
		const { first } = await sent();
		const answer = await takeReturned(asking(dsn(first.id), SECRET));
		expect([answer.status, await answer.json()]).toEqual([200, { how: 'bounced', known: true }]);
	});

	test('says what it cannot take', async () => {
		const person = bytes(['From: ana@people.example', 'Subject: Hi', '', 'Hello']);
		const answer = await takeReturned(asking(person, SECRET));
		expect([answer.status, (await answer.json()).problem]).toEqual([
			422,
			expect.stringContaining('RFC 3464')
		]);
		expect(await status(() => takeReturned(asking(new Uint8Array(1_000_001), SECRET)))).toBe(413);
		expect(await status(() => takeReturned(asking(new Uint8Array(), SECRET)))).toBe(422);
	});

	test('sends a round, and says what it did', async () => {
		const id = await stage.campaign(3);
		const answer = await sendRound(asking(null, SECRET));
		expect(await answer.json()).toMatchObject({ claimed: 3, sent: 3, failed: 0, refused: false });
		expect(new Set(await stage.states(id))).toEqual(new Set(['sent']));
	});
});
