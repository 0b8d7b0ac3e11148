import { describe, expect, test } from 'vitest';
import {
	addressFrom,
	domainFrom,
	domainsFrom,
	grantFrom,
	mayCome,
	opens,
	passcodeMistake,
	payloadOf,
	spoken,
	type Grant
} from './access';

test.each([
	['example.org', 'example.org'],
	[' @Example.ORG ', 'example.org'],
	['https://example.org/', 'example.org'],
	['mei@example.org', 'example.org'],
	['bücher.example', 'xn--bcher-kva.example'],
	['ｅｘａｍｐｌｅ.org', 'example.org'],
	['example.org.', 'example.org'],
	['org', null],
	['', null],
	['*.example.org', null],
	['example.org/path', null],
	['-a.example', null],
	['127.0.0.1', null],
	['a..b', null],
	['exa mple.org', null],
	[`${'a'.repeat(64)}.org`, null]
])('the domain %j is %j', (text, domain) => expect(domainFrom(text)).toBe(domain));

test('a list of domains is read however it is parted, and says what it could not read', () => {
	expect(domainsFrom('a.example, B.example；c.example\na.example、nonsense')).toEqual({
		domains: ['a.example', 'b.example', 'c.example'],
		unreadable: ['nonsense']
	});
	expect(domainsFrom(' \n')).toEqual({ domains: [], unreadable: [] });
});

test.each([
	['mei@example.org', 'mei@example.org', 'example.org'],
	[' Mei.Lin+x@Example.ORG', 'Mei.Lin+x@example.org', 'example.org']
])('the address %j is %j', (text, address, domain) => expect(addressFrom(text)).toEqual({ address, domain }));

test.each([
	'',
	'mei',
	'@example.org',
	'mei@',
	'mei@org',
	'a@b@example.org',
	'"a b"@example.org',
	'.a@example.org',
	'a..b@example.org',
	'a@example.org\nBcc: b@example.org',
	'a\r\n@example.org',
	'a@example.org,b@example.org',
	'<a@example.org>',
	`${'a'.repeat(65)}@example.org`
])('%j is no address', (text) => expect(addressFrom(text)).toBeNull());

test('a domain is that domain: nothing below it, nothing that ends like it', () => {
	const domains = ['example.org'];
	expect(mayCome('example.org', domains)).toBe(true);
	for (const other of ['mail.example.org', 'anexample.org', 'org', 'example.org.evil'])
		expect(mayCome(other, domains)).toBe(false);
});

test.each([
	['12345', 'short'],
	['aaaaaaa', 'simple'],
	['ababab', 'simple'],
	['x'.repeat(30) + 'yz'.repeat(20), 'long'],
	['listen', null],
	['倾听倾听员工', null],
	['  a b c d ', null]
])('the passcode %j is %j', (passcode, mistake) => expect(passcodeMistake(passcode)).toBe(mistake));

test('a passcode is compared as it is spoken', () => {
	expect(spoken(' Ａbc　 def\n')).toBe('Abc def');
	expect(spoken('abc')).not.toBe(spoken('ABC'));
});

describe('a grant', () => {
	const site = '11111111-1111-4111-8111-111111111111';
	const stamp = '22222222-2222-4222-8222-222222222222';
	const grant: Grant = { site, stamp, until: 1_800_000_000_000, visitor: 'abc_-' };

	test('comes back as it was written', () => expect(grantFrom(payloadOf(grant), site)).toEqual(grant));

	test.each([
		'',
		'..',
		`${stamp}.1.x`,
		`${stamp}.1800000000000`,
		`${stamp}.1800000000000.a.b`,
		`x${payloadOf(grant)}`
	])('%j is none', (payload) => expect(grantFrom(payload, site)).toBeNull());

	test('opens its door, while it lasts, until who may read is changed', () => {
		const door = { id: site, stamp };
		expect(opens(grant, door, grant.until - 1)).toBe(true);
		expect(opens(grant, door, grant.until)).toBe(false);
		expect(opens(grant, { ...door, stamp: site }, 0)).toBe(false);
		expect(opens(grant, { ...door, id: stamp }, 0)).toBe(false);
	});
});
