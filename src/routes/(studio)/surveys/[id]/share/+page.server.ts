import { fail } from '@sveltejs/kit';
import { posted } from '$lib/server/form';
import { qr, qrPath } from '$lib/survey/qr';
import * as sharings from '$lib/survey/sharing.server';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { sharingIn } from './forms';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	// The draft is asked for so that a viewer is told no.
	const { id, slug, liveVersion } = await surveys.draft(locals.db, params.id);
	const [sharing, plan] = await Promise.all([
		sharings.read(locals.db, id),
		liveVersion === null ? null : versions.plan(id, liveVersion)
	]);
	const link = `${url.origin}/s/${slug}`;
	const modules = qr(link);
	// Without script, the form that makes a link comes back with what was typed.
	const fields = (plan?.fields ?? []).map((field) => ({
		...field,
		value: url.searchParams.get(`field.${field.name}`) ?? ''
	}));
	return { sharing, fields, origin: url.origin, link, qr: { size: modules.length, path: qrPath(modules) } };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { values, sharing, mistakes } = sharingIn(await posted(request));
		if (!sharing) return fail(400, { values, mistakes });
		await sharings.save(locals.db, params.id, sharing);
		return { saved: true };
	}
};
