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
function page(asks: number | null = null, holder = HOLDER): Note {
	const note = noteFrom(KEY, holder, noteOf(KEY, holder, now, asks).note);
	if (!note) throw new Error('the house does not know its own note');
	return note;
}
const press = (note: Note | null, digit: number | null = null, holder = HOLDER) =>
	seen.person(holder, note, digit);
/** The first question. */
const ASKED = { asks: 1, after: 'nothing' };
const open = (...links: string[]) => links.forEach((link) => seen.opened(HOLDER, link));

describe('who presses', () => {
	it('is believed after opening one link and seeing the page for a moment', () => {
		open('3');
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
	});
	it('is believed after opening the same link again and again', () => {
		open('3', '3', '3');
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
		expect(press(note)).toEqual(ASKED);
	});
	it.each([1_200, DAY])('is believed after %i ms', (wait) => {
		const note = page();
		later(wait);
		expect(press(note)).toBe('yes');
	});
	it('is asked without a note', () => expect(press(null)).toEqual(ASKED));
});

describe('a note', () => {
	const good = () => noteOf(KEY, HOLDER, now, null).note;
	const [time, asks, signed] = [0, 1, 2] as const;
	const part = (which: number) => good().split('.')[which] ?? '';

	it('is known again', () => expect(noteFrom(KEY, HOLDER, good())).toMatchObject({ at: now, asks: null }));
	it.each<[string, () => string | null]>([
		['none', () => null],
		['an empty one', () => ''],
		['anything', () => 'yes'],
		['an earlier time', () => `${(now - MINUTE).toString(36)}.${part(asks)}.${part(signed)}`],
		['a question taken away', () => noteOf(KEY, HOLDER, now, 1).note.replace('.1.', '.-.')],
		['a shorter row', () => noteOf(KEY, HOLDER, now, 3).note.replace('.3.', '.1.')],
		['another signature', () => `${part(time)}.${part(asks)}.${'A'.repeat(22)}`],
		['something behind it', () => `${good()}.`],
		['one with another key', () => noteOf(randomBytes(32), HOLDER, now, null).note],
		["another letter's", () => noteOf(KEY, 'another', now, null).note]
	])('is nothing: %s', (_, text) => expect(noteFrom(KEY, HOLDER, text())).toBeNull());

	it('that asks says its digit to the house only, and never one that is pressed first or last', () => {
		const digits = new Set<number>();
		for (let n = 0; n < 500; n++) {
			later(1);
			const { note, digit } = noteOf(KEY, HOLDER, now, 1);
			expect(noteFrom(KEY, HOLDER, note)?.digit).toBe(digit);
			digits.add(digit);
		}
		expect([...digits].sort()).toEqual([2, 3, 4, 5, 6, 7]);
	});
});

describe('what opens several links of a letter', () => {
	it.each([
		['3', '5'],
		['3', 'unsubscribe'],
		['unsubscribe', '3']
	])('is asked: %s, then %s', (...links) => {
		open(...links);
		expect(seen.machine(HOLDER)).toBe(true);
		const note = page();
		later(5_000);
		expect(press(note)).toEqual(ASKED);
	});
	it('is asked no more ten minutes after the last one', () => {
		open('0', '1', '2');
		later(10 * MINUTE - 1);
		expect(seen.machine(HOLDER)).toBe(true);
		later(1);
		expect(seen.machine(HOLDER)).toBe(false);
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
	});
	it('is nobody who opens another a while later', () => {
		for (const link of ['0', '1', '2']) {
			open(link);
			later(10 * MINUTE);
		}
		expect(seen.machine(HOLDER)).toBe(false);
	});
	it('says nothing of another letter', () => {
		open('0', '1', '2');
		expect(seen.machine('another')).toBe(false);
	});
	it('is known by asking for the head alone', () => {
		seen.opened(HOLDER, '3', true);
		expect(seen.machine(HOLDER)).toBe(true);
	});
	it('is known by going where people see nothing', () => {
		seen.trapped(HOLDER);
		const note = page();
		later(5_000);
		expect(press(note)).toEqual(ASKED);
		later(10 * MINUTE);
		expect(seen.machine(HOLDER)).toBe(false);
	});
	it('is still one where somebody was believed before', () => {
		const note = page();
		later(1_500);
		expect(press(note)).toBe('yes');
		seen.trapped(HOLDER);
		expect(press(page())).toEqual(ASKED);
	});
});

