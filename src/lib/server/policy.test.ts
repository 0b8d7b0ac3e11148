import { describe, expect, it } from 'vitest';
import { headersFor, loosen } from './policy';

const strict =
	"default-src 'none'; script-src 'self' 'nonce-a'; style-src 'self' 'nonce-a'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

describe('loosen', () => {
	it('adds nothing of itself', () => expect(loosen(strict, {})).toBe(strict));

	it('allows the one script of a respondent by its hash, and no other', () => {
		expect(loosen(strict, { scripts: ['sha256-x='] })).toContain("script-src 'self' 'nonce-a' 'sha256-x='");
	});

	it('allows the look of a team by the hash of its text, and no other style', () => {
		// The hash of "a{}".
		const policy = loosen(strict, { styles: ['a{}'] });
		expect(policy).toContain(
			"style-src 'self' 'nonce-a' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"
		);
		expect(loosen(strict, { styles: ['a{} '] })).not.toBe(policy);
	});

	it('adds no hash where the development server lets every style in: beside one, browsers would not', () => {
		const loose = "style-src 'self' 'unsafe-inline'";
		expect(loosen(loose, { styles: ['a{}'] })).toBe(loose);
	});

	it('lets a board listen at a hosted project', () => {
		expect(loosen(strict, { connect: ['wss://x.example'] })).toContain("connect-src 'self' wss://x.example");
	});
});

describe('frames', () => {
	it('shows documents of ours only where a page says that it does', () => {
		expect(loosen(strict, { shows: true })).toContain("; frame-src 'self'");
		expect(loosen(strict, { shows: false })).not.toContain('frame-src');
	});

	const mine = 'https://intranet.example';
	const ancestors = (policy: string) =>
		policy.split('; ').filter((part) => part.startsWith('frame-ancestors'));

	it('are for nobody, twice said, unless somebody is named', () => {
		expect(ancestors(loosen(strict, {}))).toEqual(["frame-ancestors 'none'"]);
		expect(ancestors(loosen(strict, { frames: [] }))).toEqual(["frame-ancestors 'none'"]);
		expect(headersFor()).toMatchObject({
			'x-frame-options': 'DENY',
			'cross-origin-opener-policy': 'same-origin'
		});
	});

	it('are for those who are named, and the rest of the policy stays', () => {
		const frames = [mine, 'https://*.example.org', 'http://localhost:8080'];
		const policy = loosen(strict, { frames });
		expect(ancestors(policy)).toEqual([`frame-ancestors ${frames.join(' ')}`]);
		for (const part of ["default-src 'none'", "script-src 'self' 'nonce-a'", "base-uri 'none'"])
			expect(policy.split('; ')).toContain(part);
		expect(headersFor(frames)).not.toHaveProperty('x-frame-options');
		expect(headersFor(frames)).not.toHaveProperty('cross-origin-opener-policy');
		expect(headersFor(frames)).toHaveProperty('x-content-type-options', 'nosniff');
	});

	it.each([
		'*',
		'https://*',
		"'self'",
		'https:',
		'data:',
		"https://a.example; script-src 'unsafe-inline'",
		'https://a.example https://b.example',
		'https://a.example\r\nset-cookie: a=b',
		'https://a.example/path',
		'https://a.example\n'
	])('are not opened by %j, wherever it came from', (junk) => {
		expect(loosen(strict, { frames: [junk] })).toBe(strict);
		expect(headersFor([junk])).toHaveProperty('x-frame-options', 'DENY');
		expect(ancestors(loosen(strict, { frames: [junk, mine] }))).toEqual([`frame-ancestors ${mine}`]);
	});
});
