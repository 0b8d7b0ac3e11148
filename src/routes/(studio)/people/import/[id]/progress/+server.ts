import { json } from '@sveltejs/kit';
import * as imports from '$lib/people/imports.server';
import { Problem } from '$lib/problem';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	if (!locals.user) throw new Problem('unknown');
	const headers = { 'cache-control': 'private, no-store' };
	return json(await imports.progress(locals.db, params.id), { headers });
};
