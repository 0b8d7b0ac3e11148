import { Problem } from '$lib/problem';
import { outbox } from '$lib/server/door';
import { seesOutbox } from '../local';
import type { RequestHandler } from './$types';

/** Beware: in a letter stand words of people. It may look as it wants, show pictures, and do nothing. */
const POLICY =
	`default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; base-uri 'none'; ` +
	`form-action 'none'; frame-ancestors 'none'; sandbox`;

/** A kept letter as a mail program would show it. */
export const GET: RequestHandler = (event) => {
	const letter = seesOutbox(event) && outbox.read(event.url.searchParams.get('letter') ?? '');
	if (!letter) throw new Problem('missing');
	// The outbox shows it, nobody else.
	event.locals.frames = [event.url.origin];
	return new Response(letter.html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': POLICY,
			'cache-control': 'no-store'
		}
	});
};
