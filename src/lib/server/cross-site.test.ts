import { describe, expect, test } from 'vitest';
import { isCrossSite } from './cross-site';

const asked = (path: string, headers: Record<string, string>, method = 'POST') =>
	isCrossSite(
		new Request(`https://ask.example${path}`, { method, headers, ...(method === 'POST' && { body: 'a=1' }) }),
		new URL(`https://ask.example${path}`)
	);
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a form from elsewhere', () => {
	test.each([
		['from our own page', '/team', { ...FORM, origin: 'https://ask.example' }, false],
		['from another', '/team', { ...FORM, origin: 'https://evil.example' }, true],
		['from nowhere', '/team', FORM, true],
		['from a page that hides', '/team', { ...FORM, origin: 'null' }, true],
		['as text', '/team', { 'content-type': 'text/plain', origin: 'https://evil.example' }, true],
		['with a file', '/s/x', { 'content-type': 'multipart/form-data; boundary=x' }, true],
		['as JSON, which needs to be allowed first', '/team', { 'content-type': 'application/json' }, false],
		['from a mail program', '/u/token/now', FORM, false],
		['from a mail server with a secret', '/cron/returned', FORM, false],
		['to the page beside it', '/u/token', FORM, true],
		['to what looks like it', '/u/token/now/more', FORM, true]
	])('%s', (_, path, headers, refused) => expect(asked(path, headers)).toBe(refused));

	test('asking is not sending', () => expect(asked('/team', FORM, 'GET')).toBe(false));
});
