import type { Cookies } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { pick, type Member, type Role, type Team } from './team';

/** The cookie that remembers which of my teams I look at. It proves nothing: membership is asked for. */
const COOKIE = 'team';

/** An invitation that can still be used. Instants are ISO 8601. */
export interface Invite {
	id: string;
	role: Role;
	createdAt: string;
	expiresAt: string;
}

type Asker = Pick<App.Locals, 'db' | 'user'>;

/** @returns the asker's teams, the one joined first in front @throws Problem `unknown` for a stranger */
export async function list({ db, user }: Asker): Promise<Team[]> {
	if (!user) throw new Problem('unknown');
	const { data, error } = await db
		.from('members')
		.select('role, teams (id, name, minimum_n)')
		.eq('user_id', user.id)
		.order('joined_at');
	if (error) throw refusal(error);
	return data.map(({ role, teams }) => ({
		id: teams.id,
		name: teams.name,
		minimumN: teams.minimum_n,
		role
	}));
}

/** @returns the id of the team that a cookie names: a wish, from anybody */
export const wanted = (cookies: Cookies): string | undefined => cookies.get(COOKIE);

/** @returns the team the asker looks at, or null if they are in none @throws Problem `unknown` for a stranger */
export async function find(locals: Asker, cookies: Cookies): Promise<Team | null> {
	return pick(await list(locals), wanted(cookies));
}

/**
 * @returns the team the asker looks at, their role in it included
 * @throws Problem `unknown` for a stranger, `missing` for somebody who is in no team
 */
export async function current(locals: Asker, cookies: Cookies): Promise<Team> {
	const team = await find(locals, cookies);
	if (!team) throw new Problem('missing');
	return team;
}

/** From now on the asker looks at this team, if it is one of theirs. */
export function lookAt(cookies: Cookies, team: string): void {
	cookies.set(COOKIE, team, { path: '/', sameSite: 'lax', maxAge: 60 * 60 * 24 * 365 });
}

/** @returns the id of the new team, with the asker as its owner @throws Problem `invalid` for a name too long */
export async function create(db: Client, name: string): Promise<string> {
	const { data, error } = await db.rpc('create_team', { name });
	if (error) throw refusal(error);
	return data;
}

export async function rename(db: Client, team: string, name: string): Promise<void> {
	const { error } = await db.rpc('rename_team', { team, name });
	if (error) throw refusal(error);
}

export async function setMinimumN(db: Client, team: string, n: number): Promise<void> {
	const { error } = await db.rpc('set_minimum_n', { team, n });
	if (error) throw refusal(error);
}

/** @returns everybody in the team, who joined first in front */
export async function members(db: Client, team: string): Promise<Member[]> {
	const { data, error } = await db.rpc('team_members', { team });
	if (error) throw refusal(error);
	return data.map(({ user_id, name, email, role, joined_at }) => ({
		id: user_id,
		name,
		email,
		role,
		joinedAt: joined_at
	}));
}

/** @throws Problem `last_owner` if nobody could look after the team afterwards; `missing`, `forbidden` */
export async function setRole(db: Client, team: string, person: string, role: Role): Promise<void> {
	const { error } = await db.rpc('set_role', { team, person, as_role: role });
	if (error) throw refusal(error);
}

/** @throws Problem `last_owner`, `missing`, `forbidden` */
export async function remove(db: Client, team: string, person: string): Promise<void> {
	const { error } = await db.rpc('remove_member', { team, person });
	if (error) throw refusal(error);
}

/** The asker goes. @throws Problem `last_owner` */
export async function leave(db: Client, team: string): Promise<void> {
	const { error } = await db.rpc('leave_team', { team });
	if (error) throw refusal(error);
}

/** @returns invitations that can still be used, the newest first; empty for all but owners */
export async function invites(db: Client, team: string): Promise<Invite[]> {
	const { data, error } = await db
		.from('invites')
		.select('id, role, created_at, expires_at')
		.eq('team_id', team)
		.is('accepted_at', null)
		.is('revoked_at', null)
		.gt('expires_at', new Date().toISOString())
		.order('created_at', { ascending: false });
	if (error) throw refusal(error);
	return data.map(({ id, role, created_at, expires_at }) => ({
		id,
		role,
		createdAt: created_at,
		expiresAt: expires_at
	}));
}

/** @returns the token of a new invitation. This is the only time that it can be seen */
export async function invite(db: Client, team: string, role: Role): Promise<string> {
	const { data, error } = await db.rpc('invite', { team, as_role: role });
	if (error) throw refusal(error);
	return data;
}

export async function revokeInvite(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('revoke_invite', { id });
	if (error) throw refusal(error);
}

/** What `invite` in the database makes: two UUIDs without their dashes. */
const mustBeToken = (token: string) => {
	if (!/^[0-9a-f]{64}$/.test(token)) throw new Problem('missing');
	return token;
};

/**
 * What a link offers; looking does not use it up.
 * @throws Problem `missing`, `invite_used`, `invite_expired`
 */
export async function invitedTo(db: Client, token: string): Promise<{ team: string; role: Role }> {
	const { data, error } = await db.rpc('invited_to', { token: mustBeToken(token) });
	if (error) throw refusal(error);
	const offer = data[0];
	if (!offer) throw new Problem('missing');
	return { team: offer.team_name, role: offer.role };
}

/** Uses the link up. @returns the id of the team @throws Problem `missing`, `invite_used`, `invite_expired` */
export async function acceptInvite(db: Client, token: string): Promise<string> {
	const { data, error } = await db.rpc('accept_invite', { token: mustBeToken(token) });
	if (error) throw refusal(error);
	return data;
}
