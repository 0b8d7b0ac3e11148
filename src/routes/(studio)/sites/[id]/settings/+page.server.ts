import * as accesses from '$lib/site/accesses.server';
import * as pictures from '$lib/site/pictures.server';
import * as sites from '$lib/site/sites.server';
import type { PageServerLoad } from './$types';

export { actions } from './actions';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { team, revision, document } = await sites.read(locals.db, params.id);
	const [access, kept] = await Promise.all([
		accesses.read(locals.db, params.id),
		pictures.list(locals.db, team)
	]);
	const { languages, cover } = document;
	return { prefix: `${url.origin}/m/`, access, pictures: kept, revision, languages, cover };
};
