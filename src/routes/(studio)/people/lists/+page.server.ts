import * as lists from '$lib/people/lists.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	return { lists: await lists.list(locals.db, team.id) };
};
