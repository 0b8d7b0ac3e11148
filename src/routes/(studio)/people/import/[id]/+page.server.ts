import * as attributes from '$lib/people/attributes.server';
import { ROW_KINDS } from '$lib/people/import';
import * as imports from '$lib/people/imports.server';
import * as deeds from './deeds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, params, url: { searchParams } }) => {
	const only = ROW_KINDS.find((kind) => kind === searchParams.get('only')) ?? null;
	const wanted = Number(searchParams.get('page'));
	const page = Number.isSafeInteger(wanted) && wanted > 0 && wanted < 100_000 ? wanted : 1;
	const [preview, progress] = await Promise.all([
		imports.preview(db, params.id, { only, page }),
		imports.progress(db, params.id)
	]);
	return { preview, progress, only, known: await attributes.list(db, preview.team) };
};

export const actions: Actions = { map: deeds.map, apply: deeds.apply, remove: deeds.remove };
