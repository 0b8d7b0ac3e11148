import { error, redirect } from '@sveltejs/kit';
import { kinds } from '$lib/site/blocks/registry';
import { metaOf } from '$lib/site/meta';
import { queryOf } from '$lib/site/paths';
import { MOST_ASKED, searchIn } from '$lib/site/search';
import { styleOf } from '$lib/site/theme';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { opened } from '../visit.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { url, params, locals, setHeaders } = event;
	const { door, document, shut, language, asked } = await opened(event);
	const base = `/m/${params.site}`;
	const path = 'search';
	if (shut === 'gone') error(410, { message: 'gone' });
	if (shut === 'soon') error(404, { message: 'soon' });
	if (shut) redirect(303, `${base}/door?${new URLSearchParams({ to: `${base}/${path}${url.search}` })}`);
	const { brand, name } = door;
	const question = (url.searchParams.get('q') ?? '').trim().slice(0, MOST_ASKED).toWellFormed();
	const style = styleOf(document.theme, brand);
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	locals.scripts = [];
	locals.styles = style ? [style] : [];
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const view = { name, document, brand, base, path, language, asked, given: {} };
	const hits = searchIn(document, kinds, { asked: question, language, base, query: queryOf(asked) });
	return { view, meta: metaOf(view, url.origin, false), style, asked: question, hits };
};
