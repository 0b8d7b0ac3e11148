import { Serializer } from 'survey-core';
import { describe, expect, it, test } from 'vitest';
import { COMMON, QUESTION, REFUSED } from '../compiler/properties';
import { compilers } from './registry';

const KINDS = [
	'tagbox',
	'ranking',
	'imagepicker',
	'slider',
	'expression',
	'radiogroup',
	'checkbox',
	'dropdown',
	'text',
	'comment',
	'boolean',
	'rating',
	'html',
	'image'
];

// Nothing is ignored in silence: each property that SurveyJS documents is served, known not to matter, or refused.
describe.each(KINDS)('the properties of %s', (type) => {
	const compile = compilers[type];
	const served = [...COMMON.served, ...QUESTION.served, ...(compile?.supports ?? [])];
	const ignored = [
		...Object.keys(COMMON.ignored),
		...Object.keys(QUESTION.ignored),
		...Object.keys(compile?.ignores ?? {})
	];

	it.each(Serializer.getProperties(type).map(({ name }) => name))('%s', (name) => {
		const standing = [served.includes(name), ignored.includes(name), REFUSED.has(name)];
		expect(standing).toContain(true);
	});

	test('what is served is not known as ignored', () => {
		const both = (compile?.supports ?? []).filter((name) =>
			Object.keys(compile?.ignores ?? {}).includes(name)
		);
		expect(both).toEqual([]);
	});
});
