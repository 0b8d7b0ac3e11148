import * as certificates from '$lib/site/certificates.server';
import { standing } from '../standing.server';
import type { PageServerLoad } from './$types';

/** Whether a code proves anything: for whoever has its link, and may read the site. */
export const load: PageServerLoad = async (event) => {
	const { code } = event.params;
	const { door, view, meta, style } = await standing(event, `certificate/${encodeURIComponent(code)}`);
	const certificate = await certificates.find(door.id, code);
	if (!certificate) event.locals.status = 404;
	const { origin, pathname, searchParams } = event.url;
	const link = origin + pathname;
	return { view, meta, style, code, certificate, link, fresh: searchParams.has('new') };
};
