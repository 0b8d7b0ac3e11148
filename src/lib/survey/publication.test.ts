import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { OBSTACLE_CODES, obstacles, preventsPublication } from './publication';
import { compilers, rules } from './questions/registry';

const kinds = { rules, compilers };
const survey = (...elements: object[]) => ({ title: 'T', pages: [{ name: 'p', elements }] });
const q = { type: 'text', name: 'it', title: 'It' };
const found = (definition: Record<string, unknown>) =>
	obstacles(definition, kinds).map(({ code, severity }) => `${severity} ${code}`);

test.each<[string, Record<string, unknown>, string[]]>([
	['a survey', survey(q), []],
	['an empty one', survey(), ['error question_missing', 'warning page_empty']],
	['only words', survey({ type: 'html', name: 'h', html: 'Hi' }), ['error question_missing']],
	['no title', { ...survey(q), title: undefined }, ['error title_missing']],
	['an empty title', { ...survey(q), title: { default: '', 'zh-cn': ' ' } }, ['error title_missing']],
	['a made-up name for a title', survey({ type: 'text', name: 'question1' }), ['error text_missing']],
	['a telling name for a title', survey({ type: 'text', name: 'Your age' }), ['warning text_is_name']],
	['a scale has words of its own', survey({ type: 'nps', name: 'nps1' }), []],
	['a hidden title', survey({ type: 'text', name: 'question1', titleLocation: 'hidden' }), []],
	[
		'errors come first',
		survey({ ...q, sparkles: 1 }, { type: 'imagemap', name: 'm' }),
		['error type_unsupported', 'warning property_unknown']
	]
])('%s', (_name, definition, list) => {
	expect(found(definition)).toEqual(list);
	expect(preventsPublication(obstacles(definition, kinds))).toBe(list.some((one) => one.startsWith('error')));
});

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
	const words: unknown = JSON.parse(
		readFileSync(new URL(`../i18n/words/publication.${locale}.json`, import.meta.url), 'utf8')
	);
	const written = Object.keys(Object(words)).filter((key) => key.startsWith('obstacle_'));

	test('every obstacle has its sentence, and every sentence its obstacle', () => {
		expect(written.sort()).toEqual(OBSTACLE_CODES.map((code) => `obstacle_${code}`).sort());
	});

	test('sentences end like sentences', () => {
		const facts = {
			name: 'a',
			value: 'b',
			property: 'c',
			type: 'd',
			min: 1,
			max: 2,
			languages: 'fr',
			text: 'e',
			at: 3,
			input: 'f',
			pattern: 'g',
			values: 'h',
			what: 'i'
		};
		for (const code of OBSTACLE_CODES) {
			const say: unknown = m[`obstacle_${code}`];
			if (typeof say !== 'function') throw new Error(`${code} has no words`);
			expect(String(say(facts, { locale })), code).toMatch(locale === 'en' ? /[.i]$/ : /[。i]$/);
		}
	});
});
