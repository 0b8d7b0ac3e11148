import { Problem } from '$lib/problem';
import * as surveys from '$lib/survey/surveys.server';
import { json } from '@sveltejs/kit';
import { obstaclesOf } from '$lib/survey/findings.server';
import { bodyOf, definitionIn } from '../body';
import type { RequestHandler } from './$types';

/** What would stand in the way of publishing this definition, in sentences. Stores nothing. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const body = await bodyOf(request);
	if (!locals.user) throw new Problem('unknown');
	await surveys.draft(locals.db, params.id);
	return json(await obstaclesOf(definitionIn(body), locals.locale));
};
