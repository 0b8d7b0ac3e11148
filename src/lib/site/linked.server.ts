import { Problem } from '$lib/problem';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { SiteDocument } from './site';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Where a link to a survey leads (`survey:<id>`), for who may read the site that it stands on.
 * @returns the path of the survey's page, which says itself whether it is open
 * @throws Problem `missing` where no link of the site names it, or it is another team's
 */
export async function surveyPath(site: SiteDocument, team: string, id: string): Promise<string> {
	if (!UUID.test(id) || !JSON.stringify(site).includes(`"survey:${id}"`)) throw new Problem('missing');
	const { data, error } = await house()
		.from('surveys')
		.select('slug')
		.eq('id', id)
		.eq('team_id', team)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return `/s/${data.slug}`;
}
