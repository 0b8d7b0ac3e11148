import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, instantOf, localOf, placeOf, sayDay, sayInstant, zoneNamed, zones } from './schedule';

describe('a local time in a named zone', () => {
	it.each([
		// zone, what was typed, opening, closing
		['Europe/Berlin', '2026-01-15T09:00', '2026-01-15T08:00:00.000Z', null],
		['Europe/Berlin', '2026-07-15T09:00', '2026-07-15T07:00:00.000Z', null],
		['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z', null],
		['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z', null],
		['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59:00.000Z', null],
		['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
		['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z', null],
		['America/New_York', '2026-11-01T01:15', '2026-11-01T05:15:00.000Z', '2026-11-01T06:15:00.000Z'],
		['Asia/Shanghai', '2026-10-25T02:30', '2026-10-24T18:30:00.000Z', null],
		['Asia/Shanghai', '2026-12-31T23:59', '2026-12-31T15:59:00.000Z', null],
		['Asia/Kathmandu', '2026-06-01T00:00', '2026-05-31T18:15:00.000Z', null],
		['UTC', '2028-02-29T12:00', '2028-02-29T12:00:00.000Z', null],
		['UTC', '2026-11-22T09:00:59.999', '2026-11-22T09:00:00.000Z', null]
	])('%s %s', (zone, local, opens, closes) => {
		const repeated = closes !== null;
		expect(instantOf(local, zone, 'opens')).toEqual({ instant: opens, repeated });
		expect(instantOf(local, zone, 'closes')).toEqual({ instant: closes ?? opens, repeated });
	});

	it.each([
		['Europe/Berlin', '2026-03-29T02:00', '2026-03-29T03:00'],
		['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T03:00'],
		['Europe/Berlin', '2026-03-29T02:59', '2026-03-29T03:00'],
		['America/New_York', '2026-03-08T02:01', '2026-03-08T03:00'],
		['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:30'],
		// Samoa went to bed on the 29th and woke on the 31st.
		['Pacific/Apia', '2011-12-30T12:00', '2011-12-31T00:00']
	])('%s has no %s: the clocks go on at %s', (zone, local, next) => {
		expect(instantOf(local, zone, 'opens')).toEqual({ mistake: 'skipped', next });
	});

	it.each([
		'tomorrow',
		'2026-02-30T10:00',
		'2026-13-01T10:00',
		'2026-11-22T25:00',
		'2026-11-22T10:61',
		'2026-11-22',
		'20260-11-22T10:00',
		'0026-11-22T10:00',
		'2026-11-22T10:00Z',
		'\u0000'
	])('%j is not one', (local) => {
		expect(instantOf(local, 'Europe/Berlin', 'opens')).toEqual({ mistake: 'unreadable' });
	});

	it('may be left out', () => {
		expect(instantOf('', 'UTC', 'closes')).toEqual({ instant: null, repeated: false });
		expect(localOf(null, 'UTC')).toBe('');
	});

	it('comes back as it was written, in every zone, at every minute that exists', () => {
		const minute = fc.integer({ min: Date.UTC(2000, 0, 2) / 60_000, max: Date.UTC(2199, 0, 1) / 60_000 });
		fc.assert(
			fc.property(
				minute,
				fc.constantFrom(...zones()),
				fc.constantFrom('opens', 'closes'),
				(at, zone, bound) => {
					const local = localOf(new Date(at * 60_000), zone);
					const read = instantOf(local, zone, bound as 'opens' | 'closes');
					expect(read.mistake).toBeUndefined();
					if (read.mistake) return;
					expect(localOf(read.instant, zone)).toBe(local);
				}
			),
			{ numRuns: 300 }
		);
	});

	it('reads what Postgres writes', () => {
		expect(localOf('2026-11-22T08:00:00+00:00', 'Asia/Shanghai')).toBe('2026-11-22T16:00');
		expect(localOf('2026-11-22T08:00:00.123456+00:00', 'Asia/Shanghai')).toBe('2026-11-22T16:00');
	});
});

describe('zones', () => {
	it('stand with the asked ones in front, each once', () => {
		const list = zones('Asia/Shanghai', undefined, 'Not/AZone', 'Europe/Berlin');
		expect(list.slice(0, 3)).toEqual(['Asia/Shanghai', 'Europe/Berlin', 'UTC']);
		expect(new Set(list).size).toBe(list.length);
		expect(list.length).toBeGreaterThan(400);
	});

	it.each([
		['Europe/Berlin', true],
		['UTC', true],
		['America/Argentina/Buenos_Aires', true],
		['Asia/Kolkata', true],
		['+02:00', false],
		['Europe/Atlantis', false],
		['', false],
		["'; drop table surveys", false]
	])('%j: %s', (name, known) => expect(zoneNamed(name) !== undefined).toBe(known));

	it('are spelled as the clocks spell them', () => {
		expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin');
	});

	it.each([
		['America/Argentina/Buenos_Aires', 'Buenos Aires (America)'],
		['UTC', 'UTC']
	])('%s reads %s', (zone, words) => expect(placeOf(zone)).toBe(words));
});

describe('in words', () => {
	it('says an instant with its zone', () => {
		expect(sayInstant('2026-11-30T08:00:00Z', 'Europe/Berlin', 'en')).toBe(
			'Mon, November 30, 2026 at 9:00 AM GMT+1'
		);
		expect(sayInstant('2026-11-30T08:00:00Z', 'Asia/Shanghai', 'zh-CN')).toContain('2026年11月30日');
	});

	it.each([
		['2026-11-22', 'today', '今天'],
		['2026-11-21', 'yesterday', '昨天'],
		['2026-11-19', '3 days ago', '3天前'],
		['2026-08-01', 'Aug 1, 2026', '2026年8月1日']
	])('%s, seen from 22 November, is %s', (day, en, zh) => {
		expect(sayDay(day, '2026-11-22', 'en')).toBe(en);
		expect(sayDay(day, '2026-11-22', 'zh-CN')).toBe(zh);
	});

	it('takes the day from the calendar of the zone', () => {
		const now = new Date('2026-11-22T20:00:00Z');
		expect(dayIn('Asia/Shanghai', now)).toBe('2026-11-23');
		expect(dayIn('America/New_York', now)).toBe('2026-11-22');
	});
});
