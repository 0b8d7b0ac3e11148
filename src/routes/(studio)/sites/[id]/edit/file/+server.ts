import { Problem } from '$lib/problem';
import { isFileKind } from '$lib/site/file';
import * as files from '$lib/site/files.server';
import { json } from '@sveltejs/kit';
import { fileNameIn } from '../sent';
import type { RequestHandler } from './$types';

/** A file as it is, of one of the kinds that its field takes; 422 with why it is not taken. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	if (!locals.user) throw new Problem('unknown');
	const name = fileNameIn(request.headers);
	const accept = (url.searchParams.get('accept') ?? '').split(',').filter(isFileKind);
	if (!accept.length) throw new Problem('invalid');
	const bytes = new Uint8Array(await request.arrayBuffer());
	const kept = await files.keep(locals.db, locals.user, params.id, { accept, name }, bytes);
	return 'file' in kept ? json(kept.file, { status: 201 }) : json(kept, { status: 422 });
};
