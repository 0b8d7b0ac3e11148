import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DIGITS, noteFrom, noteOf, Presence, type Note } from './presence';

const KEY = randomBytes(32);
const HOLDER = 'a-letter';
const MINUTE = 60_000;
const DAY = 24 * 3_600_000;

let now: number;
let seen: Presence;
beforeEach(() => {
	now = Date.UTC(2026, 10, 23, 9);
	seen = new Presence(() => now);
});
const later = (ms: number) => void (now += ms);

/** What a page says of itself that is served now, as it comes back when it is posted. */
function page(asks = false, holder = HOLDER): Note {
	const note = noteFrom(KEY, holder, noteOf(KEY, holder, now, asks).note);
	if (!note) throw new Error('the house does not know its own note');
	return note;
}
const press = (note: Note | null, digit: number | null = null, holder = HOLDER) =>
	seen.person(holder, note, digit);
const open = (...links: string[]) => links.forEach((link) => seen.opened(HOLDER, link));

describe('who presses', () => {
	it('is believed after opening one link and seeing the page for a moment', () => {
		open('3');
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
	});
	it('is believed after a second link, and after the same one again and again', () => {
		open('3', '5', '3', '5', '3');
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
	});
	it.each<[string, number]>([
		['at once', 0],
		['faster than anybody reads', 1_199],
		['after more than a day', DAY + 1],
		['before the page was served', -1]
	])('is asked: %s', (_, wait) => {
		const note = page();
		later(wait);
		expect(press(note)).toBe('ask');
	});
	it.each([1_200, DAY])('is believed after %i ms', (wait) => {
		const note = page();
		later(wait);
		expect(press(note)).toBe('yes');
	});
	it('is asked without a note', () => expect(press(null)).toBe('ask'));
});

describe('a note', () => {
	const good = () => noteOf(KEY, HOLDER, now, false).note;
	const [time, asks, signed] = [0, 1, 2] as const;
	const part = (which: number) => good().split('.')[which] ?? '';

	it('is known again', () => expect(noteFrom(KEY, HOLDER, good())).toEqual({ at: now, digit: null }));
	it.each<[string, () => string | null]>([
		['none', () => null],
		['an empty one', () => ''],
		['anything', () => 'yes'],
		['an earlier time', () => `${(now - MINUTE).toString(36)}.${part(asks)}.${part(signed)}`],
		['a question taken away', () => noteOf(KEY, HOLDER, now, true).note.replace('.1.', '.0.')],
		['another signature', () => `${part(time)}.${part(asks)}.${'A'.repeat(22)}`],
		['something behind it', () => `${good()}.`],
		['one with another key', () => noteOf(randomBytes(32), HOLDER, now, false).note],
		["another letter's", () => noteOf(KEY, 'another', now, false).note]
	])('is nothing: %s', (_, text) => expect(noteFrom(KEY, HOLDER, text())).toBeNull());

	it('that asks says its digit to the house only, and never one that is pressed by habit', () => {
		const digits = new Set<number>();
		for (let n = 0; n < 500; n++) {
			later(1);
			const { note, digit } = noteOf(KEY, HOLDER, now, true);
			expect(noteFrom(KEY, HOLDER, note)?.digit).toBe(digit);
			digits.add(digit ?? -1);
		}
		expect([...digits].sort()).toEqual([3, 4, 5, 6, 7, 8]);
	});
});

describe('what opens many links of a letter', () => {
	it('is asked', () => {
		open('0', '1', 'unsubscribe');
		expect(seen.machine(HOLDER)).toBe(true);
		const note = page();
		later(5_000);
		expect(press(note)).toBe('ask');
	});
	it('is asked no more ten minutes after the last one', () => {
		open('0', '1', '2');
		later(9 * MINUTE);
		expect(seen.machine(HOLDER)).toBe(true);
		later(MINUTE);
		expect(seen.machine(HOLDER)).toBe(false);
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
	});
	it('is nobody who opens three within an hour', () => {
		for (const link of ['0', '1', '2']) {
			open(link);
			later(20 * MINUTE);
		}
		expect(seen.machine(HOLDER)).toBe(false);
	});
	it('says nothing of another letter', () => {
		open('0', '1', '2');
		expect(seen.machine('another')).toBe(false);
	});
	it('is known by going where people see nothing', () => {
		seen.trapped(HOLDER);
		const note = page();
		later(5_000);
		expect(press(note)).toBe('ask');
		later(10 * MINUTE);
		expect(seen.machine(HOLDER)).toBe(false);
	});
});

describe('the question', () => {
	const wrong = (note: Note) => ((note.digit ?? 0) + 1) % DIGITS;

	it('lets pass who presses the right digit, and asks them no more', () => {
		open('0', '1', '2');
		const asked = page(true);
		later(200);
		expect(press(asked, asked.digit)).toBe('yes');
		const next = page();
		later(1_500);
		expect(press(next)).toBe('yes');
	});
	it('is good for one press', () => {
		const asked = page(true);
		expect(press(asked, asked.digit)).toBe('yes');
		expect(press(asked, asked.digit)).toBe('ask');
	});
	it('is asked again after a wrong digit, or none, and the right one passes then', () => {
		for (const digit of [wrong(page(true)), null]) {
			expect(press(page(true), digit)).toBe('ask');
			later(1);
		}
		const again = page(true);
		expect(press(again, again.digit)).toBe('yes');
	});
	it.each<[string, (digit: number) => number]>([
		['from the first to the last', (digit) => digit],
		['from the last to the first', (digit) => DIGITS - 1 - digit]
	])('is failed by who presses every digit, %s', (_, order) => {
		for (let round = 0; round < 50; round++) {
			const asked = page(true);
			const said = Array.from({ length: DIGITS }, (_, digit) => press(asked, order(digit)));
			expect(said).not.toContain('yes');
			expect(said.at(-1)).toBe('later');
			later(11 * MINUTE);
		}
	});
	it('is failed by who presses the same button on page after page', () => {
		for (const digit of [0, 1, 2, 9]) {
			for (let round = 0; round < 20; round++) {
				expect(press(page(true), digit)).not.toBe('yes');
				later(1_000);
			}
			later(11 * MINUTE);
		}
	});
	it('is closed after three wrong digits, also to the right one, and time opens it', () => {
		for (const said of ['ask', 'ask', 'later']) {
			const asked = page(true);
			expect(press(asked, wrong(asked))).toBe(said);
			later(1);
		}
		const asked = page(true);
		expect(press(asked, asked.digit)).toBe('later');
		later(10 * MINUTE);
		const then = page(true);
		expect(press(then, then.digit)).toBe('yes');
	});
});

it('remembers so many letters and no more, the ones that were seen last', () => {
	seen = new Presence(() => now, 3);
	for (const holder of ['a', 'b', 'c']) seen.trapped(holder);
	seen.opened('a', '0');
	seen.trapped('d');
	expect(['a', 'b', 'c', 'd'].map((holder) => seen.machine(holder))).toEqual([true, false, true, true]);
});
