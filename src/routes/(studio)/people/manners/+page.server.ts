import * as attributes from '$lib/people/attributes.server';
import * as manners from '$lib/people/manners.server';
import * as deeds from './deeds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, parent }) => {
	const { team } = await parent();
	const [kept, known] = await Promise.all([manners.read(db, team.id), attributes.list(db, team.id)]);
	return { manners: kept, known };
};

export const actions: Actions = {
	manners: deeds.saveManners,
	add: deeds.add,
	change: deeds.change,
	remove: deeds.remove
};
