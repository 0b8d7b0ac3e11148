import type { RequestHandler } from './$types';
import * as responses from '$lib/survey/responses.server';

const nothing = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } });

/** For whoever keeps the product running: 204 when an answer could be kept right now, else 503. */
export const GET = async () => nothing((await responses.ready()) ? 204 : 503);

/** The least that this server can do with a post: what `npm run bench -- ingest` compares with. */
export const POST: RequestHandler = async ({ request }) => {
	await request.text();
	return nothing(204);
};
