import { describe, expect, it } from 'vitest';
import { shown, taken, type Mask } from './masks';

const number: Mask = {
	type: 'numeric',
	decimal: '.',
	thousands: ',',
	precision: 2,
	negative: true,
	prefix: '',
	suffix: ''
};
const money: Mask = { ...number, prefix: '$ ', suffix: ' USD' };
const comma: Mask = { ...number, decimal: ',', thousands: '.', precision: 0, negative: false };
const pattern = (one: string): Mask => ({ type: 'pattern', pattern: one });
const phone = pattern('+1 (999) 999-99-99');
const moment = (one: string): Mask => ({ type: 'datetime', pattern: one });

// What survey-core 3.0.3 stores for what is typed, and shows for what is stored.
describe('what is typed in a form', () => {
	it.each<[Mask, string, string | number | undefined, string]>([
		[number, '1,234.5', 1234.5, '1,234.5'],
		[number, '1234.567', 1234.56, '1,234.56'],
		[number, '-5', -5, '-5'],
		[number, '12.', 12, '12'],
		[number, '１２', 12, '12'],
		[number, 'abc', undefined, ''],
		[comma, '1.234', 1234, '1.234'],
		[comma, '-5', 5, '5'],
		[money, '$ 1,234.50 USD', 1234.5, '$ 1,234.5 USD'],
		[money, '12', 12, '$ 12 USD'],
		[{ ...money, kept: true }, '1234.5', '$ 1,234.5 USD', '$ 1,234.5 USD'],
		[phone, '+1 (123) 456-78-90', '11234567890', '+1 (123) 456-78-90'],
		[phone, '1234567890', '11234567890', '+1 (123) 456-78-90'],
		[phone, '+1 (123) 4', undefined, ''],
		[phone, '12', undefined, ''],
		[{ ...phone, kept: true }, '+1 (123) 456-78-90', '+1 (123) 456-78-90', '+1 (123) 456-78-90'],
		[pattern('AA-#9\\9'), 'AA-c39', 'AAc39', 'AA-c39'],
		[moment('dd/mm/yyyy'), '31/12/2024', '2024-12-31', '31/12/2024'],
		[moment('dd/mm/yyyy'), '31122024', '2024-12-31', '31/12/2024'],
		[moment('d/m/yyyy'), '3/1/2024', '2024-01-03', '3/1/2024'],
		[moment('dd/mm/yy'), '31/12/70', '1970-12-31', '31/12/70'],
		[moment('mm/yyyy'), '12/2024', '2024-12', '12/2024'],
		[moment('mm/dd/yyyy HH:MM'), '12/31/2024 10:20', '2024-12-31T10:20', '12/31/2024 10:20'],
		[moment('hh:MM tt'), '10:20 pm', '22:20', '10:20 pm'],
		[moment('hh:MM TT'), '01:05 PM', '13:05', '01:05 PM'],
		[moment('HH:MM:ss'), '10:20:30', '10:20:30', '10:20:30'],
		[moment('dd/mm/yyyy'), '31/12', undefined, ''],
		// Days that there are not: survey-core keeps them as they are, or moves them on.
		[moment('dd/mm/yyyy'), '31/02/2024', undefined, ''],
		[moment('HH:MM'), '25:20', undefined, '']
	])('%o takes %s', (mask, typed, stored, again) => {
		expect(taken(mask, typed)).toBe(stored);
		if (stored === undefined) return;
		expect(shown(mask, stored)).toBe(again);
		expect(taken(mask, again)).toBe(stored);
	});
});
