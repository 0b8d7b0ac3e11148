import { json } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { mayGoOn } from '../pace';
import { send } from '../sittings.server';
import { inWords } from './in-words';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ params, url, request, locals, getClientAddress }) => {
	try {
		const address = getClientAddress();
		mayGoOn('send', address);
		const whence = { query: url.searchParams, address, busy: false };
		const { reply, status } = await send(params.slug, request, whence);
		return json(reply, { status });
	} catch (thrown) {
		// Whoever pressed "send" would see nothing at all: the page's script can say only what it is told in words.
		if (!(thrown instanceof Problem) || thrown.status >= 500) throw thrown;
		return json({ trouble: inWords(thrown, locals.locale) }, { status: thrown.status });
	}
};
