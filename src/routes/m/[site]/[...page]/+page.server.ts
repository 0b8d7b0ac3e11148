import { error, redirect } from '@sveltejs/kit';
import { kinds } from '$lib/site/blocks/registry';
import { scripts } from '$lib/site/blocks/scripts/registry';
import { scriptsOn } from '$lib/site/asking';
import { metaOf } from '$lib/site/meta';
import { pathOf, queryOf } from '$lib/site/paths';
import { styleOf } from '$lib/site/theme';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { cacheFor, givenOn, opened } from '../visit.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { url, params, locals, setHeaders } = event;
	const visit = await opened(event);
	const { door, shut, document, language, asked, path, page } = visit;
	const base = `/m/${params.site}`;
	if (shut === 'gone') error(410, { message: 'gone' });
	if (shut === 'soon') error(404, { message: 'soon' });
	if (shut)
		redirect(
			303,
			`${base}/door?${new URLSearchParams({ to: pathOf(base, path ? [path] : [], queryOf(asked)) })}`
		);
	const { brand, name, noindex } = door;
	const names = page ? scriptsOn(page, kinds) : [];
	const style = styleOf(document.theme, brand);
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	locals.scripts = names.map((one) => scripts[one]?.code ?? '');
	locals.styles = style ? [style] : [];
	locals.fits = true;
	if (!page) locals.status = 404;
	setHeaders({ 'cache-control': cacheFor(visit, 'no-cache') });
	const hidden = noindex || door.access !== 'everyone' || !page;
	if (hidden) setHeaders({ 'x-robots-tag': 'noindex' });
	const view = { name, document, brand, base, path, language, asked, given: await givenOn(visit) };
	return { view, meta: metaOf(view, url.origin, door.access === 'everyone'), style, scripts: names, hidden };
};
