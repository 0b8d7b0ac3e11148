import { json } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { choicesOf } from '../choices.server';
import { picks } from '../draft';
import type { RequestHandler } from './$types';

/** What a condition can be picked from: values that occur. */
export const GET: RequestHandler = async ({ locals, url: { searchParams } }) => {
	if (!locals.user) throw new Problem('unknown');
	const what = searchParams.get('what') ?? '';
	if (!picks({ what, does: 'one_of' })) throw new Problem('invalid');
	const found = await choicesOf(locals.db, searchParams.get('team') ?? '', what);
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
