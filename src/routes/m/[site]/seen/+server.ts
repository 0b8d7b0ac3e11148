import { visit } from '../visit.server';
import type { RequestHandler } from './$types';

/** Told by a reader's browser when a link out of the site was followed; counted as everything is (`noticed.server.ts`). */
export const POST: RequestHandler = async (event) => {
	await visit(event);
	return new Response(null, { status: 204 });
};
