import { redirect } from '@sveltejs/kit';
import * as unsubscribing from '$lib/mail/unsubscribing.server';
import { Problem } from '$lib/problem';
import { formOf } from '$lib/survey/respond/body';
import type { RequestHandler } from './$types';

/** What mail programs post for their users (RFC 8058): without cookies, and at once. */
export const POST: RequestHandler = async ({ params, request }) => {
	const form = await formOf(request);
	if (form.get('List-Unsubscribe') !== 'One-Click') throw new Problem('invalid');
	await unsubscribing.spare(params.token, 'all', 'header');
	return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } });
};

/** Programs that know no better open the address as a page. Nothing changes by that. */
export const GET: RequestHandler = ({ params }) => redirect(303, `/u/${params.token}`);
