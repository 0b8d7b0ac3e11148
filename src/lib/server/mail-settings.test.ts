import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMail } from './mail-settings';

const pemOf = (key: { export(of: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
	key.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY = pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey);
const ED = pemOf(generateKeyPairSync('ed25519').privateKey);
const PLAIN = {
	host: 'mail.example',
	port: 587,
	user: null,
	password: null,
	tls: 'starttls',
	rate: 10,
	dkim: null,
	bounces: null
};
const HOST = { SMTP_HOST: 'mail.example' };
const SIGNED = { ...HOST, DKIM_DOMAIN: 'a.example', DKIM_SELECTOR: 'one' };

let folder: string;
beforeAll(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-key-'));
	fs.writeFileSync(path.join(folder, 'key.pem'), KEY);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('the mail server of the environment', () => {
	it.each([
		[{}, null],
		[{ MAIL_BOUNCES: 'b@a.example' }, null],
		[HOST, PLAIN],
		[
			{ ...HOST, SMTP_TLS: 'tls' },
			{ ...PLAIN, tls: 'tls', port: 465 }
		],
		[
			{ ...HOST, SMTP_TLS: 'none', SMTP_PORT: '25', SMTP_RATE: '0' },
			{ ...PLAIN, tls: 'none', port: 25, rate: 0 }
		],
		[
			{ ...HOST, SMTP_USER: 'u', SMTP_PASSWORD: 'p' },
			{ ...PLAIN, user: 'u', password: 'p' }
		],
		[
			{ ...HOST, SMTP_RATE: '0.5' },
			{ ...PLAIN, rate: 0.5 }
		],
		[
			{ ...HOST, MAIL_BOUNCES: 'b@a.example' },
			{ ...PLAIN, bounces: 'b@a.example' }
		],
		[
			{ SMTP_URL: 'smtp://u%40a:p%3Aw@mail.example:2525' },
			{ ...PLAIN, port: 2525, user: 'u@a', password: 'p:w', tls: 'none' }
		],
		[{ SMTP_URL: 'smtps://mail.example' }, { ...PLAIN, port: 465, tls: 'tls' }],
		[{ ...HOST, SMTP_URL: 'smtp://other.example' }, PLAIN],
		[
			{ ...SIGNED, DKIM_KEY: KEY.replaceAll('\n', '\\n') },
			{ ...PLAIN, dkim: { domain: 'a.example', selector: 'one', key: KEY } }
		]
	])('%j', (env, mail) => expect(parseMail(env)).toEqual(mail));

	it('reads the key from a file', () => {
		const found = parseMail({ ...SIGNED, DKIM_KEY_FILE: path.join(folder, 'key.pem') });
		expect(found?.dkim?.key).toBe(KEY);
	});

	it.each([
		['SMTP_HOST', { SMTP_USER: 'secret-u', SMTP_PASSWORD: 'secret-p' }],
		['SMTP_HOST', { SMTP_HOST: 'https://secret/' }],
		['SMTP_PORT', { ...HOST, SMTP_PORT: 'secret' }],
		['SMTP_PORT', { ...HOST, SMTP_PORT: '70000' }],
		['SMTP_TLS', { ...HOST, SMTP_TLS: 'secret' }],
		['SMTP_RATE', { ...HOST, SMTP_RATE: '-1' }],
		['SMTP_RATE', { ...HOST, SMTP_RATE: 'secret' }],
		['SMTP_PASSWORD', { ...HOST, SMTP_USER: 'secret' }],
		['SMTP_USER', { ...HOST, SMTP_PASSWORD: 'secret' }],
		['MAIL_BOUNCES', { ...HOST, MAIL_BOUNCES: 'secret' }],
		['DKIM_KEY', { ...SIGNED }],
		['DKIM_KEY', { ...SIGNED, DKIM_KEY: 'secret' }],
		['DKIM_KEY', { ...SIGNED, DKIM_KEY: ED }],
		['DKIM_KEY_FILE', { ...SIGNED, DKIM_KEY_FILE: '/nowhere/secret' }],
		['DKIM_KEY_FILE', { ...SIGNED, DKIM_KEY_FILE: os.tmpdir() }],
		['DKIM_DOMAIN', { ...HOST, DKIM_SELECTOR: 'one', DKIM_KEY: KEY }],
		['DKIM_SELECTOR', { ...HOST, DKIM_DOMAIN: 'a.example', DKIM_KEY: KEY }],
		['SMTP_URL', { SMTP_URL: 'ftp://secret.example' }],
		['SMTP_URL', { SMTP_URL: 'smtp://u:%ZZsecret@mail.example' }]
	])('refuses an unreadable %s, and does not say what it was: %#', (name, env) => {
		let said = '';
		try {
			parseMail(env);
		} catch (thrown) {
			said = thrown instanceof Error ? thrown.message : '';
		}
		expect(said.startsWith(`${name} `)).toBe(true);
		expect(said).not.toMatch(/secret|BEGIN/);
	});
});
