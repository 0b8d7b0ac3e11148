import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';

/** How a team treats the people whom it asks. */
export interface Manners {
	/** How long somebody is left alone after being asked, over all surveys and colleagues; 0: no rest. At most 730. */
	restDays: number;
	/** Only contacts whose consent is written down are asked. */
	consentNeeded: boolean;
}

export async function read(db: Client, team: string): Promise<Manners> {
	const { data, error } = await db
		.from('manners')
		.select('restDays:rest_days, consentNeeded:consent_needed')
		.eq('team_id', team)
		.maybeSingle();
	if (error) throw refusal(error);
	return data ?? { restDays: 30, consentNeeded: false };
}

export async function save(db: Client, team: string, { restDays, consentNeeded }: Manners): Promise<void> {
	const { error } = await db.rpc('set_manners', { team, rest_days: restDays, consent_needed: consentNeeded });
	if (error) throw refusal(error);
}
