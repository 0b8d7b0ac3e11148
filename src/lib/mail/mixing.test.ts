import { describe, expect, it } from 'vitest';
import { groupsOf, type Crowd, type Sealed } from './mixing';

const SIZE = 5;
const ALL = Infinity;

/** Who answered at `at`; their letter had left at `sent`. */
const one = (at: number, { sent = 0, group = 'g', crowd = 'c' }: Partial<Sealed> = {}): Sealed => ({
	seal: `s${at}`,
	invitation: `i${at}`,
	at,
	sent,
	group,
	crowd
});
const some = (from: number, n: number, of: Partial<Sealed> = {}) =>
	Array.from({ length: n }, (_, i) => one(from + i, of));
const crowd = (left: number, over = false): Record<string, Crowd> => ({
	c: { left: Array.from({ length: left }, () => 0), over }
});
const sizes = (sealed: Sealed[], crowds: Record<string, Crowd>, before = ALL) =>
	groupsOf(sealed, crowds, SIZE, before, () => 0).map((group) => group.length);

describe('who is written together', () => {
	it.each<[string, Sealed[], Record<string, Crowd>, number[]]>([
		['nobody below a group', some(1, 4), crowd(40), []],
		['all who wait', some(1, 9), crowd(40), [9]],
		['as many as leave a group unwritten', some(1, 9), crowd(12), [7]],
		['nobody where too few would be left', some(1, 6), crowd(9), []],
		['the last of a campaign where everybody answered, once it is over', some(1, 7), crowd(7, true), [7]],
		['not all of them while it goes on', some(1, 7), crowd(7), []],
		[
			'after it is over: none who would leave another alone',
			[...some(1, 6), one(9, { group: 'h' })],
			crowd(7, true),
			[]
		],
		['only who is alike', [...some(1, 4), ...some(9, 4, { group: 'h' })], crowd(40), []],
		['each kind on its own', [...some(1, 5), ...some(9, 6, { group: 'h' })], crowd(40), [5, 6]],
		['nobody of a crowd that is not known', some(1, 9, { crowd: 'd' }), crowd(40), []]
	])('%s', (_, sealed, crowds, found) => expect(sizes(sealed, crowds)).toEqual(found));

	it('not who answered just now', () => {
		expect(sizes(some(1, 9), crowd(40), 5)).toEqual([]);
		expect(sizes(some(1, 9), crowd(40), 8)).toEqual([7]);
	});

	it('not who cannot have given the first answer, since their letter left later', () => {
		const early = some(1, 4);
		const late = some(101, 5, { sent: 50 });
		const left = [...Array.from({ length: 20 }, () => 0), ...Array.from({ length: 20 }, () => 50)];
		const found = groupsOf([...early, ...late], { c: { left, over: false } }, SIZE, ALL, () => 0);
		expect(found.map((group) => group.map(({ at }) => at))).toEqual([[101, 102, 103, 104, 105]]);
	});

	it('also who was quicker than it was written that their letter had left', () => {
		const quick = { ...one(10), sent: 12 };
		const left = Array.from({ length: 30 }, () => 12);
		const found = groupsOf(
			[quick, ...some(20, 6, { sent: 12 })],
			{ c: { left, over: false } },
			SIZE,
			ALL,
			() => 0
		);
		expect(found.map((group) => group.length)).toEqual([7]);
	});

	it('not who hides somebody whose answer came before most letters had left', () => {
		// Six letters were out when the first answered; were two of those written, four would be left to choose from.
		const first = one(10);
		const others = [...some(20, 3), ...some(30, 6, { sent: 15 })];
		const left = [...Array.from({ length: 6 }, () => 0), ...Array.from({ length: 30 }, () => 15)];
		const [group = []] = groupsOf([first, ...others], { c: { left, over: false } }, SIZE, ALL, (n) => n - 1);
		expect(group.filter(({ sent }) => sent < 10).length).toBeLessThanOrEqual(1);
	});

	it('draws by lot who waits for longer', () => {
		const lots: number[] = [];
		groupsOf(some(1, 9), crowd(12), SIZE, ALL, (n) => (lots.push(n), n - 1));
		expect(lots).toEqual([9, 8]);
	});
});
