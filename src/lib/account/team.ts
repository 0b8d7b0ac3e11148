import type { Mistake } from './credentials';

/** What a person may be in a team, most powerful first. */
export const ROLES = ['owner', 'editor', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** What there is to be allowed. The database enforces each; this says it first, so that nobody is led to a no. */
export type Right = 'read_boards' | 'build' | 'publish' | 'archive' | 'delete' | 'manage_team';

const RIGHTS: Record<Role, readonly Right[]> = {
	owner: ['read_boards', 'build', 'publish', 'archive', 'delete', 'manage_team'],
	editor: ['read_boards', 'build', 'publish', 'archive'],
	viewer: ['read_boards']
};

/** A team as one of its members knows it. */
export interface Team {
	id: string;
	name: string;
	/** Smallest group that an anonymous result may speak of. */
	minimumN: number;
	/** What the asker is in it. */
	role: Role;
}

export interface Member {
	id: string;
	/** Empty if never given. */
	name: string;
	email: string;
	role: Role;
	/** ISO 8601 instant. */
	joinedAt: string;
}

/** The tenant's limits; the database checks the same. */
export const TEAM_NAME_MAX = 80;
export const MINIMUM_N = { least: 1, most: 100, usual: 5 } as const;

export const may = (role: Role, right: Right): boolean => RIGHTS[role].includes(right);

export const isRole = (text: unknown): text is Role => ROLES.some((role) => role === text);

/** @returns why this member cannot go or step down, or null if they can */
export function keeps(members: readonly Member[], id: string): 'last_owner' | null {
	const owners = members.filter((member) => member.role === 'owner');
	return owners.length === 1 && owners[0]?.id === id ? 'last_owner' : null;
}

/** @returns what to call somebody: the name, or what stands before the @ */
export const called = (person: { name: string; email: string }): string =>
	person.name.trim() || (person.email.split('@')[0] ?? person.email);

/**
 * @param wanted id that a cookie names, from anybody
 * @returns the team to show: the one wanted if it is among mine, else the first of mine, else none
 */
export const pick = (mine: readonly Team[], wanted: string | undefined): Team | null =>
	mine.find((team) => team.id === wanted) ?? mine[0] ?? null;

export function teamNameMistake(name: string): Mistake | undefined {
	if (!name) return 'team_name_missing';
	return [...name].length > TEAM_NAME_MAX ? 'team_name_long' : undefined;
}
