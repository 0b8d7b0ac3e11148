import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { ROLE_WORDS } from '$lib/account/roles';
import { called, isRole, MINIMUM_N, teamNameMistake, type Member } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { HOME } from '$lib/account/way';
import { m } from '$lib/i18n/paraglide/messages';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';

// Each form says which team it is about: in another tab the asker may look at another one by now.
const about = async ({ request, locals }: RequestEvent) => {
	if (!locals.user) throw new Problem('unknown');
	const form = await posted(request);
	return { form, team: text(form, 'team'), person: text(form, 'person') };
};

/** A refusal that the person can do something about comes back as data; everything else flies. */
async function unlessLastOwner(deed: Promise<void>) {
	try {
		await deed;
		return null;
	} catch (error) {
		if (error instanceof Problem && error.code === 'last_owner') return fail(409, { problem: error.code });
		throw error;
	}
}

async function member(event: RequestEvent, team: string, person: string): Promise<Member> {
	const found = (await teams.members(event.locals.db, team)).find(({ id }) => id === person);
	if (!found) throw new Problem('missing');
	return found;
}

export async function changeRole(event: RequestEvent) {
	const { form, team, person } = await about(event);
	const role = form.get('role');
	if (!isRole(role)) throw new Problem('invalid');
	const name = called(await member(event, team, person));
	const refused = await unlessLastOwner(teams.setRole(event.locals.db, team, person, role));
	return refused ?? { said: m.team_role_changed({ name, role: ROLE_WORDS[role].name() }) };
}

export async function remove(event: RequestEvent) {
	const { team, person } = await about(event);
	const name = called(await member(event, team, person));
	const refused = await unlessLastOwner(teams.remove(event.locals.db, team, person));
	return refused ?? { said: m.team_removed({ name }) };
}

export async function leave(event: RequestEvent) {
	const { team } = await about(event);
	const refused = await unlessLastOwner(teams.leave(event.locals.db, team));
	if (refused) return refused;
	redirect(303, HOME);
}

export async function invite(event: RequestEvent) {
	const { form, team } = await about(event);
	const role = form.get('role');
	if (!isRole(role)) throw new Problem('invalid');
	const token = await teams.invite(event.locals.db, team, role);
	return { link: `${event.url.origin}/invite/${token}` };
}

export async function revoke(event: RequestEvent) {
	const { form } = await about(event);
	await teams.revokeInvite(event.locals.db, text(form, 'invite'));
	return { said: m.team_invite_revoked() };
}

export async function rename(event: RequestEvent) {
	const { form, team } = await about(event);
	const name = text(form, 'name').trim();
	const mistake = teamNameMistake(name);
	if (mistake) return fail(400, { name: { value: name, mistake } });
	await teams.rename(event.locals.db, team, name);
	return { said: m.team_renamed({ name }) };
}

export async function setMinimum(event: RequestEvent) {
	const { form, team } = await about(event);
	const value = text(form, 'n').trim();
	const n = /^\d{1,3}$/.test(value) ? Number(value) : NaN;
	if (!(n >= MINIMUM_N.least && n <= MINIMUM_N.most)) return fail(400, { minimum: { value, invalid: true } });
	await teams.setMinimumN(event.locals.db, team, n);
	return { said: m.team_minimum_changed({ n }) };
}
