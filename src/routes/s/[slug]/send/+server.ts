import { json } from '@sveltejs/kit';
import { send } from '../sittings.server';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ params, request }) => {
	const { reply, status } = await send(params.slug, request);
	return json(reply, { status });
};
