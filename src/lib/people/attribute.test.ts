import { describe, expect, test } from 'vitest';
import { attributeNameFrom, dayFrom, numberFrom, valueFrom } from './attribute';

describe('a day', () => {
	test.each([
		['2026-03-01', '2026-03-01'],
		['2026/3/1', '2026-03-01'],
		['2026.3.1', '2026-03-01'],
		['2026年3月1日', '2026-03-01'],
		['1.3.2026', '2026-03-01'],
		['01. 03. 2026', '2026-03-01'],
		['2026-03-01 09:30', '2026-03-01'],
		['2026-03-01T09:30:00Z', '2026-03-01'],
		['2024-02-29', '2024-02-29'],
		['2026-02-29', null],
		['2026-13-01', null],
		['31.4.2026', null],
		['1/3/2026', null],
		['3-1-2026', null],
		['2026-03/01', null],
		['0001-01-01', null],
		['soon', null],
		['46082', null]
	])('%j is %s', (text, day) => expect(dayFrom(text)).toBe(day));
});

describe('a number', () => {
	test.each([
		['12', '12'],
		['-3.50', '-3.50'],
		['1,234.5', '1234.5'],
		['1.234,5', '1234.5'],
		['1,234', '1234'],
		['1 234,5', '1234.5'],
		['3,5', '3.5'],
		['007', '7'],
		['1e5', null],
		['12 %', null],
		['١٢', null],
		['9'.repeat(31), null]
	])('%j is %s', (text, number) => expect(numberFrom(text)).toBe(number));
});

describe('a value', () => {
	test('stays whole but for its line breaks', () => {
		const said = 'Sales, "EMEA"\r\n{x} \u200fעברית 👩‍👩‍👧 <b>';
		expect(valueFrom('text', said)).toEqual({ value: 'Sales, "EMEA" {x} \u200fעברית 👩‍👩‍👧 <b>' });
		expect(valueFrom('text', 'a\0b\ud800c')).toEqual({ value: 'ab\ufffdc' });
	});
	test('says why it is none', () => {
		expect(valueFrom('date', 'soon')).toEqual({ mistake: 'date' });
		expect(valueFrom('number', 'many')).toEqual({ mistake: 'number' });
		expect(valueFrom('text', 'x'.repeat(501))).toEqual({ mistake: 'too_long' });
		expect(valueFrom('date', ' ')).toEqual({ value: '' });
	});
	test('belongs to a name that no template and no rule misreads', () => {
		expect(
			['部门', 'Start date', '{x}', '@name', '$test', ' ', 'x'.repeat(61)].map(attributeNameFrom)
		).toEqual(['部门', 'Start date', null, null, null, null, null]);
	});
});
