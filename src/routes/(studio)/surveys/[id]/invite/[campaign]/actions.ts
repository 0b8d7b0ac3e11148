import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as campaigns from '$lib/mail/campaigns.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import { refused } from '../../refused';
import { drafted, inTheWay } from './drafted.server';
import { letterIn, revisionIn, textIn, writtenIn } from './forms';
import { found } from './found.server';

type Event = RequestEvent<{ id: string; campaign: string }>;

const at = ({ params }: Event) => `/surveys/${params.id}/invite/${params.campaign}`;

/** The whole draft, where no script saves it as it is typed. */
async function save(event: Event) {
	const form = await posted(event.request);
	const { plan, usual } = await drafted(event);
	const written = writtenIn(form, plan, usual);
	if ('wrong' in written) return fail(400, { save: { wrong: written.wrong } });
	const saving = campaigns.save(event.locals.db, event.params.campaign, revisionIn(form), written);
	const problem = await refused(saving, 'stale', 'closed');
	if (problem) return fail(409, { save: { problem } });
	// Where to go on: another letter, or people that are looked for.
	const query = new URLSearchParams(textIn(form, 'then'));
	if (textIn(form, 'q')) query.set('q', textIn(form, 'q'));
	redirect(303, `${at(event)}?${query}${query.has('q') ? '#people' : query.size ? '#letter' : ''}`);
}

async function launch(event: Event) {
	const form = await posted(event.request);
	const campaign = await found(event);
	const outlook = await campaigns.outlook(event.locals.db, campaign.id);
	const obstacles = await inTheWay(event, campaign, outlook);
	// The page lists them anew.
	if (obstacles.length) return fail(409, { launch: 'obstacles' as const });
	const launching = campaigns.launch(event.locals.db, campaign.id, revisionIn(form));
	const problem = await refused(launching, 'stale', 'closed', 'invalid');
	if (problem) return fail(409, { launch: problem });
	redirect(303, at(event));
}

async function test(event: Event) {
	const form = await posted(event.request);
	const { id } = await found(event);
	if (!event.locals.user) throw new Problem('unknown');
	const contact = textIn(form, 'contact') || null;
	const of = { letter: letterIn(form), language: textIn(form, 'language'), contact };
	await campaigns.test(event.locals.db, event.locals.user, id, of);
	return { tested: event.locals.user.email ?? '' };
}

async function remove(event: Event) {
	const { id } = await found(event);
	const problem = await refused(campaigns.remove(event.locals.db, id), 'closed');
	if (problem) return fail(409, { remove: problem });
	redirect(303, `/surveys/${event.params.id}/invite`);
}

/** @param doing pauses, goes on or cancels */
const change = (doing: typeof campaigns.pause) => async (event: Event) => {
	const { id } = await found(event);
	const problem = await refused(doing(event.locals.db, id), 'closed');
	return problem ? fail(409, { change: problem }) : { changed: true };
};

async function revoke(event: Event) {
	const address = textIn(await posted(event.request), 'address').slice(0, 400);
	const { id } = await found(event);
	const problem = await refused(campaigns.revoke(event.locals.db, id, address), 'missing');
	return problem ? fail(404, { revoke: { address, problem } }) : { revoked: address };
}

export const actions = {
	...{ save, launch, test, remove, revoke },
	pause: change(campaigns.pause),
	resume: change(campaigns.resume),
	cancel: change(campaigns.cancel)
};
