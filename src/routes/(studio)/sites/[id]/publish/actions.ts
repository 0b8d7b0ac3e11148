import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import * as sites from '$lib/site/sites.server';
import { refused } from '../../../surveys/[id]/refused';
import { previewIn, releaseIn, revisionIn, textIn } from './forms';

type Event = RequestEvent<{ id: string }>;

async function publish({ request, locals, params }: Event) {
	if (!locals.user) throw new Problem('unknown');
	const { values, mistakes, release } = releaseIn(await posted(request), new Date());
	if (mistakes) return fail(400, { publish: { values, mistakes } });
	const publishing = sites.schedule(locals.db, locals.user, params.id, release);
	// `invalid`: it would end before it begins, by the day that was set for its end before.
	const problem = await refused(publishing, 'stale', 'invalid');
	if (problem) return fail(409, { publish: { values, problem } });
	const done = await publishing;
	// The page lists them anew.
	if ('obstacles' in done) return fail(409, { publish: { values, problem: 'obstacles' as const } });
	redirect(303, `?${release.opensAt ? 'scheduled' : 'published'}=${done.number}`);
}

async function ask({ request, locals, params }: Event) {
	const form = await posted(request);
	const { values, mistakes } = releaseIn(form, new Date());
	if (mistakes) return fail(400, { publish: { values, mistakes } });
	const asking = sites.request(locals.db, params.id, { revision: revisionIn(form), note: values.note });
	const problem = await refused(asking, 'stale');
	if (problem) return fail(409, { publish: { values, problem } });
	if ('obstacles' in (await asking)) return fail(409, { publish: { values, problem: 'obstacles' as const } });
	redirect(303, '?asked=1#asked');
}

async function approve({ request, locals }: Event) {
	if (!locals.user) throw new Problem('unknown');
	const form = await posted(request);
	const approving = sites.approve(locals.db, locals.user, textIn(form, 'request'), { note: '' });
	const problem = await refused(approving, 'stale');
	if (problem) return fail(409, { decide: problem });
	const done = await approving;
	if ('obstacles' in done) return fail(409, { decide: 'obstacles' as const });
	redirect(303, `?published=${done.number}`);
}

async function decline({ request, locals }: Event) {
	const form = await posted(request);
	const problem = await refused(
		sites.decline(locals.db, textIn(form, 'request'), textIn(form, 'reason').slice(0, 500).toWellFormed()),
		'stale'
	);
	return problem ? fail(409, { decide: problem }) : { declined: true };
}

async function withdraw({ request, locals }: Event) {
	const form = await posted(request);
	const problem = await refused(sites.withdraw(locals.db, textIn(form, 'request')), 'stale');
	return problem ? fail(409, { decide: problem }) : { withdrawn: true };
}

async function end({ request, locals, params }: Event) {
	const { values, mistakes, release } = releaseIn(await posted(request), new Date());
	if (mistakes) return fail(400, { end: { values, mistakes } });
	const problem = await refused(sites.endAt(locals.db, params.id, release.endsAt), 'invalid', 'forbidden');
	return problem ? fail(409, { end: { values, problem } }) : { ended: true };
}

const unpublish = async ({ locals, params }: Event) => sites.unpublish(locals.db, params.id);
const republish = async ({ locals, params }: Event) => sites.republish(locals.db, params.id);
const callOff = async ({ locals, params }: Event) => sites.callOff(locals.db, params.id);

async function preview({ request, locals, params, url }: Event) {
	const { of, days } = previewIn(await posted(request));
	const making = sites.makePreview(locals.db, params.id, of, days);
	const full = await refused(making, 'too_many');
	return full ? fail(429, { preview: full }) : { made: `${url.origin}/preview/${await making}` };
}

async function revoke({ request, locals, params }: Event) {
	// Taken back by somebody else meanwhile: it is gone all the same.
	await refused(
		sites.revokePreview(locals.db, params.id, textIn(await posted(request), 'preview')),
		'missing'
	);
	return { revoked: true };
}

export const actions = {
	...{ publish, ask, approve, decline, withdraw },
	...{ end, unpublish, republish, callOff, preview, revoke }
};
