import { json } from '@sveltejs/kit';
import { found } from '../found.server';
import { searched } from '../searched.server';
import type { RequestHandler } from './$types';

/** Contacts to be asked one by one, by part of a name or address. */
export const GET: RequestHandler = async (event) => {
	const { team } = await found(event);
	const people = await searched(event.locals.db, team, event.url.searchParams.get('q') ?? '');
	return json({ people }, { headers: { 'cache-control': 'no-store' } });
};
