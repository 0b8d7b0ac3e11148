import { Problem } from '$lib/problem';
import * as surveys from '$lib/survey/surveys.server';
import { json } from '@sveltejs/kit';
import { bodyOf, definitionIn, nameIn } from '../body';
import type { RequestHandler } from './$types';

/** Makes a survey of its own, in the same team, out of a definition that has no other place to go. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const body = await bodyOf(request);
	if (!locals.user) throw new Problem('unknown');
	const name = nameIn(body['name']);
	if (!name) throw new Problem('invalid');
	const { team } = await surveys.read(locals.db, params.id);
	const id = await surveys.create(locals.db, team, name, definitionIn(body));
	return json({ id }, { status: 201 });
};
