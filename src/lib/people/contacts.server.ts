import { Problem } from '$lib/problem';
import type { Json } from '$lib/server/database.types';
import { house, outbox, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { addressFrom } from './address';
import type { Contact, ContactFields, ContactRow, OptOutScope } from './contact';

/** What a list of contacts is asked for. */
export interface Wanted {
	/** Part of a name or an address; '': everybody. */
	search: string;
	/** Id of a list; null: everybody. */
	list: string | null;
	/** `next` of the page before; null: the first. */
	after: string | null;
	/** At most 200. */
	size: number;
}

/** Contacts by name; who has none comes first. */
export async function list(
	db: Client,
	team: string,
	{ search, list, after, size }: Wanted
): Promise<{ rows: ContactRow[]; total: number; next: string | null }> {
	const { data, error } = await db.rpc('list_contacts', {
		team,
		search,
		size,
		...(list !== null && { on_list: list }),
		...(after !== null && { after })
	});
	if (error) throw refusal(error);
	return data as unknown as { rows: ContactRow[]; total: number; next: string | null };
}

/** @throws Problem `missing` */
export async function read(db: Client, id: string): Promise<Contact> {
	const { data, error } = await db.rpc('read_contact', { contact: id });
	if (error) throw refusal(error);
	return data as unknown as Contact;
}

/**
 * @param id null: somebody new
 * @returns their id; `taken` with the id of who has this address already, and nothing is saved
 */
export async function save(
	db: Client,
	team: string,
	id: string | null,
	{ address, name, language, attributes }: ContactFields
): Promise<{ id: string } | { taken: string }> {
	const known = addressFrom(address);
	if ('mistake' in known) throw new Problem('invalid');
	const { data, error } = await db.rpc('save_contact', {
		team,
		address: known.address,
		name,
		attributes,
		...(language !== null && { language }),
		...(id !== null && { contact: id })
	});
	if (error) throw refusal(error);
	return data as unknown as { id: string } | { taken: string };
}

/**
 * Erases somebody everywhere, at once and for good: themselves, their address and facts in letters, what joins them to
 * what they answered. What stays is that they must not be written to, by a hash.
 */
export async function erase(db: Client, id: string): Promise<void> {
	const { error } = await db.rpc('erase_contact', { contact: id });
	if (error) throw refusal(error);
	await forgetKept();
}

// An address of a request has room for so many ids.
const AT_ONCE = 100;

/** Letters that stayed in the box, of whose rows nothing tells any more what filled them. */
async function forgetKept(): Promise<void> {
	const kept = outbox.list().flatMap(({ id, headers }) => {
		const row = /^<([0-9a-f-]{36})@/.exec(headers?.['Message-ID'] ?? '')?.[1];
		return row ? [{ id, row }] : [];
	});
	for (let at = 0; at < kept.length; at += AT_ONCE) {
		const some = kept.slice(at, at + AT_ONCE);
		const rows = some.map(({ row }) => row);
		const { data, error } = await house().from('outbox').select('id').in('id', rows).is('facts->>name', null);
		if (error) throw refusal(error);
		const gone = new Set(data.map(({ id }) => id));
		outbox.forget(some.filter(({ row }) => gone.has(row)).map(({ id }) => id));
	}
}

/** All that is held about somebody, to be handed to them. */
export async function held(db: Client, id: string): Promise<Json> {
	const { data, error } = await db.rpc('contact_held', { contact: id });
	if (error) throw refusal(error);
	return data;
}

/** Somebody said by other ways that they do not want letters. @param what a survey's id, a kind, or '' for all */
export async function optOut(db: Client, id: string, scope: OptOutScope, what = ''): Promise<void> {
	const { error } = await db.rpc('opt_out_contact', { contact: id, scope, what });
	if (error) throw refusal(error);
}

/** Takes back what was opted out by hand; @throws Problem `forbidden` for what people did themselves */
export async function optIn(db: Client, id: string, scope: OptOutScope, what = ''): Promise<void> {
	const { error } = await db.rpc('opt_in_contact', { contact: id, scope, what });
	if (error) throw refusal(error);
}

/** @param given when, as `2026-03-01`, and where that is written down; null: withdrawn */
export async function consent(
	db: Client,
	id: string,
	given: { on: string; where: string } | null
): Promise<void> {
	const { error } = await db.rpc('set_consent', {
		contact: id,
		...(given && { on_day: given.on, written: given.where })
	});
	if (error) throw refusal(error);
}
