import { expect, it } from 'vitest';
import { saidIn } from './hearing';

const nothing = { kind: undefined, height: 0, page: 0, pages: 0 };

it.each<[data: unknown, said: object]>([
	[
		{ earshot: 'height', height: 812.2 },
		{ kind: 'height', height: 813 }
	],
	[
		{ earshot: 'page', page: 2, pages: 3 },
		{ kind: 'page', page: 2, pages: 3 }
	],
	[null, {}],
	[undefined, {}],
	['height', {}],
	[7, {}],
	[[], {}],
	[{ height: 812 }, { height: 812 }],
	[{ earshot: 'height', height: '812px;position:fixed' }, { kind: 'height' }],
	[{ earshot: 'height', height: -1 }, { kind: 'height' }],
	[{ earshot: 'height', height: NaN }, { kind: 'height' }],
	[{ earshot: 'height', height: Infinity }, { kind: 'height' }],
	[{ earshot: 'height', height: 1e9 }, { kind: 'height' }],
	[{ earshot: 'page', page: {}, pages: [] }, { kind: 'page' }]
])('reads %j', (data, said) => expect(saidIn(data)).toEqual({ ...nothing, ...said }));
