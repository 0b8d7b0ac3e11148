import { Problem } from '$lib/problem';
import * as surveys from '$lib/survey/surveys.server';
import { json } from '@sveltejs/kit';
import { bodyOf, definitionIn, revisionIn } from './body';
import type { RequestHandler } from './$types';

/** Saves the draft; a stale save gets what stands there instead, and changes nothing. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	const body = await bodyOf(request);
	if (!locals.user) throw new Problem('unknown');
	const revision = revisionIn(body);
	try {
		return json(await surveys.save(locals.db, params.id, revision, definitionIn(body)));
	} catch (refused) {
		if (!(refused instanceof Problem) || refused.code !== 'stale') throw refused;
		const theirs = await surveys.draft(locals.db, params.id);
		return json({ revision: theirs.revision, definition: theirs.definition }, { status: refused.status });
	}
};
