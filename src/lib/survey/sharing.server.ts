import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { AS_NEW, type Sharing } from './sharing';

/**
 * @param id of a survey of the asker's team
 * @returns how it is shared; as a new one for a survey that is not there for the asker
 */
export async function read(db: Client, id: string): Promise<Sharing> {
	const { data, error } = await db
		.from('sharings')
		.select('frames, partials, resume, kiosk')
		.eq('survey_id', id)
		.maybeSingle();
	if (error) throw refusal(error);
	return data ?? AS_NEW;
}

/**
 * Sets all of it.
 * @param to with `frames` as `parseOrigins` gives them
 * @throws Problem `forbidden` for a viewer, `missing` for another team's, `invalid` for frames that are no origins
 */
export async function save(db: Client, id: string, to: Sharing): Promise<void> {
	const { error } = await db.rpc('set_sharing', { survey: id, ...to });
	if (error) throw refusal(error);
}
