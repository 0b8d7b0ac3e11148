import { expect, it } from 'vitest';
import { hasStrayBraces, holesIn, partsOf } from './parts';
import { hole, parted } from './marks';

const name = { hole: 'name' };

it.each<[string, ReturnType<typeof partsOf>]>([
	['', []],
	['Hello', ['Hello']],
	['Hello {name}!', ['Hello ', name, '!']],
	['{name}{name}', [name, name]],
	['{ name }', [name]],
	['{name|there}', [{ hole: 'name', otherwise: 'there' }]],
	['{name|}', [{ hole: 'name', otherwise: '' }]],
	['{joined on|a while ago}', [{ hole: 'joined on', otherwise: 'a while ago' }]],
	['{部门}', [{ hole: '部门' }]],
	['{$team} and {$survey}', [{ hole: '$team' }, ' and ', { hole: '$survey' }]],
	// Not a person's to write: their way in and out are the house's.
	['{$link} {$unsubscribe}', ['{$link} {$unsubscribe}']],
	['{{name}}', ['{', name, '}']],
	['{} { } {|x} } {', ['{} { } {|x} } {']],
	['a { b {name} c }', ['a { b ', name, ' c }']],
	['{a|b|c}', ['{a|b|c}']]
])('%j', (text, parts) => expect(partsOf(text)).toEqual(parts));

it('says which names must be known, and where braces were meant to be a hole', () => {
	expect(holesIn('{name}, {$team}: {department} {name|x} {$link}')).toEqual(['name', 'department']);
	expect(hasStrayBraces('{{name}}')).toBe(true);
	expect(hasStrayBraces('{$link}')).toBe(true);
	expect(hasStrayBraces('{name} {$team} {a|b}')).toBe(false);
});

it.each(['name', '部门', 'a,b', '</mj-raw>', '\uFDD1', '"\'&<>', '\ud800'])(
	'a hole named %j survives being marked',
	(of) => {
		const marked = hole(of, 'x,"<\uFDD0 y');
		expect(marked.slice(1, -1)).toMatch(/^[\w%.!~*'(),-]+$/);
		expect(parted(`a${marked}b`)).toEqual([
			'a',
			{ hole: of.replace('\uFDD1', '').toWellFormed(), otherwise: 'x,"< y' },
			'b'
		]);
	}
);
