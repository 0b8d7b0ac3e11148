import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Attribute } from './attribute';

/** In the order in which they are shown. */
export async function list(db: Client, team: string): Promise<Attribute[]> {
	const { data, error } = await db
		.from('attributes')
		.select('name, kind, segment')
		.eq('team_id', team)
		.order('place')
		.order('name');
	if (error) throw refusal(error);
	return data as Attribute[];
}

/** Adds it, or changes its kind and whether reports may split by it. Values that are known stay as they are. */
export async function save(db: Client, team: string, { name, kind, segment }: Attribute): Promise<void> {
	const { error } = await db.rpc('save_attribute', { team, name, kind, segment });
	if (error) throw refusal(error);
}

/** Beware: what is known of it goes too, of everybody. */
export async function remove(db: Client, team: string, name: string): Promise<void> {
	const { error } = await db.rpc('remove_attribute', { team, name });
	if (error) throw refusal(error);
}
