import { fail, redirect } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { withNext } from '$lib/account/way';
import { posted } from '$lib/server/form';
import { Problem } from '$lib/problem';
import * as accesses from '$lib/site/accesses.server';
import { seesOutbox } from '../../../outbox/local';
import type { Actions, PageServerLoad } from './$types';
import { before, goal, knock, letIn } from './enter.server';

export const load: PageServerLoad = async (event) => {
	const { params, url, request, cookies } = event;
	const { door, shut } = await before(event);
	const to = goal(params.site, url.searchParams.get('to'));
	if (!shut && request.method === 'GET') redirect(303, to);
	const stranger = !cookies.getAll().some(({ name }) => name.startsWith('sb-'));
	if (shut === 'team' && stranger) redirect(303, withNext('/sign-in', to));
	return { to, brand: door.brand, kind: door.access };
};

/** @returns what a wait is in minutes; what is no wait is thrown on */
function minutesOf(thrown: unknown): number {
	if (!(thrown instanceof Problem) || thrown.code !== 'too_many') throw thrown;
	return Math.ceil(Number(thrown.facts['seconds'] ?? 60) / 60);
}

export const actions: Actions = {
	passcode: async (event) => {
		const { door } = await knock(event);
		const form = await posted(event.request);
		try {
			const cookie = await accesses.byPasscode(door, text(form, 'passcode'), event.getClientAddress());
			if (cookie === 'wrong') return fail(403, { wrong: 'passcode' as const });
			letIn(event.cookies, event.params.site, event.url.protocol === 'https:', cookie);
		} catch (thrown) {
			return fail(429, { wrong: 'wait' as const, minutes: minutesOf(thrown) });
		}
		redirect(303, goal(event.params.site, event.url.searchParams.get('to')));
	},
	letter: async (event) => {
		const { door } = await knock(event);
		const { url, params, request, getClientAddress } = event;
		const form = await posted(request);
		const email = text(form, 'email').trim();
		const to = new URLSearchParams({ to: goal(params.site, url.searchParams.get('to')) });
		const linkOf = (token: string) => `${url.origin}/m/${params.site}/door/${token}?${to}`;
		try {
			const outcome = await accesses.sendLink(door, email, linkOf, getClientAddress());
			if (outcome !== 'sent') return fail(400, { wrong: outcome, email });
		} catch (thrown) {
			return fail(429, { wrong: 'wait' as const, minutes: minutesOf(thrown), email });
		}
		return { sent: true, outbox: seesOutbox(event) };
	}
};
