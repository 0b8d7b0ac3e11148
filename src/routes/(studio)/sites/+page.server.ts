import { posted } from '$lib/server/form';
import * as sites from '$lib/site/sites.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { team } = await parent();
	return {
		role: team.role,
		sites: await sites.list(locals.db, team.id),
		archived: url.searchParams.has('archived')
	};
};

const idIn = async (request: Request) => String((await posted(request)).get('id'));

export const actions: Actions = {
	archive: async ({ request, locals }) => {
		const { id, name } = await sites.find(locals.db, await idIn(request));
		await sites.archive(locals.db, id);
		return { archived: { id, name } };
	},
	restore: async ({ request, locals }) => {
		const { id, name } = await sites.find(locals.db, await idIn(request));
		await sites.restore(locals.db, id);
		return { restored: { id, name } };
	}
};
