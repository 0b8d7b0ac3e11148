import * as attributes from '$lib/people/attributes.server';
import * as contacts from '$lib/people/contacts.server';
import * as lists from '$lib/people/lists.server';
import * as manners from '$lib/people/manners.server';
import type { PageServerLoad } from './$types';

const SIZE = 50;
// A search that long finds nothing that a shorter one does not.
const LONGEST_QUERY = 200;

export const load: PageServerLoad = async ({ locals: { db }, parent, url: { searchParams } }) => {
	const { team } = await parent();
	const search = (searchParams.get('q') ?? '').slice(0, LONGEST_QUERY).replaceAll('\0', '').toWellFormed();
	const list = searchParams.get('list') || null;
	const after = searchParams.get('after') || null;
	const [found, names, known, { consentNeeded }] = await Promise.all([
		contacts.list(db, team.id, { search, list, after, size: SIZE }),
		lists.names(db, team.id),
		attributes.list(db, team.id),
		manners.read(db, team.id)
	]);
	return { ...found, search, list, after, lists: names, known, consentNeeded };
};
