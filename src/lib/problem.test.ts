import { isHttpError } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { isProblemCode, Problem } from './problem';

describe('Problem', () => {
	it('is what SvelteKit turns into a status', () => {
		const problem = new Problem('stale', { field: 'name' });
		expect(isHttpError(problem, 409)).toBe(true);
		expect(problem).toBeInstanceOf(Problem);
		expect(problem.body).toEqual({ message: 'stale', facts: { field: 'name' } });
	});

	it('knows its codes, and nothing that only looks like one', () => {
		expect(isProblemCode('missing')).toBe(true);
		expect(isProblemCode('toString')).toBe(false);
	});
});
