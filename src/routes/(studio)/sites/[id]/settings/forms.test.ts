import { describe, expect, it } from 'vitest';
import type { Who } from '$lib/site/access';
import { accessIn, nameIn, titleIn } from './forms';

const form = (fields: Record<string, string>): FormData => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};

describe('who may read', () => {
	it.each<[Record<string, string>, Who, string[]]>([
		[{ who: 'everyone' }, 'passcode', []],
		[{ who: 'passcode', passcode: 'tulip 42 bird' }, 'everyone', []],
		[{ who: 'passcode', passcode: '' }, 'passcode', []],
		[{ who: 'passcode', passcode: '' }, 'domains', ['passcode']],
		[{ who: 'passcode', passcode: 'ab1' }, 'everyone', ['passcode']],
		[{ who: 'passcode', passcode: 'aaaaaaaa' }, 'everyone', ['passcode']],
		[{ who: 'domains', domains: 'example.org, mail.example.org' }, 'everyone', []],
		[{ who: 'domains', domains: 'example.org nonsense' }, 'everyone', ['domains']],
		[{ who: 'domains', domains: ' ' }, 'everyone', ['domains']],
		[{ who: 'nobody' }, 'everyone', ['who']]
	])('%j where it was %s has mistakes at %j', (fields, before, at) =>
		expect(Object.keys(accessIn(form(fields), before).mistakes ?? {})).toEqual(at)
	);

	it('leaves out what does not belong to the choice', () => {
		const { wish } = accessIn(
			form({ who: 'team', passcode: 'tulip 42 bird', domains: 'example.org', noindex: 'on' }),
			'everyone'
		);
		expect(wish).toEqual({ who: 'team', noindex: true, passcode: null, domains: [] });
	});

	it('gives nobody the passcode back', () => {
		const read = accessIn(form({ who: 'passcode', passcode: 'ab1' }), 'everyone');
		expect(JSON.stringify(read.values)).not.toContain('ab1');
	});
});

it.each([
	['  Our site ', 'Our site', false],
	['', '', true],
	['站'.repeat(201), '站'.repeat(201), true]
])('a name like %j is %j', (typed, name, wrong) => {
	const read = nameIn(form({ name: typed }));
	expect([read.name, Boolean(read.mistake)]).toEqual([name, wrong]);
});

it('a new site needs no name', () => expect(titleIn(form({}))).toEqual({ name: '' }));
