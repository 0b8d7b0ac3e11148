import { expect, it } from 'vitest';
import { placeOf, way, withNext } from './way';

it.each([
	['/team', '/team'],
	['/invite/abc?x=1#y', '/invite/abc?x=1#y'],
	['https://evil.example', '/home'],
	['//evil.example', '/home'],
	['/\\evil.example', '/home'],
	['/\t/evil.example', '/home'],
	['/a\\b', '/home'],
	['javascript:alert(1)', '/home'],
	['team', '/home'],
	['', '/home'],
	[null, '/home'],
	['/' + 'a'.repeat(600), '/home']
])('%j leads to %s', (wanted, path) => expect(way(wanted)).toBe(path));

it.each([
	['https://earshot.example/reset', '/reset'],
	['https://earshot.example//evil.example', '/home'],
	['https://earshot.example.evil.example/x', '/home'],
	['https://earshot.example', '/home']
])('a letter that leads to %j leads to %s', (wanted, path) =>
	expect(way(wanted, undefined, 'https://earshot.example')).toBe(path)
);

it('says where to go on to only if it is not the usual', () => {
	expect(withNext('/sign-in', '/home')).toBe('/sign-in');
	expect(withNext('/sign-in', '/team?a=1')).toBe('/sign-in?next=%2Fteam%3Fa%3D1');
});

it.each([
	['/team?/leave', '/team'],
	['/home?q=a', '/home?q=a'],
	['/home', '/home']
])('%s is come back to as %s', (address, place) =>
	expect(placeOf(new URL(address, 'https://earshot.example'))).toBe(place)
);
