import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as attributes from '$lib/people/attributes.server';
import * as imports from '$lib/people/imports.server';
import { posted } from '$lib/server/form';
import { refused } from '../../../surveys/[id]/refused';
import { choicesFrom, judgedChoices } from './choices';

type Event = RequestEvent<{ id: string }>;

export async function map({ request, locals: { db }, params }: Event) {
	const { columns, team } = await imports.read(db, params.id);
	const choices = choicesFrom(await posted(request), columns.length);
	const { uses, mistakes } = judgedChoices(choices, columns, await attributes.list(db, team));
	if (mistakes.some(Boolean)) return fail(422, { choices, mistakes });
	const problem = await refused(imports.map(db, params.id, uses), 'closed');
	return problem ? fail(409, { problem }) : { mapped: true };
}

/** `stale`: somebody changed one of them meanwhile, and it is compared anew. */
export async function apply({ locals: { db }, params }: Event) {
	const problem = await refused(imports.apply(db, params.id), 'stale', 'invalid', 'closed', 'unavailable');
	if (problem) return fail(409, { problem });
	redirect(303, `/people/import/${params.id}`);
}

export async function remove({ locals: { db }, params }: Event) {
	await imports.remove(db, params.id);
	redirect(303, '/people/import?removed');
}
