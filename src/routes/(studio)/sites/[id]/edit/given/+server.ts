import { Problem } from '$lib/problem';
import { needsFrom } from '$lib/site/desk/needing';
import { isLanguage } from '$lib/site/fields';
import * as needs from '$lib/site/needs.server';
import * as sites from '$lib/site/sites.server';
import { json } from '@sveltejs/kit';
import { bodyOf } from '../body';
import type { RequestHandler } from './$types';

/** What blocks on the canvas ask for, as visitors would be given it: nothing more is shown to who builds. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const { needs: raw, language } = await bodyOf(request);
	const asked = needsFrom(raw);
	if (!locals.user) throw new Problem('unknown');
	if (!asked || typeof language !== 'string' || !isLanguage(language)) throw new Problem('invalid');
	const site = await sites.find(locals.db, params.id);
	return json(await needs.answer(asked, site, language));
};
