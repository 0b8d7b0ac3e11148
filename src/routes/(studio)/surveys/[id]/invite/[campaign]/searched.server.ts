import type { Recipient } from '$lib/mail/recipients.server';
import * as contacts from '$lib/people/contacts.server';
import type { Client } from '$lib/server/door';

const MOST = 8;
const LONGEST = 200;

/** The first of those whose name or address holds this; nobody for ''. */
export async function searched(db: Client, team: string, query: string): Promise<Recipient[]> {
	const search = query.toWellFormed().replaceAll('\0', '').trim().slice(0, LONGEST);
	if (!search) return [];
	const { rows } = await contacts.list(db, team, { search, list: null, after: null, size: MOST });
	return rows.map(({ id, name, address }) => ({ id, name, address }));
}
