import { json } from '@sveltejs/kit';
import { found } from '../../found.server';
import { drawn } from '../drawn.server';
import { wantedIn } from '../wanted';
import type { RequestHandler } from './$types';

/** What an inbox shows of a letter, and its text part. */
export const GET: RequestHandler = async (event) => {
	const campaign = await found(event);
	const { sender, subject, text } = await drawn(event, campaign, wantedIn(event.url.searchParams, 'en'));
	return json({ sender, subject, text }, { headers: { 'cache-control': 'no-store' } });
};
