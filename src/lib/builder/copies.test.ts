import { describe, expect, it } from 'vitest';
import { find, keep, keyOf, type Drawer } from './copies';

function drawer(room = Infinity): Drawer {
	const kept = new Map<string, string>();
	return {
		getItem: (key) => kept.get(key) ?? null,
		setItem(key, value) {
			if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
			kept.set(key, value);
		},
		removeItem: (key) => void kept.delete(key),
		key: (at) => [...kept.keys()][at] ?? null,
		get length() {
			return kept.size;
		}
	};
}

describe('copies of unsaved work', () => {
	it('come back to the same person and document, newest first', () => {
		const here = drawer();
		keep(here, keyOf('mei', 's1', 3, 'tab1'), { document: 'older', revision: 3, at: 1 });
		keep(here, keyOf('mei', 's1', 3, 'tab2'), { document: 'newer', revision: 3, at: 2 });
		keep(here, keyOf('mei', 's2', 3, 'tab1'), { document: 'another survey', revision: 3, at: 3 });
		keep(here, keyOf('tom', 's1', 3, 'tab1'), { document: 'another person', revision: 3, at: 4 });
		expect(find(here, 'mei', 's1').map(({ document }) => document)).toEqual(['newer', 'older']);
	});

	it('go when they are dropped', () => {
		const here = drawer();
		const key = keyOf('mei', 's1', 3, 'tab1');
		keep(here, key, { document: 'x', revision: 3, at: 1 });
		here.removeItem(key);
		expect(find(here, 'mei', 's1')).toEqual([]);
	});

	it('say when there is no room for them', () => {
		expect(keep(drawer(10), keyOf('mei', 's1', 3, 'tab1'), { document: 'x', revision: 3, at: 1 })).toBe(
			false
		);
	});

	it.each(['', 'null', '[]', '{"document":1}', '{', '{"document":"x","revision":"3","at":1}'])(
		'a damaged one (%s) is not offered',
		(text) => {
			const here = drawer();
			here.setItem(keyOf('mei', 's1', 3, 'tab1'), text);
			expect(find(here, 'mei', 's1')).toEqual([]);
		}
	);
});
