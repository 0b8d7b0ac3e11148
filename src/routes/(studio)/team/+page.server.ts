import { may } from '$lib/account/team';
import * as teams from '$lib/account/teams.server';
import * as deeds from './deeds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	const manages = may(team.role, 'manage_team');
	const [members, invites] = await Promise.all([
		teams.members(locals.db, team.id),
		manages ? teams.invites(locals.db, team.id) : []
	]);
	return { members, invites, manages };
};

export const actions: Actions = {
	role: deeds.changeRole,
	remove: deeds.remove,
	leave: deeds.leave,
	invite: deeds.invite,
	revoke: deeds.revoke,
	rename: deeds.rename,
	minimum: deeds.setMinimum
};
