import { redirect } from '@sveltejs/kit';
import * as unsubscribing from '$lib/mail/unsubscribing.server';
import { Problem } from '$lib/problem';
import { formWithFiles } from '$lib/survey/respond/multipart';
import type { RequestHandler } from './$types';

/** One field, and what stands around it. */
const MOST = 10_000;

/**
 * What mail programs post for their users (RFC 8058): without cookies, and at once. Beware: as `multipart/form-data`, if
 * they do as they should, or as most other forms are sent.
 */
export const POST: RequestHandler = async ({ params, request }) => {
	const { fields, done } = await formWithFiles(request, { limit: MOST });
	done();
	if (fields.get('List-Unsubscribe') !== 'One-Click') throw new Problem('invalid');
	await unsubscribing.spare(params.token, 'all', 'header');
	return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
};

/** Programs that know no better open the address as a page. Nothing changes by that. */
export const GET: RequestHandler = ({ params }) => redirect(303, `/u/${params.token}`);
