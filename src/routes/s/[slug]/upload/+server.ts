import { json } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { formWithFiles, UPLOAD_LIMIT } from '$lib/survey/respond/multipart';
import { mayGoOn } from '../pace';
import { arrived, inWords, STATUS, troubleOf } from './arrived';
import type { RequestHandler } from './$types';

/** A file on its own, sent by the page's script while the rest is being filled in. */
export const POST: RequestHandler = async ({ params, request, locals, getClientAddress }) => {
	try {
		const address = getClientAddress();
		mayGoOn('upload', address);
		const { fields, files, done } = await formWithFiles(request, { limit: UPLOAD_LIMIT, from: address });
		const kept = await arrived(params.slug, fields, files).finally(done);
		if ('stored' in kept) return json(kept.stored, { status: 201 });
		const trouble = troubleOf(kept.refused, fields, locals.locale);
		return json({ trouble }, { status: STATUS[kept.refused.code] ?? 422 });
	} catch (thrown) {
		// The page's script can say only what it is told in words.
		if (!(thrown instanceof Problem) || thrown.status >= 500) throw thrown;
		return json({ trouble: inWords(thrown, locals.locale) }, { status: thrown.status });
	}
};
