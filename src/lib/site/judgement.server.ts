import { faint } from '$lib/account/brand';
import * as brands from '$lib/account/brands.server';
import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { allQuestions } from '$lib/survey/course';
import * as surveyVersions from '$lib/survey/versions.server';
import { kinds } from './blocks/registry';
import { obstacles, type SiteFacts } from './obstacles';
import type { Obstacle } from './publication';
import type { SiteDocument } from './site';
import { lookOf } from './theme';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the rules cannot know from the document. @throws Problem `missing`, `forbidden` */
export async function factsOf(db: Client, team: string, document: SiteDocument): Promise<SiteFacts> {
	const ids = [...new Set(JSON.stringify(document).match(UUID))];
	const [told, brand] = await Promise.all([db.rpc('site_facts', { team, ids }), brands.find(db, team)]);
	if (told.error) throw refusal(told.error);
	// The function's own JSON, whose shape is fixed in its migration.
	const { assets, surveys } = told.data as {
		assets: { id: string; kind: string }[];
		surveys: { id: string; version: number | null }[];
	};
	const idsOf = (isPicture: boolean) =>
		new Set(assets.filter(({ kind }) => (kind === 'picture') === isPicture).map(({ id }) => id));
	const look = lookOf(document.theme, brand);
	return {
		pictures: idsOf(true),
		files: idsOf(false),
		surveys: new Map(await Promise.all(surveys.map(known))),
		faint: look ? faint(look) : []
	};
}

type Known = [id: string, { live: boolean; questions: string[] }];

async function known({ id, version }: { id: string; version: number | null }): Promise<Known> {
	if (version === null) return [id, { live: false, questions: [] }];
	const plan = await surveyVersions.plan(id, version);
	return [id, { live: true, questions: allQuestions(plan).map(({ name }) => name) }];
}

/**
 * @param document that went through the gate
 * @returns what stands in the way of publishing, and what is worth a look
 * @throws Problem `missing`, `forbidden`
 */
export const judge = async (db: Client, team: string, document: SiteDocument): Promise<Obstacle[]> =>
	obstacles(document, kinds, await factsOf(db, team, document));
