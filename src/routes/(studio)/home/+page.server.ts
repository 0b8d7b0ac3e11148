import { getLocale } from '$lib/i18n/paraglide/runtime';
import { posted } from '$lib/server/form';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { glance } from './glance';
import type { Actions, PageServerLoad } from './$types';

// A search that long finds nothing that a shorter one does not.
const LONGEST_QUERY = 200;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { team } = await parent();
	const posts = await surveys.home(locals.db, team.id);
	const seen = { role: team.role, now: new Date(), locale: getLocale() };
	const glances = posts.map(async (post) => {
		const live = post.version !== null && post.headline !== null;
		return glance(post, live ? await versions.plan(post.id, post.version ?? 0) : null, seen);
	});
	return {
		role: team.role,
		posts: await Promise.all(glances),
		query: (url.searchParams.get('q') ?? '').slice(0, LONGEST_QUERY),
		archived: url.searchParams.has('archived')
	};
};

const idIn = async (request: Request) => String((await posted(request)).get('id'));

export const actions: Actions = {
	archive: async ({ request, locals }) => {
		const id = await idIn(request);
		const { name } = await surveys.read(locals.db, id);
		await surveys.archive(locals.db, id);
		return { archived: { id, name } };
	},
	restore: async ({ request, locals }) => {
		const id = await idIn(request);
		const { name } = await surveys.read(locals.db, id);
		await surveys.restore(locals.db, id);
		return { restored: { id, name } };
	}
};
