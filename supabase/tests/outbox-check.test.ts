import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { check } from '$lib/mail/post-check.server';
import type { MailSettings } from '$lib/server/mail-settings';
import { openMailbox, type Wishes } from '../../tests/mailbox';

// A wrong setting is named for what it is, before the first letter.

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

async function mailbox(wishes?: Wishes): Promise<number> {
	const made = await openMailbox(wishes);
	closing.push(() => made.close());
	return made.port;
}
/** Something else that listens there. */
async function listens(says: string): Promise<number> {
	const server: Server = createServer((socket) => {
		socket.on('error', () => {});
		socket.end(says);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	closing.push(() => void server.close());
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
}

const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
const DKIM = {
	domain: 'ask.example',
	selector: 'one',
	key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
};
const PUBLISHED = `v=DKIM1; p=${pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const at = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({
	...{ host: '127.0.0.1', port, user: null, password: null, tls: 'none', rate: 0, dkim: null, bounces: null },
	...more
});
const silent = () => Promise.reject(Object.assign(new Error('no name'), { code: 'ENOTFOUND' }));
const away = () => Promise.reject(Object.assign(new Error('no answer'), { code: 'ETIMEOUT' }));
const troubled = async (mail: MailSettings, lookup: Parameters<typeof check>[1] = silent) =>
	(await check(mail, lookup))?.code ?? null;

test('all is well', async () => expect(await troubled(at(await mailbox()))).toBeNull());

const login = { user: 'house', password: 'right' };
test('the login is right', async () =>
	expect(await troubled(at(await mailbox({ login }), login))).toBeNull());
test('the login is wrong', async () => {
	const wrong = at(await mailbox({ login }), { user: 'house', password: 'wrong-secret' });
	const trouble = await check(wrong, silent);
	expect(trouble?.code).toBe('login');
	expect(trouble?.words).not.toContain('wrong-secret');
});
test('nobody listens', async () => {
	const port = await listens('');
	await closing.pop()?.();
	expect(await troubled(at(port))).toBe('refused');
});
test('there is no such host', async () =>
	expect(await troubled({ ...at(587), host: 'mail.invalid' })).toBe('host'));
test('something else listens', async () =>
	expect(await troubled(at(await listens('HTTP/1.1 400 Bad Request\r\n\r\n')))).toBe('greeting'));
test('a server that ends the connection', async () =>
	expect(await troubled(at(await listens('')))).toBe('closed'));
test('TLS from the first byte, where there is none', async () =>
	expect(await troubled(at(await mailbox(), { tls: 'tls' }))).toBe('tls_port'));
test('STARTTLS, where there is none', async () =>
	expect(await troubled(at(await mailbox(), { tls: 'starttls' }))).toBe('no_starttls'));
test('a certificate that nobody has signed, and that is old', async () =>
	expect(await troubled(at(await mailbox({ tls: true }), { tls: 'starttls' }))).toMatch(/^certificate/));

test.each([
	['fits', async () => [[PUBLISHED]], null],
	['is missing', silent, 'dkim_missing'],
	['is another', async () => [['v=DKIM1; p=AAAA']], 'dkim_other'],
	['cannot be asked for', away, null]
])('the published key %s', async (_, lookup, code) =>
	expect(await troubled(at(await mailbox(), { dkim: DKIM }), lookup)).toBe(code)
);
