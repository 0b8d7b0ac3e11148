import { USUAL } from '$lib/account/brand';
import { may } from '$lib/account/team';
import * as brands from '$lib/account/brands.server';
import { dress } from '$lib/survey/respond/dress';
import { clear, save } from './deeds';
import { PICTURED } from './draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { team } = await parent();
	const brand = await brands.find(locals.db, team.id);
	// What the pictures of the server's document wear, unless a form that came back wears something else.
	locals.styles ??= [dress(brand ?? USUAL, PICTURED)];
	return { brand, manages: may(team.role, 'manage_team') };
};

export const actions: Actions = { save, clear };
