import { fail, redirect } from '@sveltejs/kit';
import { opening } from '$lib/survey/respond/draw';
import { rules } from '$lib/survey/questions/registry';
import { freshLink } from '$lib/survey/respond/fresh';
import { prefilled } from '$lib/survey/respond/prefill';
import { sameFor } from '$lib/survey/respond/same';
import { scriptOf } from '$lib/survey/respond/script';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import type { Actions, PageServerLoad } from './$types';
import { dressed } from './dressed';
import { exceeds } from './pace';
import { frameAt } from './frame-at';
import { take } from './sittings.server';
import { stateOf } from './state';
import { wanted } from './wanted';

/** Opening a survey records nothing: scanners and previews of links open it too. */
export const load: PageServerLoad = async ({ params, url, request, locals, setHeaders }) => {
	// Behind a post: whoever was writing while the survey was archived gets their words back.
	const door = await (request.method === 'POST' ? versions.recent : versions.open)(params.slug);
	const { name, state } = door;
	const around = dressed(params.slug, door, url.searchParams, locals);
	if (state === 'missing') return { name, language: '', state: null, view: null, ...around };
	const language = pickLanguage(door.plan, wanted(url, request));
	locals.document ??= { lang: tagOf(language), dir: directionOf(language) };
	// Kept by the browser for "back", which brings the same response id; asked for anew otherwise.
	setHeaders({ 'cache-control': around.fresh ? 'private, no-store' : 'private, no-cache' });
	const title = stateOf({ ...door, state }, language);
	const frame = frameAt(params.slug, door, door.plan, door.version, {
		language,
		id: crypto.randomUUID(),
		fresh: freshLink(params.slug, url.searchParams)
	});
	locals.same = sameFor({ ...door, state }, language);
	const view = title ? null : opening(frame, prefilled(frame.plan, url.searchParams, rules));
	if (view) (locals.scripts ??= []).push(scriptOf(view));
	return { name, language, state: title, view, left: title ? frame.keeps : undefined, ...around };
};

export const actions: Actions = {
	default: async ({ params, url, request, locals, getClientAddress }) => {
		const address = getClientAddress();
		const busy = exceeds('page', address);
		// Before anything can fail: also what went wrong must be seen in somebody's frame.
		locals.frames = (await versions.recent(params.slug)).sharing.frames;
		const led = await take(params.slug, request, { query: url.searchParams, address, busy });
		if ('to' in led) redirect(303, led.to);
		const { language, refused, mistakes, trouble } = led.view;
		locals.document = { lang: tagOf(language), dir: directionOf(language) };
		locals.scripts = [scriptOf(led.view)];
		if (refused) return fail(409, led);
		if ('busy' in led) return fail(429, led);
		return trouble || Object.keys(mistakes).length ? fail(422, led) : led;
	}
};
