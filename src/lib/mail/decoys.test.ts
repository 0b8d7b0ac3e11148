import { expect, it } from 'vitest';
import { leftOut } from './decoys';

const ids = (n: number) => Array.from({ length: n }, (_, at) => `i${at}`);
const first = () => 0;

it.each<[string, { all: number; took: string[]; size: number }, string[]]>([
	['nobody, where nobody answered', { all: 9, took: [], size: 5 }, []],
	['one who answered and four more', { all: 9, took: ['i7'], size: 5 }, ['i7', 'i0', 'i1', 'i2', 'i3']],
	['a whole group as it is', { all: 9, took: ['i1', 'i2', 'i3'], size: 3 }, ['i1', 'i2', 'i3']],
	['more than a group', { all: 9, took: ['i1', 'i2', 'i3', 'i4'], size: 3 }, ['i1', 'i2', 'i3', 'i4']],
	['everybody, where there are not enough', { all: 3, took: ['i2'], size: 5 }, ['i2', 'i0', 'i1']],
	['one, in groups of one', { all: 3, took: ['i2'], size: 1 }, ['i2']]
])('leaves out %s', (_, { all, took, size }, out) =>
	expect([...leftOut(ids(all), new Set(took), size, first)]).toEqual(out)
);

it('draws the others by lot, each once, and changes nothing that it was given', () => {
	const all = ids(10);
	const took = new Set(['i0']);
	const drawn = leftOut(all, took, 4, (most) => most - 1);
	expect([...drawn]).toEqual(['i0', 'i9', 'i8', 'i7']);
	expect([...took]).toEqual(['i0']);
	expect(all).toEqual(ids(10));
});
