import { expect, it } from 'vitest';
import { sideFrom } from './number';

it.each([
	['12', 12],
	['draft', 'draft'],
	['request', 'request'],
	['0', null],
	['-1', null],
	['1e3', null],
	['12345678901', null],
	['', null],
	[null, null]
])('%j is the side %j', (text, side) => expect(sideFrom(text)).toBe(side));
