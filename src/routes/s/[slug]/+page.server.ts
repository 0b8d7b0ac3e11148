import { fail, redirect } from '@sveltejs/kit';
import { opening } from '$lib/survey/respond/draw';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import type { Actions, PageServerLoad } from './$types';
import { exceeds } from './pace';
import { frameAt, take } from './sittings.server';
import { stateOf } from './state';
import { wanted } from './wanted';

/** Opening a survey records nothing: scanners and previews of links open it too. */
export const load: PageServerLoad = async ({ params, url, request, locals, setHeaders }) => {
	// Behind a post: whoever was writing while the survey was archived gets their words back.
	const door = await (request.method === 'POST' ? versions.recent : versions.open)(params.slug);
	const { name, state } = door;
	if (state === 'missing') return { name, language: '', state: null, view: null };
	const language = pickLanguage(door.plan, wanted(url, request));
	locals.document ??= { lang: tagOf(language), dir: directionOf(language) };
	// Kept by the browser for "back", which brings the same response id; asked for anew otherwise.
	setHeaders({ 'cache-control': 'private, no-cache' });
	const title = stateOf({ ...door, state }, language);
	const id = crypto.randomUUID();
	const view = title ? null : opening(frameAt(params.slug, door, door.plan, door.version, language, id));
	return { name, language, state: title, view };
};

export const actions: Actions = {
	default: async ({ params, request, locals, getClientAddress }) => {
		const led = await take(params.slug, request, exceeds('page', getClientAddress()));
		if ('to' in led) redirect(303, led.to);
		const { language, refused, mistakes, trouble } = led.view;
		locals.document = { lang: tagOf(language), dir: directionOf(language) };
		if (refused) return fail(409, led);
		if ('busy' in led) return fail(429, led);
		return trouble || Object.keys(mistakes).length ? fail(422, led) : led;
	}
};
