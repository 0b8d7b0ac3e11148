import { json } from '@sveltejs/kit';
import * as imports from '$lib/people/imports.server';
import { Problem } from '$lib/problem';
import { sentIn } from './sent';
import type { RequestHandler } from './$types';

/** A file as it is, read while it arrives; 422 with why it cannot be taken. */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.user) throw new Problem('unknown');
	const { team, ...file } = sentIn(request.headers);
	const bytes = request.body ?? new Blob([]).stream();
	const mistake = await imports.stage(locals.db, team, { ...file, bytes });
	return json({ mistake }, { status: mistake ? 422 : 201 });
};
