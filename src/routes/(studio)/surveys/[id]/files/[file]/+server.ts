import { Problem } from '$lib/problem';
import { attachment } from '$lib/results/exports/sheet';
import * as files from '$lib/survey/files.server';
import type { RequestHandler } from './$types';

/** A file that a respondent sent. Beware: it comes from anybody, so it is only ever saved, never shown by us. */
export const GET: RequestHandler = async ({ locals, params }) => {
	if (!locals.user) throw new Problem('unknown');
	const { name, size, bytes } = await files.open(locals.db, params.id, params.file);
	return new Response(bytes, {
		headers: {
			'content-type': 'application/octet-stream',
			'content-disposition': attachment(name),
			'content-length': String(size),
			'content-security-policy': "default-src 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
