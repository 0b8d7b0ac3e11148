import { describe, expect, it } from 'vitest';
import type { Plan } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import { headline } from './headline';
import { metrics } from './metrics/registry';

const U = '\u001f';
const scale = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, step) => ({ value: from + step, text: String(from + step) }));

const plan = (kind: string, choices: { value: number | string; text: string }[]): Plan => ({
	format: 1,
	languages: ['en'],
	title: 'T',
	thanks: 'Thanks',
	calculated: [],
	showProgress: false,
	numbers: null,
	headline: 'q',
	pages: [{ name: 'p', elements: [{ kind, name: 'q', title: 'Q', choices }] }]
});

const reader = { locale: 'en', rules, metrics } as const;

describe('the figure that stands for a survey', () => {
	it('is an NPS with its n and interval', () => {
		const tallies = { [`q${U}`]: 100, [`q${U}10`]: 50, [`q${U}7`]: 30, [`q${U}3`]: 20 };
		const found = headline(plan('nps', scale(0, 10)), 'q', tallies, reader);
		expect(found).toMatchObject({ figure: '+30', n: 100 });
		expect(found?.interval?.low).toBe('+15');
		expect(found?.interval?.high).toBe('+45');
	});

	it('is a share for CSAT', () => {
		const tallies = { [`q${U}`]: 10, [`q${U}5`]: 6, [`q${U}4`]: 2, [`q${U}1`]: 2 };
		expect(headline(plan('csat', scale(1, 5)), 'q', tallies, reader)).toMatchObject({ figure: '80%', n: 10 });
	});

	it.each([
		['nothing released', 'nps', {}],
		['another question answered', 'nps', { [`other${U}`]: 9, [`other${U}9`]: 9 }]
	])('is absent with %s', (_, kind, tallies) => {
		expect(headline(plan(kind, scale(0, 10)), 'q', tallies, reader)).toBeNull();
	});

	it('is absent where words were chosen, or the question is gone', () => {
		const tallies = { [`q${U}`]: 9, [`q${U}a`]: 9 };
		expect(headline(plan('rating', [{ value: 'a', text: 'A' }]), 'q', tallies, reader)).toBeNull();
		expect(headline(plan('nps', scale(0, 10)), 'gone', tallies, reader)).toBeNull();
		expect(headline(plan('no such kind', scale(0, 10)), 'q', tallies, reader)).toBeNull();
	});
});
