import { fail, redirect } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import * as people from '$lib/account/people.server';
import { HOME, way } from '$lib/account/way';
import { posted } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

// A GET never uses the link up: mail scanners open every one of them, some with JavaScript on.
export const load: PageServerLoad = ({ url }) => ({
	hash: (url.searchParams.get('token_hash') ?? '').slice(0, 200),
	type: url.searchParams.get('type') ?? '',
	next: way(url.searchParams.get('next'), undefined, url.origin)
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await posted(request);
		const [hash, type] = [text(form, 'token_hash'), text(form, 'type')];
		const outcome = hash && people.isLink(type) ? await people.confirm(locals.db, hash, type) : 'gone';
		if (outcome === 'gone') return fail(410, { gone: true });
		const next = type === 'recovery' ? HOME : way(form.get('next'));
		if (outcome === 'anew') redirect(303, `/reset?${new URLSearchParams({ anew: '1', next })}`);
		redirect(303, type === 'recovery' ? '/reset' : next);
	}
};
