import { describe, expect, it } from 'vitest';
import { reportIn, type Report } from './bounce';

const ID = '0b5e2c1a-7d34-4f8e-9a51-2f60c3d4e5f6';
const OTHER = '99999999-7d34-4f8e-9a51-2f60c3d4e5f6';
const VERP = `bounces+${ID}@ask.example`;

const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));
const report = async (...lines: string[]): Promise<Report> => {
	const found = await reportIn(bytes(...lines));
	if (typeof found === 'string') throw new Error(found);
	return found;
};

interface Told {
	status?: string;
	action?: string;
	code?: string;
	/** Of the returned letter. */
	messageId?: string;
	to?: string;
	/** How the letter is returned. */
	returned?: 'headers' | 'whole' | 'none';
}

const LETTER = (messageId: string) => [
	`Return-Path: <bounces@ask.example>`,
	'From: Listening <post@ask.example>',
	'To: Ana <ana@people.example>',
	`Message-ID: <${messageId}@ask.example>`,
	'Subject: How was it?',
	'',
	`Beware <${OTHER}@ask.example>: what a letter says is not what it is.`
];

/** A report after RFC 3464, with what servers make different. */
function dsn({
	status = '5.1.1',
	action = 'failed',
	code,
	messageId = ID,
	to = 'post@ask.example',
	returned = 'headers'
}: Told) {
	const [type, lines] =
		returned === 'headers'
			? ['text/rfc822-headers', LETTER(messageId).slice(0, 5)]
			: ['message/rfc822', LETTER(messageId)];
	return [
		'From: MAILER-DAEMON@mx.people.example',
		`To: ${to}`,
		'Subject: Delivery report',
		'MIME-Version: 1.0',
		'Content-Type: multipart/report; report-type=delivery-status;',
		'\tboundary="=_part/9"',
		'',
		'--=_part/9',
		'Content-Type: text/plain; charset=us-ascii',
		'',
		'Your letter could not be delivered.',
		'',
		'--=_part/9',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; mx.people.example',
		'Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0000',
		'',
		'Final-Recipient: rfc822; ana@people.example',
		...(action ? [`Action: ${action}`] : []),
		`Status: ${status}`,
		...(code ? [`Diagnostic-Code: ${code}`] : []),
		'',
		...(returned === 'none' ? [] : ['--=_part/9', `Content-Type: ${type}`, '', ...lines, '']),
		'--=_part/9--',
		''
	];
}

describe('reports about deliveries', () => {
	it.each<[string, Told, Report['how']]>([
		['as Postfix writes them', { code: 'smtp; 550 5.1.1 <ana@people.example>: no such user' }, 'bounced'],
		['with the whole letter', { returned: 'whole' }, 'bounced'],
		['that only the return address tells', { returned: 'none', to: VERP }, 'bounced'],
		['that only the return address tells, with a name', { returned: 'none', to: `"x" <${VERP}>` }, 'bounced'],
		[
			'as Exchange says it',
			{ status: '5.1.10', code: 'smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound' },
			'bounced'
		],
		['of a mailbox that is closed', { status: '5.2.1' }, 'bounced'],
		['of a mailbox that is full', { status: '5.2.2' }, 'bounced'],
		['in capitals', { action: 'FAILED' }, 'bounced'],
		['with a word behind the status', { status: '5.1.1 (bad destination mailbox address)' }, 'bounced'],
		['that forget the action', { action: '' }, 'bounced'],
		['of a server that does not want us', { status: '5.7.1', code: 'smtp; 550 5.7.1 blocked' }, 'expired'],
		['of a letter that is too large', { status: '5.3.4' }, 'expired'],
		['of a server that was away for days', { status: '4.4.7', code: 'smtp; 451 4.4.1 no answer' }, 'expired'],
		['of a wait', { status: '4.4.1', action: 'delayed' }, 'delayed']
	])('%s are read', async (_, told, how) => {
		const found = await report(...dsn(told));
		expect(found).toMatchObject({ how, letters: [ID] });
		expect(found.words).toContain((told.code ?? told.status ?? '5.1.1').slice(0, 5).trim());
	});

	it.each(['delivered', 'relayed', 'expanded'])('that something was %s are no bad news', async (action) =>
		expect(await reportIn(bytes(...dsn({ action, status: '2.0.0' })))).toBe('no_report')
	);

	it('of several recipients: one that failed counts', async () => {
		const lines = dsn({ action: 'relayed', status: '2.0.0' });
		const at = lines.indexOf('Status: 2.0.0') + 2;
		lines.splice(at, 0, 'Final-Recipient: rfc822; ana@people.example', 'Action: failed', 'Status: 5.1.1', '');
		expect(await report(...lines)).toMatchObject({ how: 'bounced', letters: [ID] });
	});

	it('that are folded, in base64, or in another order are read too', async () => {
		const lines = dsn({ code: 'smtp; 550 5.1.1\r\n\tnobody\r\n\there' });
		expect((await report(...lines)).words).toBe('5.1.1 smtp; 550 5.1.1 nobody here');
		const status = ['Reporting-MTA: dns; x', '', 'Action: failed', 'Status: 5.1.1', ''].join('\n');
		const from = lines.indexOf('Content-Type: message/delivery-status');
		const until = lines.indexOf('--=_part/9', from);
		lines.splice(
			from,
			until - from,
			'Content-Type: message/delivery-status',
			'Content-Transfer-Encoding: base64',
			'',
			btoa(status),
			''
		);
		expect(await report(...lines)).toMatchObject({ how: 'bounced', letters: [ID] });
	});

	it('believe the headers of a returned letter, not what it says', async () => {
		const { letters } = await report(...dsn({ returned: 'whole' }));
		expect(letters).not.toContain(OTHER);
	});

	it('of letters that are not ours name none', async () => {
		expect((await report(...dsn({ messageId: 'CAF+abc123' }))).letters).toEqual([]);
	});
});

