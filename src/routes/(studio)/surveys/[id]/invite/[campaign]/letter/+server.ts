import { drawn } from './drawn.server';
import { found } from '../found.server';
import { lookedAt, wantedIn } from './wanted';
import type { RequestHandler } from './$types';

/** Beware: in a letter stand words of people. It may look as it wants, show pictures, and do nothing. */
const policyFor = (origin: string) =>
	`default-src 'none'; style-src 'unsafe-inline'; img-src ${origin} https: data:; base-uri 'none'; ` +
	`form-action 'none'; frame-ancestors 'none'; sandbox`;

export const GET: RequestHandler = async (event) => {
	const campaign = await found(event);
	const wanted = wantedIn(event.url.searchParams, 'en');
	const { html } = await drawn(event, campaign, wanted);
	// Its own page shows it, nobody else's.
	event.locals.frames = [event.url.origin];
	return new Response(lookedAt(html, wanted.look), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': policyFor(event.url.origin),
			'cache-control': 'no-store'
		}
	});
};
