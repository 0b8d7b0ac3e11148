import { describe, expect, it } from 'vitest';
import { actOf, SHORTCUTS, stepOf } from './keys';

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('the keys of the builder', () => {
	it.each([
		[{ key: 'ArrowUp', altKey: true }, 'up'],
		[{ key: 'ArrowDown', altKey: true }, 'down'],
		[{ key: 'ArrowLeft', altKey: true }, 'slot_before'],
		[{ key: 'PageDown', altKey: true }, 'page_after'],
		[{ key: 'd', ctrlKey: true }, 'duplicate'],
		[{ key: 'D', metaKey: true }, 'duplicate'],
		[{ key: 'Delete' }, 'remove'],
		[{ key: 'Backspace' }, 'remove'],
		[{ key: 'Enter' }, 'words'],
		[{ key: 'Escape' }, 'leave'],
		// Left to the browser, to the list of single keys, or to nobody.
		[{ key: 'ArrowUp' }, undefined],
		[{ key: 'd' }, undefined],
		[{ key: 'd', ctrlKey: true, metaKey: true }, undefined],
		[{ key: 'Enter', ctrlKey: true }, undefined],
		[{ key: 'ArrowUp', altKey: true, shiftKey: true }, undefined],
		[{ key: '/' }, undefined]
	])('%j asks for %s', (keys, act) => expect(actOf({ ...NONE, ...keys })).toBe(act));

	it('are each listed once', () => {
		const shown = SHORTCUTS.map((one) => one.shown);
		expect(new Set(shown).size).toBe(shown.length);
	});

	it('are heard on the desk alone, unless they are single signs', () => {
		const global = SHORTCUTS.filter((one) => one.shown === one.key).map((one) => one.act);
		expect(global).toEqual(['insert']);
	});

	it.each([
		['ArrowUp', 0, 0],
		['ArrowUp', 2, 1],
		['ArrowDown', 2, 2],
		['Home', 2, 0],
		['End', 0, 2],
		['x', 0, null]
	])('%s leads from %i to %s of three', (key, at, to) => expect(stepOf(key, at, 3)).toBe(to));
});
