import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';

/** Somebody whom a campaign names. */
export interface Recipient {
	id: string;
	/** '': not known. */
	name: string;
	address: string;
}

// An address of a request has room for so many ids.
const AT_ONCE = 100;

/** Those of these ids whom the asker may know, by address. Who was erased meanwhile is not among them. */
export async function named(db: Client, ids: readonly string[]): Promise<Recipient[]> {
	const groups = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
		ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE)
	);
	const found = await Promise.all(
		groups.map(async (some) => {
			const { data, error } = await db.from('contacts').select('id, name, address').in('id', some);
			if (error) throw refusal(error);
			return data;
		})
	);
	return found.flat().sort((a, b) => a.address.localeCompare(b.address));
}
