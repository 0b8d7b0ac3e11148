import * as ballots from '$lib/mail/ballots.server';
import type { RequestHandler } from './$types';

/** Where nobody comes who sees what they press. Whoever gets here by a slip stays on the page they were on. */
const trapped: RequestHandler = async ({ params }) => {
	const { invitation } = await ballots.visit(params.ballot);
	ballots.presence.trapped(invitation);
	return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

export const GET = trapped;
export const POST = trapped;
