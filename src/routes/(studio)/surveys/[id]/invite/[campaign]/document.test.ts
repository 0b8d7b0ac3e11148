import { expect, it } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import { asText, nameFrom, writtenFrom } from './document';

const plan = freshPlan(['en'], 'UTC');

it('is the same text for the same campaign, whatever the order of its keys', () => {
	const turned = Object.fromEntries(Object.entries(plan).reverse());
	expect(asText({ name: 'a', plan: turned })).toBe(asText({ plan, name: 'a' }));
	expect(asText({ name: 'a', plan: { ...plan, again: true } })).not.toBe(asText({ name: 'a', plan }));
});

it.each([
	[' Pulse ', 'Pulse'],
	['', null],
	[undefined, null],
	['问'.repeat(120), '问'.repeat(120)],
	['问'.repeat(121), null],
	['a\u0000b', 'ab']
])('a name like %j is %j', (value, name) => expect(nameFrom(value)).toBe(name));

it.each([null, {}, { name: 'a' }, { name: '', plan }, { name: 'a', plan: { ...plan, ends: 0 } }])(
	'%j is no campaign',
	(json) => expect(() => writtenFrom(json)).toThrow(expect.objectContaining({ code: 'invalid' }))
);
