import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { domainToASCII } from 'node:url';
import addressparser from 'nodemailer/lib/addressparser';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inLine } from '$lib/mail/letters/marks';
import { sendFor } from '$lib/mail/sending.server';
import { addressFrom } from '$lib/people/address';
import { openMailing, type Mailing } from './mailing';

// Whatever people are called, and however their addresses are written: one recipient, the one that is shown.

let stage: Mailing;
beforeAll(async () => {
	stage = await openMailing();
});
afterAll(() => stage?.close());
beforeEach(() => stage.forget());

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpus');
const NAUGHTY = path.join(CORPUS, 'text/blns.json');
const ADDRESSES = path.join(CORPUS, 'mail/addresses.xml');

/** As they stand in the list of isemail; what is written there in symbols are controls. */
function addresses(): string[] {
	const found = readFileSync(ADDRESSES, 'utf8').matchAll(/<address>([^<]*)<\/address>/g);
	return [...found].map(([, text = '']) =>
		text
			.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&amp;', '&')
			.replace(/[\u2400-\u2420]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x2400))
	);
}

const ascii = (address: string) =>
	address.replace(/@(.*)$/, (whole, domain: string) =>
		/^[\x20-\x7e]*$/.test(domain) ? whole : `@${domainToASCII(domain)}`
	);

const HEADERS = ['from', 'to', 'subject', 'message-id', 'date', 'list-unsubscribe', 'list-unsubscribe-post'];

/** Each letter as a mail program reads it, beside the envelope that it came in. */
async function arrived() {
	return Promise.all(
		stage.mailbox.received.map(async ({ to, from, raw }) => ({ to, from, read: await PostalMime.parse(raw) }))
	);
}

async function whole(count: number): Promise<void> {
	expect(stage.mailbox.received).toHaveLength(count);
	for (const { to, from, read } of await arrived()) {
		expect(to).toHaveLength(1);
		expect(from).toMatch(/^bounces\+[0-9a-f-]{36}@ask\.example$/);
		// A reader shows a domain of other letters in those.
		expect(read.to?.map(({ address }) => ascii(address ?? ''))).toEqual(to.map(ascii));
		expect([read.cc, read.bcc, read.replyTo]).toEqual([undefined, undefined, undefined]);
		for (const name of HEADERS) expect(read.headers.filter(({ key }) => key === name)).toHaveLength(1);
		expect(read.headers.map(({ key }) => key)).not.toContain('x-evil');
		expect(read.subject).not.toMatch(/[\r\n]/);
		expect(read.html).toMatch(/<\/html>\s*$/);
		expect(read.html).not.toMatch(/<mj-|<script/);
	}
}

const NAMES = [
	'Müller, Ana',
	'"Quote" O\'Neil',
	'Line\r\nBcc: evil@people.example\r\nX-Evil: 1\r\n\r\nHello',
	'{{name}} {name} ${name}',
	'<mj-text>hi</mj-text></td></mj-raw><script>1</script>',
	'\u202eevoba\u202c משה',
	'👩🏽‍💻 Zoë',
	'a@b.example, c@d.example',
	'Ana <other@people.example>',
	'=?utf-8?Q?x?=',
	'group: a@b.example;',
	'(comment) \\',
	'x'.repeat(200),
	'长'.repeat(200)
];

describe('whatever people are called', () => {
	test('each letter has one recipient, the one that is shown, and stays whole', async () => {
		await stage.campaign(NAMES.length, { names: NAMES });
		await sendFor(60_000);
		await whole(NAMES.length);
		for (const { to, read } of await arrived()) {
			const name = inLine(NAMES[Number(/-(\d+)@/.exec(to[0] ?? '')?.[1])] ?? '');
			expect(read.to?.[0]?.name?.replaceAll('\u200b', '')).toBe(name);
		}
	});

	test.skipIf(!existsSync(NAUGHTY))(
		'also of the big list of naughty strings',
		async () => {
			const all: string[] = JSON.parse(readFileSync(NAUGHTY, 'utf8'));
			const names = [...new Set(all)].map((name) => name.replaceAll('\0', '').toWellFormed().slice(0, 200));
			for (let at = 0; at < names.length; at += 200)
				await stage.campaign(names.slice(at, at + 200).length, { names: names.slice(at, at + 200) });
			await sendFor(120_000);
			await whole(names.length);
		},
		150_000
	);
});

describe.skipIf(!existsSync(ADDRESSES))('addresses of isemail', () => {
	test('those that are taken are written to as they are, and nobody beside', async () => {
		const taken = addresses().flatMap((text) => {
			const found = addressFrom(text);
			return 'mistake' in found ? [] : [found];
		});
		const keys = new Map(taken.map(({ address, key }) => [key, address]));
		expect(keys.size).toBeGreaterThan(15);
		await stage.campaign(keys.size, { addresses: [...keys.values()] });
		await sendFor(60_000);
		// This mail server takes no address that is as long as RFC 5321 lets a path be.
		const sent = [...keys.keys()].filter((key) => key.length < 254);
		expect(sent.length).toBeGreaterThanOrEqual(keys.size - 1);
		await whole(sent.length);
		expect(stage.mailbox.received.map(({ to }) => ascii(to[0]?.toLowerCase() ?? '')).sort()).toEqual(
			sent.sort()
		);
	});

	test('control: read as text once more, some of what may stand in a contact is not one address', () => {
		// What the database lets stand as an address.
		const texts = [
			'a,b@people.example',
			'a;b@people.example',
			'x<y>z@people.example',
			'"a@b",c@people.example'
		];
		expect(
			texts.filter((text) => addressparser(text).length !== 1 || addressparser(text)[0]?.address !== text)
		).not.toEqual([]);
	});
});
