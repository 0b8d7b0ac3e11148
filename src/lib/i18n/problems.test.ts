import { describe, expect, it } from 'vitest';
import { Problem } from '$lib/problem';
import { sentence, spoken } from './problems';
import { overwriteGetLocale } from './paraglide/runtime';

describe('a problem is said in words', () => {
	it.each([
		['last_owner', 409, 'last_owner'],
		['Not Found', 404, 'missing'],
		['Cross-site POST form submissions are forbidden', 403, 'forbidden'],
		['Content-length exceeds limit', 413, 'too_large'],
		['Method not allowed', 405, 'invalid'],
		['Internal Error', 500, 'unexpected'],
		['toString', 500, 'unexpected']
	])('%s (%i) is %s', (message, status, code) => expect(spoken(message, status)).toBe(code));

	it('in the language of the moment', () => {
		const { code } = new Problem('last_owner');
		overwriteGetLocale(() => 'en');
		const english = sentence(code);
		overwriteGetLocale(() => 'zh-CN');
		expect(sentence(code)).toMatch(/[\u4e00-\u9fff]/);
		expect(english).not.toBe(sentence(code));
	});
});
