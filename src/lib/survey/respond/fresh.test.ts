import { expect, it } from 'vitest';
import { againFor, freshLink } from './fresh';

const link = (query: string) => freshLink('lobby', new URLSearchParams(query));

it.each([
	['', null],
	['lang=de', null],
	['kiosk=yes', null],
	['again=lang%3Dde', null],
	['kiosk=1', '/s/lobby?kiosk=1'],
	[
		'kiosk=1&lang=zh-cn&field.place=Berlin%20%26%20Bonn',
		'/s/lobby?kiosk=1&lang=zh-cn&field.place=Berlin+%26+Bonn'
	],
	['kiosk=1&r=0000&earshot:id=1&field.=x&other=2', '/s/lobby?kiosk=1'],
	['again=kiosk%3D1%26lang%3Dde&lang=en&r=1', '/s/lobby?kiosk=1&lang=de'],
	['again=https%3A%2F%2Felsewhere.example%3Fkiosk%3D1', null]
])('%j leads the next person to %j', (query, expected) => expect(link(query)).toBe(expected));

it('comes back through a page behind as it went', () => {
	const fresh = link('kiosk=1&lang=de&field.a=1&field.a=2');
	expect(freshLink('lobby', new URLSearchParams({ r: 'x', ...againFor(fresh) }))).toBe(fresh);
	expect(againFor(null)).toEqual({});
});
