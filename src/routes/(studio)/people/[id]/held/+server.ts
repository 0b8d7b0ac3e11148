import { Problem } from '$lib/problem';
import * as contacts from '$lib/people/contacts.server';
import { attachment } from '$lib/results/exports/sheet';
import type { RequestHandler } from './$types';

/** Everything held about somebody, as a file to hand to them. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!locals.user) throw new Problem('unknown');
	const { address } = await contacts.read(locals.db, params.id);
	const held = await contacts.held(locals.db, params.id);
	return new Response(JSON.stringify(held, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': attachment(`${address}.json`),
			'cache-control': 'private, no-store'
		}
	});
};
