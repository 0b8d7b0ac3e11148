import { expect, it } from 'vitest';
import { leftOut } from './decoys';

const ids = (n: number) => Array.from({ length: n }, (_, at) => `i${at}`);

it.each<[string, { all: number; took: string[]; size: number }, string[]]>([
	['nobody, where nobody answered', { all: 9, took: [], size: 5 }, []],
	['nobody, where others answered', { all: 9, took: ['x1'], size: 5 }, []],
	['one who answered and four more', { all: 9, took: ['i7'], size: 5 }, ['i7', 'i0', 'i1', 'i2', 'i3']],
	['one of the first, and no more than a group', { all: 9, took: ['i1'], size: 3 }, ['i1', 'i0', 'i2']],
	['a whole group as it is', { all: 9, took: ['i1', 'i2', 'i3'], size: 3 }, ['i1', 'i2', 'i3']],
	['more than a group', { all: 9, took: ['i1', 'i2', 'i3', 'i4'], size: 3 }, ['i1', 'i2', 'i3', 'i4']],
	['everybody, where there are not enough', { all: 3, took: ['i2'], size: 5 }, ['i2', 'i0', 'i1']],
	['one, in groups of one', { all: 3, took: ['i2'], size: 1 }, ['i2']]
])('leaves out %s', (_, { all, took, size }, out) =>
	expect([...leftOut(ids(all), new Set(took), size)]).toEqual(out)
);

it('leaves out the same at a second try: of two draws, who is in both has answered', () => {
	const again = () => [...leftOut(ids(40), new Set(['i31']), 5)];
	expect(again()).toEqual(again());
});

it('changes nothing that it was given', () => {
	const all = ids(10);
	const took = new Set(['i0']);
	leftOut(all, took, 4);
	expect([all, [...took]]).toEqual([ids(10), ['i0']]);
});
