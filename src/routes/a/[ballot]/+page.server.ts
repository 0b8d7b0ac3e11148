import { fail, redirect } from '@sveltejs/kit';
import * as ballots from '$lib/mail/ballots.server';
import { opening } from '$lib/survey/respond/draw';
import { scriptOf } from '$lib/survey/respond/script';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { dressed } from '../../s/[slug]/dressed';
import { exceeds } from '../../s/[slug]/pace';
import { frameAt } from '../../s/[slug]/frame-at';
import { take } from '../../s/[slug]/sittings.server';
import { stateOf } from '../../s/[slug]/state';
import { wanted } from '../../s/[slug]/wanted';
import { isThere } from './there.server';
import type { Actions, PageServerLoad } from './$types';

/** Opening a link records nothing: scanners open every one. What they open is remembered, and forgotten, in memory. */
export const load: PageServerLoad = async ({ params, url, request, locals, setHeaders }) => {
	const visit = await ballots.visit(params.ballot);
	const { slug, invitation, choice, anonymous, respondent } = visit;
	if (request.method !== 'POST')
		ballots.presence.opened(invitation, String(choice), request.method === 'HEAD');
	const door = await versions.recent(slug);
	// Nobody frames a letter's page, and no address of it is told to where its links lead.
	const { brand } = dressed(
		slug,
		{ ...door, sharing: { ...door.sharing, frames: [] } },
		url.searchParams,
		locals
	);
	setHeaders({ 'cache-control': 'private, no-store' });
	const asked = url.searchParams.has('lang') ? wanted(url, request) : [visit.language];
	const language = pickLanguage(door.plan, asked);
	locals.document ??= { lang: tagOf(language), dir: directionOf(language) };
	const around = {
		name: door.name,
		language,
		brand,
		anonymous,
		respondent,
		trap: `/a/${visit.token}/machine`
	};
	if (visit.state !== 'open' || door.state === 'missing') {
		const shut = visit.state === 'open' ? ('ended' as const) : visit.state;
		return { ...around, shut, state: null, view: null, note: '' };
	}
	const state = stateOf({ ...door, state: door.state }, language);
	const id = crypto.randomUUID();
	const frame = frameAt(slug, door, door.plan, door.version, { language, id, fresh: null, visit });
	const then = await versions.plan(door.survey, visit.version);
	const view = state ? null : opening(frame, ballots.clicked(visit, then, door.plan));
	if (view) (locals.scripts ??= []).push(scriptOf(view));
	return { ...around, shut: null, state, view, note: ballots.note(invitation).note };
};

export const actions: Actions = {
	default: async ({ params, url, request, locals, getClientAddress }) => {
		const address = getClientAddress();
		const visit = await ballots.visit(params.ballot);
		const there = await isThere(visit, request);
		if (there !== 'yes') return fail(409, { there });
		const busy = exceeds('page', address);
		const led = await take(visit.slug, request, { query: url.searchParams, address, busy, visit });
		if ('to' in led) redirect(303, led.to);
		const { language, refused, mistakes, trouble } = led.view;
		locals.document = { lang: tagOf(language), dir: directionOf(language) };
		locals.scripts = [scriptOf(led.view)];
		if (refused) return fail(409, { led });
		if ('busy' in led) return fail(429, { led });
		return trouble || Object.keys(mistakes).length ? fail(422, { led }) : { led };
	}
};
