import { describe, expect, it } from 'vitest';
import type { Template } from '../plan';
import { fill, template } from './template';

describe('template', () => {
	it.each<[text: string, expected: Template]>([
		['plain', 'plain'],
		['', ''],
		['Hi {name}!', ['Hi ', ['name'], '!']],
		['{a}{ b.c[0] }', [['a'], ['b.c[0]']]],
		['{ } and {} and {a:1}', '{ } and {} and {a:1}'],
		['{{a}}', ['{', ['a'], '}']],
		['} { {a', '} { {a'],
		['{a {b}', ['{a ', ['b']]],
		['{two words}', [['two words']]]
	])('%j', (text, expected) => {
		expect(template(text)).toEqual(expected);
	});

	it('fills what is known and leaves the rest as it was written', () => {
		const known = new Map([
			['name', 'Ada {x}'],
			['nothing', '']
		]);
		const filled = fill(template('Hi {name}{nothing}, {who}'), (path) => known.get(path));
		expect(filled).toBe('Hi Ada {x}, {who}');
	});

	it('is not slowed down by braces', () => {
		const start = performance.now();
		template('{'.repeat(100_000) + '}'.repeat(100_000));
		expect(performance.now() - start).toBeLessThan(500);
	});
});
