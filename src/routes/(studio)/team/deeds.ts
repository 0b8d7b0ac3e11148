import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import * as limits from '$lib/account/limits.server';
import { ROLE_WORDS } from '$lib/account/roles';
import { called, isRole, MINIMUM_N, teamNameMistake, type Member } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { HOME } from '$lib/account/way';
import * as members from '$lib/mail/members.server';
import { addressFrom } from '$lib/people/address';
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
	const typed = text(form, 'email').trim();
	const to = typed ? addressFrom(typed) : null;
	if (to && 'mistake' in to) return fail(400, { email: { value: typed, role } });
	const link = `${event.url.origin}/invite/${await teams.invite(event.locals.db, team, role)}`;
	return { link, sent: to ? await sendTo(event, team, link, to) : null };
}

/** @returns whether the letter left, and to whom; the link is shown in any case */
async function sendTo(
	{ locals, getClientAddress }: RequestEvent,
	id: string,
	link: string,
	{ address: to, key }: { address: string; key: string }
) {
	const { db, user, locale } = locals;
	// Somebody else's mailbox could be filled with them.
	if (limits.wait('letter', to, getClientAddress())) return { to, left: false };
	try {
		const [all, mine] = await Promise.all([teams.members(db, id), teams.list(locals)]);
		const me = all.find((one) => one.id === user?.id);
		const own = mine.find((one) => one.id === id);
		if (!own) throw new Problem('missing');
		if (await members.isBarred(own.id, key)) return { to, left: false, barred: true };
		const language = locale === 'zh-CN' ? 'zh-cn' : 'en';
		await members.invite(own, { to, inviter: me ? called(me) : '', link, language });
		return { to, left: true };
	} catch (error) {
		if (error instanceof Problem && error.code === 'unavailable') return { to, left: false };
		throw error;
	}
}

export async function digest(event: RequestEvent) {
	const { form, team } = await about(event);
	const wanted = text(form, 'wanted') === '1';
	const speaks = event.locals.locale === 'zh-CN' ? 'zh-cn' : 'en';
	await members.wishDigest(event.locals.db, team, wanted, speaks);
	return { said: wanted ? m.sending_digest_started() : m.sending_digest_stopped() };
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
