import { json } from '@sveltejs/kit';
import * as lists from '$lib/people/lists.server';
import { ruleFrom } from '$lib/people/rule';
import { Problem } from '$lib/problem';
import type { RequestHandler } from './$types';

/** How many a rule would find now. */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.user) throw new Problem('unknown');
	const said: unknown = await request.json().catch(() => null);
	if (!(said instanceof Object && 'team' in said && typeof said.team === 'string' && 'rule' in said))
		throw new Problem('invalid');
	return json({ count: await lists.count(locals.db, said.team, ruleFrom(said.rule)) });
};