describe('the question', () => {
	const wrong = (note: Note) => (note.digit + 1) % DIGITS;
	/** Presses what is asked for, page after page. @returns how often, until it was enough */
	function answers(asks: number): number {
		for (let presses = 1; ; presses++) {
			later(1);
			const asked = page(asks);
			const verdict = press(asked, asked.digit);
			if (verdict === 'yes') return presses;
			asks = verdict.asks;
		}
	}

	it('lets pass who presses the right digit, and asks them no more, however fast', () => {
		open('0', '1', '2');
		later(200);
		expect(answers(1)).toBe(1);
		expect(seen.machine(HOLDER)).toBe(false);
		for (const minutes of [0, 29]) {
			later(minutes * MINUTE);
			expect(press(page())).toBe('yes');
		}
		later(31 * MINUTE);
		expect(press(page())).toEqual(ASKED);
	});
	it('is good for one press', () => {
		const asked = page(1);
		expect(press(asked, wrong(asked))).toEqual({ asks: 2, after: 'wrong' });
		expect(press(asked, asked.digit)).toEqual(ASKED);
	});
	it('takes the right digit twice from who clicks twice, and no other beside it', () => {
		const asked = page(1);
		expect([press(asked, asked.digit), press(asked, asked.digit)]).toEqual(['yes', 'yes']);
		expect(seen.sure(HOLDER)).toBe(true);
		expect(press(asked, wrong(asked))).toEqual(ASKED);
		expect([seen.sure(HOLDER), seen.machine(HOLDER)]).toEqual([false, true]);
		expect(press(asked, asked.digit)).toEqual(ASKED);
	});
	it('is asked again where nothing was pressed', () => {
		const asked = page(1);
		expect(press(asked, null)).toEqual(ASKED);
		expect(press(asked, asked.digit)).toBe('yes');
	});
	it('takes one more right digit for each wrong one, and four at most', () => {
		let asks = 1;
		for (const more of [2, 3, 4, 4, 4]) {
			const asked = page(asks);
			expect(press(asked, wrong(asked))).toEqual({ asks: more, after: 'wrong' });
			asks = more;
			later(1);
		}
		const asked = page(asks);
		expect(press(asked, asked.digit)).toEqual({ asks: 3, after: 'right' });
		expect(answers(3)).toBe(3);
	});
	it('takes two at once where many were wrong, until it has been quiet', () => {
		for (const _ of [1, 2, 3]) {
			const asked = page(1);
			press(asked, wrong(asked));
			later(1);
		}
		expect(press(page())).toEqual({ asks: 2, after: 'nothing' });
		later(11 * MINUTE);
		expect(press(page())).toEqual(ASKED);
	});
	it('turns nobody away for good', () => {
		for (let n = 0; n < 100; n++) {
			const asked = page(1);
			press(asked, wrong(asked));
			later(1);
		}
		expect(answers(4)).toBe(4);
	});
	it.each<[string, (digit: number) => number]>([
		['from the first to the last', (digit) => digit],
		['from the last to the first', (digit) => DIGITS - 1 - digit]
	])('is failed by who presses every digit of a page, %s', (_, order) => {
		for (let round = 0; round < 200; round++) {
			const asked = page(1);
			for (let digit = 0; digit < DIGITS; digit++) expect(press(asked, order(digit))).not.toBe('yes');
			later(11 * MINUTE);
		}
	});
	it('is failed by who presses the same button on page after page', () => {
		for (const digit of [0, 1, 8, 9]) {
			let asks = 1;
			for (let round = 0; round < 50; round++) {
				const verdict = press(page(asks), digit);
				if (verdict === 'yes') throw new Error(`${digit} passed`);
				asks = verdict.asks;
				later(1_000);
			}
		}
	});
});

it('remembers so many letters and no more, the ones that were seen last', () => {
	seen = new Presence(() => now, 3);
	for (const holder of ['a', 'b', 'c']) seen.trapped(holder);
	seen.opened('a', '0');
	seen.trapped('d');
	expect(['a', 'b', 'c', 'd'].map((holder) => seen.machine(holder))).toEqual([true, false, true, true]);
});
