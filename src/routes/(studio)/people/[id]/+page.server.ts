import * as attributes from '$lib/people/attributes.server';
import * as contacts from '$lib/people/contacts.server';
import * as manners from '$lib/people/manners.server';
import * as surveys from '$lib/survey/surveys.server';
import * as deeds from './deeds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db }, params }) => {
	const contact = await contacts.read(db, params.id);
	const [known, { consentNeeded }, posts] = await Promise.all([
		attributes.list(db, contact.team),
		manners.read(db, contact.team),
		surveys.home(db, contact.team)
	]);
	return { contact, known, consentNeeded, surveys: posts.map(({ id, name }) => ({ id, name })) };
};

export const actions: Actions = {
	save: deeds.save,
	consent: deeds.consent,
	withdraw: deeds.withdraw,
	out: deeds.out,
	in: deeds.back,
	erase: deeds.erase
};
