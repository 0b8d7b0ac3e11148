import * as attributes from '$lib/people/attributes.server';
import { choicesFor } from '../choices.server';
import { change, save } from '../deeds';
import { begun, firstWhat } from '../draft';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, parent }) => {
	const { team } = await parent();
	const known = await attributes.list(db, team.id);
	const draft = { name: '', every: [begun(firstWhat(known), known)] };
	return { known, draft, choices: await choicesFor(db, team.id, draft) };
};

export const actions: Actions = { change, save };
