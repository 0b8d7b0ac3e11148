import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { metaOf } from '$lib/site/meta';
import { styleOf } from '$lib/site/theme';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { opened, type Caller } from '../visit.server';

type Here = Caller & Pick<RequestEvent, 'setHeaders'>;

/** What stands in a site and is none of its pages, behind its gate: for whoever may read it, and kept by nobody. */
export async function standing(event: Here, path: string) {
	const { door, document, shut, language, asked } = await opened(event);
	const base = `/m/${event.params.site}`;
	if (shut === 'gone') error(410, { message: 'gone' });
	if (shut === 'soon') error(404, { message: 'soon' });
	if (shut)
		redirect(303, `${base}/door?${new URLSearchParams({ to: `${base}/${path}${event.url.search}` })}`);
	const { brand, name } = door;
	const style = styleOf(document.theme, brand);
	const { locals } = event;
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	locals.scripts = [];
	locals.styles = style ? [style] : [];
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const view = { name, document, brand, base, path, language, asked, given: {} };
	return { door, view, meta: metaOf(view, event.url.origin, false), style };
}
