import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { parseDefinition } from '../definition';
import type { Plan } from '../plan';
import { compilers, rules } from '../questions/registry';
import type { Door } from '../versions.server';
import { sameFor } from './same';

function planned(...elements: object[]): Plan {
	const parsed = parseDefinition({ title: 'Visit', elements });
	if ('problem' in parsed) throw new Error(parsed.problem.code);
	return compile(parsed.definition, { rules, compilers }).plan;
}

const text = { type: 'text', name: 'a', title: 'A' };
const door: Door = {
	survey: 'one',
	name: 'Visit',
	version: 1,
	plan: planned(text),
	mode: 'anonymous',
	state: 'open',
	opensAt: null,
	closesAt: null,
	timeZone: 'UTC',
	sharing: { frames: [], partials: false, resume: false, kiosk: false },
	brand: null
};

describe('what the document of a survey follows from', () => {
	it('is the same however the door came to be', () => {
		const { state, ...rest } = structuredClone(door);
		expect(sameFor({ ...rest, state }, 'en')).toBe(sameFor({ state, ...rest }, 'en'));
		expect(sameFor({ ...rest, state }, 'en')).toContain('Visit');
	});

	it.each<[string, Partial<Door>]>([
		['another version', { version: 2 }],
		['another survey', { survey: 'two' }],
		['another name', { name: 'Stay' }],
		['other ways of sharing', { sharing: { ...door.sharing, partials: true } }],
		['another time to close', { closesAt: '2030-01-01T00:00:00Z' }]
	])('is something else with %s', (_what, change) => {
		expect(sameFor({ ...door, ...change }, 'en')).not.toBe(sameFor(door, 'en'));
	});
	it('is something else in another language', () => {
		expect(sameFor(door, 'de')).not.toBe(sameFor(door, 'en'));
	});

	it.each(['not_yet', 'paused', 'closed', 'full', 'missing'] as const)('is not said while %s', (state) => {
		expect(sameFor({ ...door, state }, 'en')).toBeNull();
	});

	const rows = { type: 'matrix', name: 'm', columns: ['x', 'y'], rows: ['p', 'q'] };
	it.each<[string, object, boolean]>([
		['choices as they were written', { type: 'radiogroup', name: 'q', choices: ['x', 'y'] }, true],
		[
			'choices in an order of one’s own',
			{ type: 'radiogroup', name: 'q', choices: ['x', 'y'], choicesOrder: 'random' },
			false
		],
		['rows as they were written', rows, true],
		['rows in an order of one’s own', { ...rows, rowOrder: 'random' }, false],
		['a condition', { ...text, name: 'b', visibleIf: "iif({a} = 'x', 1, 2) = 1" }, true],
		['a condition of when', { ...text, name: 'b', visibleIf: 'currentYear() > 2000' }, false],
		['a value of when', { ...text, name: 'b', defaultValueExpression: 'today()' }, false]
	])('follows from the plan: %s', (_what, element, is) => {
		expect(sameFor({ ...door, plan: planned(text, element) }, 'en') !== null).toBe(is);
	});
});
