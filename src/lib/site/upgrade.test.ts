import { describe, expect, test } from 'vitest';
import { toyKinds } from '../../../tests/toy-site';
import { siteFrom } from './parse';
import { STEPS, upgraded, type Step } from './upgrade';

// One document of every format there has been, as it was stored. None of them is ever edited: what was published
// years ago opens today.
const GOLDEN: Record<number, string> = {
	1: '{"format":1,"languages":["en","zh-CN"],"title":{"en":"Listening together","zh-CN":"一起倾听"},"about":{},"theme":{"look":"own","accent":"#1d6b52","type":"strong"},"cover":"p1","pages":[{"id":"home","slug":"","title":{"en":"Home"},"about":{},"unlisted":false,"sections":[{"id":"s1","layout":"sidebar","tone":"tint","slots":[[{"id":"b1","kind":"note","fields":{"words":{"en":"Hello"}}}],[{"id":"b2","kind":"tomorrow","fields":{"kept":[1]}}]]}],"pages":[{"id":"faq","slug":"faq","title":{"zh-CN":"常见问题"},"about":{},"unlisted":true,"sections":[],"pages":[]}]}]}'
};

test.each(Object.entries(GOLDEN))('a site of format %s opens', (_, stored) => {
	const opened = siteFrom(stored, toyKinds);
	expect(JSON.stringify(opened)).toBe(GOLDEN[STEPS.length + 1]);
});

test('there is a golden example of every format', () => {
	expect(Object.keys(GOLDEN).map(Number)).toEqual(
		Array.from({ length: STEPS.length + 1 }, (_, at) => at + 1)
	);
});

describe('steps', () => {
	const steps: Step[] = [
		(site) => ({ ...site, b: `${String(site['a'])}b` }),
		({ a: _, ...site }) => ({ ...site, c: true })
	];
	test.each<[unknown, unknown]>([
		[
			{ format: 1, a: 'a' },
			{ format: 3, b: 'ab', c: true }
		],
		[
			{ format: 2, b: 'x' },
			{ format: 3, b: 'x', c: true }
		],
		[
			{ format: 3, c: 1 },
			{ format: 3, c: 1 }
		]
	])('%j', (old, now) => expect(upgraded(old, steps)).toEqual(now));

	test.each([0, 4, 1.5, '1', null])('no step leads from %j', (format) =>
		expect(() => upgraded({ format }, steps)).toThrow(expect.objectContaining({ code: 'invalid' }))
	);
});
