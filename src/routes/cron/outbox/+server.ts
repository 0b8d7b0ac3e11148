import { json } from '@sveltejs/kit';
import { campaign } from '$lib/mail/campaigning.server';
import { sendFor } from '$lib/mail/sending.server';
import { mustKnowSecret } from '../bearer';
import type { RequestHandler } from './$types';

/** Schedulers wait half a minute, as a rule. */
const MS = 25_000;

/** For a scheduler, where no process of ours stays alive: begins what is due, and sends what waits. */
export const POST: RequestHandler = async ({ request }) => {
	mustKnowSecret(request);
	const put = await campaign();
	const sent = await sendFor(MS);
	const headers = { 'cache-control': 'no-store' };
	return json(sent ? { put, ...sent } : { put, problem: 'SMTP_HOST is not set: no letter can leave.' }, {
		headers
	});
};

/** Some schedulers only know how to ask. Beware: whoever asks so has the secret, and no browser sends it by itself. */
export const GET = POST;
