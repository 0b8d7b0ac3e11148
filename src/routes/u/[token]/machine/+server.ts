import * as ballots from '$lib/mail/ballots.server';
import * as unsubscribing from '$lib/mail/unsubscribing.server';
import type { RequestHandler } from './$types';

/** Where nobody comes who sees what they press. Whoever gets here by a slip stays on the page they were on. */
const trapped: RequestHandler = async ({ params }) => {
	const about = await unsubscribing.about(params.token);
	if (about) ballots.presence.trapped(unsubscribing.holderOf(about));
	return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
};

export const GET = trapped;
export const POST = trapped;
