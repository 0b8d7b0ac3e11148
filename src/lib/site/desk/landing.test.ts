import { describe, expect, it } from 'vitest';
import { gapAt, lineAt, sideAt, speedAt } from './landing';

/** Things of 100 px with 20 px between them. */
const measure = (index: number) => ({ top: index * 120, bottom: index * 120 + 100 });

describe('where it lands', () => {
	it.each([
		[-50, 0],
		[49, 0],
		[51, 1],
		[110, 1],
		[169, 1],
		[171, 2],
		[999, 3]
	])('at %i px the gap is %i', (y, gap) => expect(gapAt(y, 3, measure)).toBe(gap));

	it.each([
		[7, 'before'],
		[8, 'into'],
		[24, 'into'],
		[25, 'after']
	])('at %i px of a row of 32 it is %s', (y, side) => expect(sideAt(y, { top: 0, bottom: 32 })).toBe(side));

	it('is the only gap there is in an empty slot', () => expect(gapAt(50, 0, measure)).toBe(0));

	it('measures a few of two hundred', () => {
		let asked = 0;
		gapAt(12_000, 200, (index) => (asked++, measure(index)));
		expect(asked).toBeLessThan(10);
	});

	it.each([
		[0, 3, 0],
		[1, 3, 110],
		[3, 3, 340],
		[0, 0, 24]
	])('draws gap %i of %i things at %i px', (gap, count, y) =>
		expect(lineAt(gap, count, measure, { top: 0, bottom: 400 })).toBe(y)
	);

	it('scrolls at the edges only, and faster the nearer', () => {
		const box = { top: 0, bottom: 600 };
		expect(speedAt(300, box)).toBe(0);
		expect(speedAt(60, box)).toBeLessThan(0);
		expect(speedAt(10, box)).toBeLessThan(speedAt(60, box));
		expect(speedAt(-500, box)).toBe(-1_400);
		expect(speedAt(590, box)).toBeGreaterThan(0);
	});
});
