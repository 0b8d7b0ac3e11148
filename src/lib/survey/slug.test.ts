import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, readable, slugFor, slugMistake } from './slug';

describe('a link made from a name', () => {
	it.each([
		['Onboarding, week 1', 'onboarding-week-1'],
		['  Employee   Pulse!  ', 'employee-pulse'],
		['Größe & Stärke', 'grosse-starke'],
		['Œuvre d’été', 'oeuvre-dete'],
		['Łódź: ankieta', 'lodz-ankieta'],
		["What's next?", 'whats-next'],
		['ＮＰＳ　２０２６', 'nps-2026'],
		['2026 年 NPS 问卷', '2026-nps']
	])('%s is %s', (name, slug) => {
		expect(slugFor(name, 0)).toBe(slug);
	});

	it.each(['员工满意度调查', '问卷 1', '！！！', '', '😀😀😀', 'ab'])(
		'%j gets a short neutral one',
		(name) => {
			expect(slugFor(name, 0)).toMatch(/^survey-[2-9a-z]{4}$/);
		}
	);

	it('gets an ending of chance once the plain one is taken', () => {
		expect(slugFor('Pulse', 1)).toMatch(/^pulse-[2-9a-z]{4}$/);
		expect(slugFor('Pulse', 1)).not.toBe(slugFor('Pulse', 1));
	});

	it('is cut at a word, and inside one only if there is no other way', () => {
		expect(readable('word '.repeat(30))).toBe(Array(12).fill('word').join('-'));
		expect(readable('x'.repeat(200))).toHaveLength(60);
	});

	it('is always one that the database takes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(4), (name, attempt) => {
				expect(slugMistake(slugFor(name, attempt))).toBeNull();
			})
		);
	});
});

describe('a link that somebody types', () => {
	it.each([
		['team-pulse', null],
		['2026', null],
		['ab', 'short'],
		['', 'short'],
		['x'.repeat(80), null],
		['x'.repeat(81), 'long'],
		['Team-Pulse', 'letters'],
		['team pulse', 'letters'],
		['-team', 'letters'],
		['team--pulse', 'letters'],
		['问卷问卷', 'letters'],
		['team/../pulse', 'letters']
	])('%j: %s', (typed, mistake) => {
		expect(slugMistake(typed)).toBe(mistake);
	});
});

it.each([
	['Zoë', 'zoe'],
	['İstanbul', 'istanbul'],
	['STRASSE', 'strasse'],
	['Straße', 'strasse'],
	['客户', '客户']
])('%s is sought as %s', (text, folded) => expect(fold(text)).toBe(folded));
