import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dkimRecord } from './dkim-record';
import { againAfter, paceAt, pauseAfter } from './pace';
import { troubleOf } from './trouble';
import { verdictOn } from './verdict';

describe('what a failure means', () => {
	const reply = (responseCode: number, words: string, command = 'RCPT TO') => ({
		responseCode,
		response: `${responseCode} ${words}`,
		command,
		code: 'EENVELOPE'
	});
	it.each([
		['greylisting', reply(451, '4.7.1 greylisted'), 'later', false],
		['a full mailbox', reply(452, '4.2.2 over quota', 'DATA'), 'later', false],
		['nobody of that name', reply(550, '5.1.1 user unknown'), 'bounced', false],
		['nobody, said without a code', reply(550, 'sorry'), 'bounced', false],
		['nobody, said late', reply(550, '5.1.1 no mailbox', 'DATA'), 'bounced', false],
		['a domain that takes no mail', reply(556, '5.1.10 null MX'), 'bounced', false],
		['spam', reply(554, '5.7.1 spam', 'DATA'), 'failed', false],
		['spam, at the recipient', reply(550, 'blocked by our policy'), 'failed', false],
		['a relay that does not know us', reply(554, 'relay access denied'), 'failed', false],
		['spam, said without a code after the letter', reply(550, 'no', 'DATA'), 'failed', false],
		['a sender that may not', reply(553, '5.7.1 not owned by user', 'MAIL FROM'), 'later', true],
		['a login that is wanted', reply(530, '5.7.0 authenticate first', 'MAIL FROM'), 'later', true],
		['a login that is wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'later', true],
		['a server that goes', reply(421, '4.3.2 shutting down', 'DATA'), 'later', true],
		['no server', { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }, 'later', true],
		['an address that is none', { code: 'EENVELOPE', command: 'API' }, 'failed', false]
	])('%s', (_, thrown, outcome, general) => {
		const said = verdictOn(thrown, false);
		expect([said.outcome, said.general ?? false]).toEqual([outcome, general]);
	});
	it('a connection that broke once all was handed over may have taken the letter', () => {
		expect(verdictOn({ code: 'ECONNECTION' }, true).outcome).toBe('uncertain');
		expect(verdictOn({ code: 'ECONNECTION' }, false).outcome).toBe('later');
		// Heard is heard.
		expect(verdictOn(reply(451, '4.3.0 no', 'DATA'), true).outcome).toBe('later');
	});
});

it.each([
	[{ code: 'EDNS', originalCode: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND x' }, 'host'],
	[{ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }, 'refused'],
	[{ code: 'ETIMEDOUT', timeoutType: 'CONNECTION_TIMEOUT' }, 'timeout'],
	[{ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', message: 'Greeting never received' }, 'greeting'],
	[{ code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'tls_port'],
	[{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', command: 'CONN' }, 'certificate'],
	[{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'certificate_name'],
	[{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'certificate_old'],
	[{ code: 'ETLS', command: 'STARTTLS', message: 'Error upgrading connection with STARTTLS' }, 'no_starttls'],
	[{ code: 'ESOCKET', originalCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, 'tls'],
	[{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'login'],
	[{ code: 'EENVELOPE', responseCode: 553, command: 'MAIL FROM' }, 'sender'],
	[{ code: 'ECONNECTION', message: 'Connection closed unexpectedly' }, 'closed'],
	[new Error('what'), 'other'],
	[undefined, 'other']
])('%j is the trouble %s', (thrown, code) => expect(troubleOf(thrown).code).toBe(code));

describe('a published key', () => {
	const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
	const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
	const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const spki = (of: typeof pair) => of.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
	const bare = pair.publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64');
	it.each([
		['fits', [['v=DKIM1; k=rsa; p=', spki(pair)]]],
		['fits', [[`p=${spki(pair).slice(0, 80)} `, spki(pair).slice(80)]]],
		['fits', [[`v=DKIM1; p=${bare}`]]],
		['fits', [['v=spf1 -all'], [`v=DKIM1; p=${spki(pair)}; t=s`]]],
		['other', [[`v=DKIM1; p=${spki(other)}`]]],
		['missing', [['v=DKIM1; p=']]],
		['missing', [['v=spf1 -all']]],
		['missing', []]
	])('%s', (verdict, records) => expect(dkimRecord(records, pem)).toBe(verdict));
});

it('goes no faster than it may, and ever more patiently', () => {
	expect(paceAt(0)).toEqual(paceAt(10_000));
	for (const rate of [0.2, 1, 5, 10, 50]) {
		const { claim, hands } = paceAt(rate);
		// What is begun leaves within two seconds, what is claimed within some more.
		expect(hands).toBeLessThanOrEqual(Math.max(1, rate * 2));
		expect(claim).toBeLessThanOrEqual(Math.max(5, rate * 5));
	}
	expect([0, 1, 2, 99].map(againAfter)).toEqual([60, 300, 900, 14_400]);
	expect([1, 2, 3, 99].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 30_000]);
});
