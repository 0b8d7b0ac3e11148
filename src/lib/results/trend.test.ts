import { expect, test } from 'vitest';
import { dayIn, trend } from './trend';

test('every day has its place, also those on which nobody answered', () => {
	expect(trend({ '2026-11-20': 4 }, 7, '2026-11-22').map(({ n }) => n)).toEqual([0, 0, 0, 0, 4, 0, 0]);
	expect(trend({ '2026-10-31': 1, '2026-11-02': 2 }, null, '2026-11-02')).toEqual([
		{ day: '2026-10-31', n: 1 },
		{ day: '2026-11-01', n: 0 },
		{ day: '2026-11-02', n: 2 }
	]);
	expect(trend({ '2020-01-01': 1 }, null, '2026-11-22')).toHaveLength(90);
	expect(trend({}, null, '2026-11-22')).toEqual([{ day: '2026-11-22', n: 0 }]);
	// A clock that is behind the database's must not end in an empty picture.
	expect(trend({ '2026-11-23': 1 }, null, '2026-11-22')).toHaveLength(1);
});

test('a day is the one of the survey, not of the server', () => {
	expect(dayIn('2026-11-22T23:30:00Z', 'Asia/Shanghai')).toBe('2026-11-23');
	expect(dayIn('2026-11-22T23:30:00Z', 'America/Lima')).toBe('2026-11-22');
});
