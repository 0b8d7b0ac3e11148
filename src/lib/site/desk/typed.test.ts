import { expect, it } from 'vitest';
import { fitted } from './typed';

it.each([
	['one\n two', false, 20, 'one two'],
	['one\ntwo', true, 20, 'one\ntwo'],
	['abcdef', false, 4, 'abcd'],
	// Half of an emoji is no text that could be stored.
	['abc😀', false, 4, 'abc\ufffd'],
	['', false, 4, '']
])('%j (long: %s, most %i) is kept as %j', (text, long, most, kept) =>
	expect(fitted(text, long, most)).toBe(kept)
);
