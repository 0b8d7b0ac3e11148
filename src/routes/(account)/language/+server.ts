import { redirect } from '@sveltejs/kit';
import { way } from '$lib/account/way';
import { isLocale } from '$lib/i18n/paraglide/runtime';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await posted(request);
	const language = form.get('language');
	if (!isLocale(language)) throw new Problem('invalid');
	cookies.set('language', language, { path: '/', httpOnly: false, sameSite: 'lax', maxAge: 34_560_000 });
	redirect(303, way(form.get('next'), '/', url.origin));
};
