import { expect, test } from 'vitest';
import { compile } from '../compile';
import { compilers, rules } from '../questions/registry';
import { prefilled } from './prefill';

const { plan } = compile(
	{
		title: 'T',
		urlFields: ['source', 'score', { name: 'names' }],
		elements: [
			{ type: 'nps', name: 'score', title: 'Score' },
			{ type: 'checkbox', name: 'names', title: 'Names', choices: ['a', 'b'] },
			{ type: 'text', name: 'secret', title: 'Not declared' }
		]
	},
	{ rules, compilers }
);

test.each([
	['?field.score=9', { score: 9 }],
	['?field.score=77', {}],
	['?field.names=a&field.names=b', { names: ['a', 'b'] }],
	['?field.names=a&field.names=z', {}],
	['?field.source=qr-code', { source: 'qr-code' }],
	[`?field.source=${'x'.repeat(2_000)}`, {}],
	['?field.secret=told', {}],
	['?score=9', {}],
	['?field.__proto__=x&field.source=', {}]
])('%s brings %o', (query, answers) => {
	expect(prefilled(plan, new URLSearchParams(query), rules)).toEqual(answers);
});
