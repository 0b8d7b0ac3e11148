import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { m } from '$lib/i18n/paraglide/messages';
import { addressFrom } from '$lib/people/address';
import { dayFrom } from '$lib/people/attribute';
import * as attributes from '$lib/people/attributes.server';
import { contactFrom, type ContactMistake, type OptOutScope } from '$lib/people/contact';
import * as contacts from '$lib/people/contacts.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import { typedFrom } from '../typed';

type Event = RequestEvent<{ id: string }>;

export async function save({ request, locals: { db }, params }: Event) {
	const { team } = await contacts.read(db, params.id);
	const known = await attributes.list(db, team);
	const typed = typedFrom(await posted(request), known);
	const read = contactFrom(typed, known);
	if ('mistakes' in read) return fail(422, { typed, mistakes: read.mistakes, taken: null });
	const saved = await contacts.save(db, team, params.id, read.fields);
	const mistakes: ContactMistake[] = [{ field: 'address', of: '', code: 'taken' }];
	if ('taken' in saved) return fail(409, { typed, mistakes, taken: saved.taken });
	return { said: m.people_saved() };
}

const MOST_WHERE = 200;

/** A day after tomorrow is a slip of the finger: nobody has agreed yet. Before 1990 too. */
function dayMistake(day: string | null): 'date' | 'future' | null {
	if (!day || day < '1990-01-01') return 'date';
	return day > new Date().toISOString().slice(0, 10) ? 'future' : null;
}

export async function consent({ request, locals: { db }, params }: Event) {
	const form = await posted(request);
	const typed = { on: text(form, 'on'), where: text(form, 'where').trim() };
	const on = dayFrom(typed.on);
	const mistake = dayMistake(on);
	if (mistake || !on) return fail(422, { consent: { ...typed, mistake: mistake ?? ('date' as const) } });
	if (typed.where.length > MOST_WHERE) return fail(422, { consent: { ...typed, mistake: 'long' as const } });
	await contacts.consent(db, params.id, { on, where: typed.where });
	return { said: m.people_consent_saved() };
}

export async function withdraw({ locals: { db }, params }: Event) {
	await contacts.consent(db, params.id, null);
	return { said: m.people_consent_withdrawn() };
}

/** @param said `all`, `kind pulse`, `post <id>` */
function scopeFrom(said: string): { scope: OptOutScope; what: string } {
	const [, scope, what = ''] = /^(all|kind|post)(?: ([\w-]{1,60}))?$/.exec(said) ?? [];
	if (scope === 'all') return { scope, what: '' };
	if ((scope === 'kind' || scope === 'post') && what) return { scope, what };
	throw new Problem('invalid');
}

export async function out({ request, locals: { db }, params }: Event) {
	const { scope, what } = scopeFrom(text(await posted(request), 'of'));
	await contacts.optOut(db, params.id, scope, what);
	return { said: m.people_out_saved() };
}

export async function back({ request, locals: { db }, params }: Event) {
	const { scope, what } = scopeFrom(text(await posted(request), 'of'));
	await contacts.optIn(db, params.id, scope, what);
	return { said: m.people_out_taken_back() };
}

export async function erase({ request, locals: { db }, params }: Event) {
	const typed = text(await posted(request), 'typed');
	const { address } = await contacts.read(db, params.id);
	const read = addressFrom(typed);
	if ('mistake' in read || read.key !== address.toLowerCase()) return fail(422, { erase: { typed } });
	await contacts.erase(db, params.id);
	redirect(303, '/people?erased');
}