/** A complaint after RFC 5965. */
const arf = (type: string, original: string[]) => [
	'From: <abuse-report@mailbox.example>',
	'To: <fbl@ask.example>',
	'Subject: FW: How was it?',
	'MIME-Version: 1.0',
	'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
	'',
	'--b',
	'Content-Type: text/plain',
	'',
	'This is an abuse report.',
	'--b',
	'Content-Type: message/feedback-report',
	'',
	`Feedback-Type: ${type}`,
	'User-Agent: Reporter/1.0',
	'Version: 1',
	`Original-Mail-From: <${VERP}>`,
	'Original-Rcpt-To: <redacted@mailbox.example>',
	'--b',
	'Content-Type: message/rfc822',
	'',
	...original,
	'--b--'
];

describe('complaints', () => {
	it.each(['abuse', 'fraud', 'Abuse'])('of %s are read', async (type) => {
		expect(await report(...arf(type, LETTER(ID)))).toMatchObject({ how: 'complained', letters: [ID] });
	});
	it('whose letter was blackened are known by the return address', async () => {
		const found = await report(...arf('abuse', ['From: x', 'Message-ID: <redacted>', '', '']));
		expect(found.letters).toEqual([ID]);
	});
	it.each(['not-spam', 'auth-failure', 'other'])('of the kind %s say nothing of the kind', async (type) =>
		expect(await reportIn(bytes(...arf(type, LETTER(ID))))).toBe('no_report')
	);
});

describe('servers that write a letter instead', () => {
	const written = (from: string, text: string, ...more: string[]) => [
		`From: ${from}`,
		`To: ${VERP}`,
		'Subject: =?utf-8?B?57O757uf6YCA5L+h?=',
		'Content-Type: text/plain; charset=utf-8',
		...more,
		'',
		text
	];
	it.each([
		['PostMaster@qq.example', '很抱歉您发送的邮件被退回。退信原因：收件人邮箱账号不存在。', 'bounced'],
		['MAILER-DAEMON@mx.example', 'SMTP error from remote server: 550 no such user here', 'bounced'],
		['mailer-daemon@mx.example', 'host said: 552 5.2.2 over quota', 'expired'],
		[
			'mailer-daemon@mx.example',
			`host said: 552 5.2.2 over quota\n\n--- Your letter ---\n${'Hello Ana. '.repeat(30)}What does not exist yet?`,
			'expired'
		]
	])('%s: %s', async (from, text, how) => {
		expect(await report(...written(from, text))).toMatchObject({ how, letters: [ID] });
	});
	it.each([
		['somebody@people.example', '550 5.1.1 no such user'],
		['mailer-daemon@mx.example', 'I am away until Monday.']
	])('no report: %s: %s', async (from, text) =>
		expect(await reportIn(bytes(...written(from, text)))).toBe('no_report')
	);
});

describe('whatever else is sent', () => {
	const deep = (n: number) => {
		const lines = ['MIME-Version: 1.0'];
		for (let at = 0; at < n; at++)
			lines.push(`Content-Type: multipart/report; boundary="b${at}"`, '', `--b${at}`);
		return bytes(...lines, 'Content-Type: message/delivery-status', '', 'Action: failed', 'Status: 5.1.1');
	};
	it.each<[string, Uint8Array]>([
		['nothing', new Uint8Array()],
		['zeros', new Uint8Array(10_000)],
		['noise', Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256)],
		['a line without an end', new TextEncoder().encode('x'.repeat(900_000))],
		['headers without an end', new TextEncoder().encode('A: b\r\n'.repeat(140_000))],
		['nests', deep(5_000)],
		['a boundary that never ends', bytes('Content-Type: multipart/report; boundary="b"', '', '--b')],
		['a boundary of nothing', bytes('Content-Type: multipart/report; boundary=""', '', '--', '--', '----')],
		['JSON', bytes('{"how": "bounced"}')],
		['a person', bytes('From: ana@people.example', 'To: post@ask.example', 'Subject: Hi', '', 'Hello')]
	])('%s is no report, and nobody waits for it', async (_, raw) => {
		expect(await reportIn(raw)).toMatch(/^(unreadable|no_report)$/);
	});
	it('names few letters, however many it claims', async () => {
		const ids = Array.from({ length: 500 }, (_, at) => ID.slice(0, -3) + String(at + 100));
		const lines = dsn({ to: ids.map((id) => `b+${id}@ask.example`).join(',\r\n\t') });
		expect((await report(...lines)).letters).toHaveLength(3);
	});
});
