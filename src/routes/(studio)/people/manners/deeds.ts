import { fail, type RequestEvent } from '@sveltejs/kit';
import { text } from '$lib/account/credentials';
import { m } from '$lib/i18n/paraglide/messages';
import { ATTRIBUTE_KINDS, attributeNameFrom, MOST_ATTRIBUTES, type Attribute } from '$lib/people/attribute';
import * as attributes from '$lib/people/attributes.server';
import * as manners from '$lib/people/manners.server';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';

// Each form says which team it is about: in another tab the asker may look at another one by now.
const about = async ({ request }: RequestEvent) => {
	const form = await posted(request);
	return { form, team: text(form, 'team') };
};

const MOST_DAYS = 730;

export async function saveManners(event: RequestEvent) {
	const { form, team } = await about(event);
	const typed = { rest: text(form, 'rest').trim(), consentNeeded: form.has('consent') };
	const restDays = /^\d{1,3}$/.test(typed.rest) ? Number(typed.rest) : NaN;
	if (!(restDays <= MOST_DAYS)) return fail(422, { manners: typed });
	await manners.save(event.locals.db, team, { restDays, consentNeeded: typed.consentNeeded });
	return { said: m.people_manners_saved() };
}

function kindIn(form: FormData): Attribute['kind'] {
	const kind = ATTRIBUTE_KINDS.find((one) => one === form.get('kind'));
	if (!kind) throw new Problem('invalid');
	return kind;
}

type AddMistake = 'name' | 'same' | 'full';
const NAMELESS: AddMistake = 'name';

export async function add(event: RequestEvent) {
	const { form, team } = await about(event);
	const attribute = { kind: kindIn(form), segment: form.has('segment') };
	const typed = text(form, 'name');
	const name = attributeNameFrom(typed);
	const known = await attributes.list(event.locals.db, team);
	const same = known.some((one) => one.name.toLowerCase() === name?.toLowerCase());
	const mistake: AddMistake | null = !name
		? 'name'
		: same
			? 'same'
			: known.length >= MOST_ATTRIBUTES
				? 'full'
				: null;
	if (mistake || !name)
		return fail(422, { add: { ...attribute, name: typed, mistake: mistake ?? NAMELESS } });
	await attributes.save(event.locals.db, team, { name, ...attribute });
	return { said: m.people_attribute_added({ name }) };
}

export async function change(event: RequestEvent) {
	const { form, team } = await about(event);
	const name = text(form, 'name');
	const known = await attributes.list(event.locals.db, team);
	// Taken away by somebody else meanwhile: a change must not bring it back.
	if (!known.some((one) => one.name === name)) throw new Problem('missing');
	await attributes.save(event.locals.db, team, { name, kind: kindIn(form), segment: form.has('segment') });
	return { said: m.people_attribute_saved({ name }) };
}

export async function remove(event: RequestEvent) {
	const { form, team } = await about(event);
	const name = text(form, 'name');
	await attributes.remove(event.locals.db, team, name);
	return { said: m.people_attribute_removed({ name }) };
}
