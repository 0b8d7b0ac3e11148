import { json } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { periodOf } from '$lib/results/board';
import * as tallies from '$lib/results/tallies.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.user) throw new Problem('unknown');
	const of = await tallies.asked(locals.db, params.id);
	const answer = await tallies.read(locals.db, params.id, of, periodOf(url.searchParams.get('days')));
	return json(answer, { headers: { 'cache-control': 'private, no-store' } });
};
