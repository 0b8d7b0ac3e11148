import { may } from '$lib/account/team';
import * as outbox from '$lib/mail/outbox.server';
import { Problem } from '$lib/problem';
import { letterLink } from '$lib/server/door';
import { settings } from '$lib/server/settings';
import * as deeds from './deeds';
import { wayOf } from './way';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	if (!may(team.role, 'manage_team')) throw new Problem('forbidden');
	const now = await outbox.now(locals.db, team.id);
	return { way: wayOf(settings()), reportsAt: letterLink('/cron/returned'), now };
};

export const actions: Actions = { check: deeds.check, test: deeds.test };
