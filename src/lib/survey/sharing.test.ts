import { describe, expect, test } from 'vitest';
import { frameAncestors, MOST_ORIGINS, parseOrigins } from './sharing';

describe('origins', () => {
	test.each([
		['https://intranet.example', 'https://intranet.example'],
		['  HTTPS://Intranet.Example/  ', 'https://intranet.example'],
		['https://intranet.example:443', 'https://intranet.example'],
		['https://intranet.example:08443', 'https://intranet.example:8443'],
		['https://*.example.org', 'https://*.example.org'],
		['https://*.example.org:8443', 'https://*.example.org:8443'],
		['https://intranet', 'https://intranet'],
		['https://192.0.2.7', 'https://192.0.2.7'],
		['http://localhost:5173', 'http://localhost:5173'],
		['http://127.0.0.1:80', 'http://127.0.0.1'],
		['https://例子.测试', 'https://xn--fsqu00a.xn--0zwm56d'],
		['https://*.münchen.example', 'https://*.xn--mnchen-3ya.example'],
		['https://intranet.example.', 'https://intranet.example']
	])('%s is read as browsers spell it', (typed, origin) => {
		expect(parseOrigins(typed)).toEqual({ origins: [origin] });
	});

	test.each([
		['intranet.example', 'origin'],
		['//intranet.example', 'origin'],
		["'self'", 'origin'],
		['*', 'origin'],
		['https:', 'origin'],
		['https://a.example b.example', 'origin'],
		["https://a.example; script-src 'unsafe-inline'", 'origin'],
		['https://a.example;script-src', 'origin'],
		['https://a.example,https://b.example', 'origin'],
		['https://a.example"', 'origin'],
		["https://a.example'", 'origin'],
		['https://a.example\\@b.example', 'origin'],
		['https://a.exa\u0000mple', 'origin'],
		['https://a.exa\u202empl.example', 'origin'],
		['https://a.example\u000bx', 'origin'],
		['http://intranet.example', 'scheme'],
		['http://*.localhost', 'scheme'],
		['http://localhost.evil.example', 'scheme'],
		['javascript://a.example', 'scheme'],
		['data://a.example', 'scheme'],
		['https://a.example/page', 'path'],
		['https://a.example?x', 'path'],
		['https://a.example#x', 'path'],
		['https://ada:secret@a.example', 'person'],
		['https://a.example@evil.example', 'person'],
		['https://', 'host'],
		['https://a..example', 'host'],
		['https://-a.example', 'host'],
		['https://a_b.example', 'host'],
		['https://%61.example', 'host'],
		['https://[::1]', 'host'],
		['https://[::1]:80', 'host'],
		['https://a.example:1:2', 'host'],
		[`https://${'a'.repeat(64)}.example`, 'host'],
		[`https://${'a.'.repeat(150)}example`, 'host'],
		['https://a.example:0', 'port'],
		['https://a.example:', 'port'],
		['https://a.example:65536', 'port'],
		['https://*', 'wildcard'],
		['https://*.com', 'wildcard'],
		['https://*.192.0.2.7', 'wildcard'],
		['https://a.*.example', 'wildcard'],
		['https://*.*.example', 'wildcard'],
		['https://*a.example', 'wildcard']
	])('%j is refused: %s', (typed, mistake) => {
		expect(parseOrigins(`https://fine.example\n\n${typed}`)).toEqual({ mistake, line: 3 });
	});

	test('each is kept once, however it is spelled, and no more than a header carries', () => {
		expect(parseOrigins('https://a.example\r\nhttps://A.example/\rhttps://b.example\n')).toEqual({
			origins: ['https://a.example', 'https://b.example']
		});
		const many = (n: number) => Array.from({ length: n }, (_, at) => `https://a${at}.example`).join('\n');
		expect(parseOrigins(many(MOST_ORIGINS))).toMatchObject({ origins: { length: MOST_ORIGINS } });
		expect(parseOrigins(many(MOST_ORIGINS + 1))).toEqual({ mistake: 'many', line: MOST_ORIGINS + 1 });
	});

	test('whatever is typed, nothing gets into the header that ends a source', () => {
		for (const sign of [...' \t\n;,\'"\\<>`|^{}$&=+()!~', '\u00a0', '\u2028', '；', '，', '。', '／']) {
			const read = parseOrigins(`https://a${sign}b.example`);
			if ('origins' in read) expect(frameAncestors(read.origins)).toMatch(/^https:\/\/[a-z0-9.-]+$/);
		}
	});
});

test('the header allows nobody until somebody is allowed', () => {
	expect(frameAncestors([])).toBe("'none'");
	expect(frameAncestors(['https://a.example', 'https://*.b.example'])).toBe(
		'https://a.example https://*.b.example'
	);
});
