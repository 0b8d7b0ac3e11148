import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { refused } from '../refused';
import { modeIn, publicationIn, scheduleIn } from './forms';

type Event = RequestEvent<{ id: string }>;

async function publish({ request, locals, params }: Event) {
	if (!locals.user) throw new Problem('unknown');
	const { mode: promised } = await surveys.read(locals.db, params.id);
	const { values, mistakes } = publicationIn(await posted(request), promised);
	if (mistakes) return fail(400, { publish: { values, mistakes } });
	const publishing = versions.publish(locals.db, locals.user, params.id, values);
	const problem = await refused(publishing, 'stale', 'answered');
	if (problem) return fail(409, { publish: { values, problem } });
	const done = await publishing;
	// The page lists them anew.
	if ('obstacles' in done) return fail(409, { publish: { values, problem: 'obstacles' as const } });
	redirect(303, `?published=${done.number}`);
}

async function schedule({ request, locals, params }: Event) {
	const read = scheduleIn(await posted(request));
	if (read.mistakes) return fail(400, { schedule: { values: read.values, mistakes: read.mistakes } });
	await surveys.schedule(locals.db, params.id, read.schedule);
	return { scheduled: true };
}

async function promise({ request, locals, params }: Event) {
	const mode = modeIn(await posted(request));
	if (!mode) return fail(400, { promise: { problem: 'unchosen' as const } });
	const problem = await refused(surveys.setMode(locals.db, params.id, mode), 'answered');
	return problem ? fail(409, { promise: { problem } }) : { promised: true };
}

const pause = async ({ locals, params }: Event) => surveys.pause(locals.db, params.id);
const reopen = async ({ locals, params }: Event) => surveys.reopen(locals.db, params.id);

export const actions = { publish, schedule, promise, pause, reopen };
