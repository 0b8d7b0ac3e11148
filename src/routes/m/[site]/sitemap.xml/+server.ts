import { listed } from '$lib/site/paths';
import { cacheFor, visit } from '../visit.server';
import type { RequestHandler } from './$types';

/** The pages that a search engine may read: none, where the owner does not want it. */
export const GET: RequestHandler = async (event) => {
	const found = await visit(event);
	const { door, document, language } = found;
	const pages = door.noindex ? [] : listed(document, `/m/${event.params.site}`, language);
	const urls = pages.map(({ path }) => `<url><loc>${event.url.origin}${path}</loc></url>`);
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
		{
			headers: { 'content-type': 'application/xml', 'cache-control': cacheFor(found, 'no-cache') }
		}
	);
};
