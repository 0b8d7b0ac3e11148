import { describe, expect, it } from 'vitest';
import { called, isRole, keeps, may, pick, type Member, type Right, type Role, type Team } from './team';

const person = (id: string, role: Role): Member => ({
	id,
	role,
	name: '',
	email: `${id}@example.org`,
	joinedAt: '2026-01-01T00:00:00Z'
});
const team = (id: string): Team => ({ id, name: id, minimumN: 5, role: 'viewer' });

describe('what a role may do', () => {
	const table: [Role, Right, boolean][] = [
		['owner', 'manage_team', true],
		['owner', 'publish', true],
		['editor', 'publish', true],
		['editor', 'manage_team', false],
		['viewer', 'read_boards', true],
		['viewer', 'build', false],
		['viewer', 'publish', false],
		['viewer', 'delete', false]
	];
	it.each(table)('%s, %s: %s', (role, right, allowed) => expect(may(role, right)).toBe(allowed));

	it.each([
		['owner', true],
		['admin', false],
		['', false],
		[null, false],
		[['owner'], false]
	])('%j is a role: %s', (text, yes) => expect(isRole(text)).toBe(yes));
});

describe('the last owner stays', () => {
	it('alone among editors', () =>
		expect(keeps([person('a', 'owner'), person('b', 'editor')], 'a')).toBe('last_owner'));
	it('control: one of two owners may go', () =>
		expect(keeps([person('a', 'owner'), person('b', 'owner')], 'a')).toBeNull());
	it('control: an editor may go', () =>
		expect(keeps([person('a', 'owner'), person('b', 'editor')], 'b')).toBeNull());
});

describe('which team is shown', () => {
	const mine = [team('a'), team('b')];
	it.each([
		['b', 'b'],
		['a', 'a'],
		['somebody else’s', 'a'],
		[undefined, 'a']
	])('the cookie says %j: %s', (wanted, shown) => expect(pick(mine, wanted)?.id).toBe(shown));
	it('none if I am in none', () => expect(pick([], 'a')).toBeNull());
});

it.each([
	[{ name: '林晓', email: 'lin@example.org' }, '林晓'],
	[{ name: '  ', email: 'lin@example.org' }, 'lin']
])('%j is called %s', (who, name) => expect(called(who)).toBe(name));
