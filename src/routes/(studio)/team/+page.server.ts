import { may } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import { wishesDigest } from '$lib/mail/members.server';
import * as deeds from './deeds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	const manages = may(team.role, 'manage_team');
	const [members, invites, digest] = await Promise.all([
		teams.members(locals.db, team.id),
		manages ? teams.invites(locals.db, team.id) : [],
		wishesDigest(locals.db, team.id)
	]);
	return { members, invites, manages, digest };
};

export const actions: Actions = {
	role: deeds.changeRole,
	remove: deeds.remove,
	leave: deeds.leave,
	invite: deeds.invite,
	digest: deeds.digest,
	revoke: deeds.revoke,
	rename: deeds.rename,
	minimum: deeds.setMinimum
};
