import * as attributes from '$lib/people/attributes.server';
import * as contacts from '$lib/people/contacts.server';
import * as lists from '$lib/people/lists.server';
import { Problem } from '$lib/problem';
import { choicesFor } from '../choices.server';
import { change, remove, save } from '../deeds';
import type { Actions, PageServerLoad } from './$types';

// Enough to see whether the rule says what was meant.
const FIRST = 8;

export const load: PageServerLoad = async ({ locals: { db }, params, parent }) => {
	const { team } = await parent();
	const list = (await lists.list(db, team.id)).find(({ id }) => id === params.id);
	if (!list) throw new Problem('missing');
	const draft = { name: list.name, every: list.rule.every };
	const [known, choices, { rows }] = await Promise.all([
		attributes.list(db, team.id),
		choicesFor(db, team.id, draft),
		contacts.list(db, team.id, { search: '', list: list.id, after: null, size: FIRST })
	]);
	return { list, draft, known, choices, first: rows };
};

export const actions: Actions = { change, save, remove };
