import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { m } from '$lib/i18n/paraglide/messages';
import * as attributes from '$lib/people/attributes.server';
import * as lists from '$lib/people/lists.server';
import { posted } from '$lib/server/form';
import { refused } from '../../surveys/[id]/refused';
import { choicesFor } from './choices.server';
import { draftFrom, mistakesOf, ruleOf } from './draft';

async function said({ request, locals: { db } }: RequestEvent) {
	const form = await posted(request);
	const team = text(form, 'team');
	const draft = draftFrom(form, await attributes.list(db, team));
	return { team, draft };
}

/** Without a script: one condition more or less, and who would be on it. */
export async function change(event: RequestEvent) {
	const { team, draft } = await said(event);
	const { db } = event.locals;
	const rule = ruleOf(draft);
	const [count, choices] = await Promise.all([
		rule ? lists.count(db, team, rule) : null,
		choicesFor(db, team, draft)
	]);
	return { draft, count, choices };
}

export async function save(event: RequestEvent<{ id?: string }>) {
	const { team, draft } = await said(event);
	const { db } = event.locals;
	const [mistakes, rule] = [mistakesOf(draft), ruleOf(draft)];
	if (mistakes || !rule) return fail(422, { draft, mistakes, choices: await choicesFor(db, team, draft) });
	const id = event.params.id ?? null;
	const saving = lists.save(db, team, id, { name: draft.name, rule });
	// There are two hundred of them.
	if (!id && (await refused(saving, 'invalid')))
		return fail(409, { draft, full: true, choices: await choicesFor(db, team, draft) });
	const kept = await saving;
	if (!id) redirect(303, `/people/lists/${kept}?made`);
	return { said: m.people_list_saved() };
}

export async function remove({ locals: { db }, params }: RequestEvent<{ id: string }>) {
	await lists.remove(db, params.id);
	redirect(303, '/people/lists?removed');
}
