import { redirect } from '@sveltejs/kit';
import { way } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import type { RequestHandler } from './$types';

const THEMES = ['light', 'dark', 'system'];

export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await posted(request);
	const theme = form.get('theme');
	if (typeof theme !== 'string' || !THEMES.includes(theme)) throw new Problem('invalid');
	if (theme === 'system') cookies.delete('theme', { path: '/' });
	else cookies.set('theme', theme, { path: '/', sameSite: 'lax', maxAge: 34_560_000 });
	redirect(303, way(form.get('next'), '/', url.origin));
};
