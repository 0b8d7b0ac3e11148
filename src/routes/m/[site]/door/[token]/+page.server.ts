import { fail, redirect } from '@sveltejs/kit';
import * as accesses from '$lib/site/accesses.server';
import type { Actions, PageServerLoad } from './$types';
import { before, goal, knock, letIn } from '../enter.server';

/** Opening the link of a letter lets nobody in and uses nothing up: mail scanners open every link. */
export const load: PageServerLoad = async (event) => {
	const { door } = await before(event);
	const to = goal(event.params.site, event.url.searchParams.get('to'));
	const good = await accesses.isGood(door.id, event.params.token);
	return {
		to,
		brand: door.brand,
		good,
		again: `/m/${event.params.site}/door?${new URLSearchParams({ to })}`
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { door } = await knock(event);
		const cookie = await accesses.byLetter(door, event.params.token);
		if (cookie === 'gone') return fail(410, { gone: true });
		letIn(event.cookies, event.params.site, event.url.protocol === 'https:', cookie);
		redirect(303, goal(event.params.site, event.url.searchParams.get('to')));
	}
};
