import { scriptOf } from '$lib/survey/respond/script';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import * as versions from '$lib/survey/versions.server';
import { dressed } from '../../dressed';
import { resumed } from '../../sittings.server';
import { stateOf } from '../../state';
import type { PageServerLoad } from './$types';

/** Opening the link changes nothing: whoever previews it does not go on in somebody's place. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	const door = await versions.open(params.slug);
	const around = dressed(params.slug, door, new URLSearchParams(), locals);
	const view = await resumed(params.slug, params.token, door);
	const language = view?.language ?? door.plan.languages[0] ?? 'en';
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	if (view) locals.scripts = [scriptOf(view)];
	setHeaders({ 'cache-control': 'private, no-store' });
	return { ...around, slug: params.slug, name: door.name, language, state: stateOf(door, language), view };
};
