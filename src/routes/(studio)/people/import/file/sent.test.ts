import { expect, test } from 'vitest';
import { sentIn } from './sent';

const id = '0b0c9d0e-1111-4222-8333-444455556666';
const said = {
	'x-import': id,
	'x-team': id,
	'x-file-name': '%E5%90%8D%E5%8D%95.csv',
	'content-length': '12'
};

test('a file is named as its machine calls it', () =>
	expect(sentIn(new Headers(said))).toEqual({ id, team: id, name: '名单.csv', size: 12 }));

test.each<[string, Record<string, string>]>([
	['no name', { 'x-import': id, 'x-team': id }],
	['a name that is no text', { ...said, 'x-file-name': '%E5%90' }],
	['an id that is none', { ...said, 'x-import': 'me' }],
	['a team that is none', { ...said, 'x-team': '' }]
])('%s is refused', (_, headers) =>
	expect(() => sentIn(new Headers(headers))).toThrowError(expect.objectContaining({ code: 'invalid' }))
);

test('a length that is none is not known', () =>
	expect(sentIn(new Headers({ ...said, 'content-length': 'long' })).size).toBe(0));
