import * as brands from '$lib/account/brands.server';
import type { Brand } from '$lib/account/brand';
import { Problem } from '$lib/problem';
import { bounded } from '$lib/server/bounded';
import { house, letterLink, ownKey, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Plan } from '$lib/survey/plan';
import { narrow } from '$lib/survey/respond/narrow';
import { pickLanguage, speak } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import type { CampaignLetter, CampaignPlan } from './campaign';
import { planFrom } from './campaign-parse';
import { firstQuestion } from './first-question';
import { compile } from './letters/compile.server';
import { fill } from './letters/fill';
import type { Compiled, Drawing, Facts, Filled, Letter } from './letters/letter';
import { asksInLetter } from './letters/question';
import { letters } from './letters/registry';
import { textsOf } from './texts';
import { tokenOf, type Purpose } from './token';

/** A row of the outbox, as far as drawing it asks for. */
export interface Row {
	id: string;
	letter: string;
	team: string | null;
	campaign: string | null;
	invitation: string | null;
	language: string;
	facts: Record<string, string>;
}

/** What all letters of a campaign have in common. */
interface Setting {
	plan: CampaignPlan;
	survey: Plan | null;
	title: string;
	slug: string;
	anonymous: boolean;
	team: string;
	brand: Brand | null;
}

/** Compiled letters, in characters: one of a hundred kilobytes for each campaign, letter and language. */
const compiled = bounded<Promise<Compiled>>(20_000_000);
const LONGEST = 100_000;
// What was sent off does not change, but for the look of its team.
const LASTS_MS = 600_000;

const letterOf = (id: string): Letter => {
	const letter = letters[id];
	if (!letter) throw new Error(`there is no letter ${id}`);
	return letter;
};

const origin = (): string => letterLink('/').replace(/\/$/, '');

/** A link of a letter: see token.ts. */
export const linkFor = (purpose: Purpose, id: string): string =>
	letterLink(`/${purpose === 'answer' ? 'a' : 'u'}/${tokenOf(ownKey('mail links'), purpose, id)}`);

async function settingOf(campaign: string, plan?: CampaignPlan): Promise<Setting> {
	const { data, error } = await house()
		.from('campaigns')
		.select(
			'plan, team_id, teams!campaigns_team_id_fkey(name), launches(plan, version), surveys!campaigns_survey_id_fkey(id, slug, name, mode, live_version)'
		)
		.eq('id', campaign)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data?.surveys) throw new Problem('missing');
	const { surveys: survey, launches: launch } = data;
	const number = launch?.version ?? survey.live_version;
	return {
		plan: plan ?? planFrom(launch?.plan ?? data.plan),
		survey: number === null ? null : await versions.plan(survey.id, number),
		title: survey.name,
		slug: survey.slug,
		anonymous: survey.mode !== 'identified',
		team: data.teams?.name ?? '',
		brand: await brands.find(house(), data.team_id)
	};
}

function drawingOf(letter: Letter, language: string, of: Setting): Drawing {
	const own = of.plan.letters[letter.id as CampaignLetter]?.[language];
	const words = own ?? letter.words[language] ?? letter.words['en'];
	if (!words) throw new Error(`the letter ${letter.id} has no words`);
	const spoken = of.survey && pickLanguage(of.survey, [language]);
	const narrowed = of.survey && spoken ? narrow(of.survey, spoken) : null;
	const question = narrowed && firstQuestion(narrowed);
	return {
		language,
		words,
		brand: of.brand,
		facts: {
			team: of.team,
			origin: origin(),
			survey: (narrowed && speak(narrowed.title, language, () => '')) || of.title
		},
		question: question && asksInLetter(question) ? question : null,
		anonymous: of.anonymous
	};
}

async function compiledOf(row: Row): Promise<Compiled> {
	const letter = letterOf(row.letter);
	if (row.campaign) return compile(letter, drawingOf(letter, row.language, await settingOf(row.campaign)));
	const words = letter.words[row.language] ?? letter.words['en'];
	if (!words) throw new Error(`the letter ${letter.id} has no words`);
	const team = row.team ? await teamOf(row.team) : { name: '', brand: null };
	return compile(letter, {
		language: row.language,
		words,
		brand: team.brand,
		facts: { team: team.name, origin: origin(), rows: row.facts['rows'] },
		question: null,
		anonymous: false
	});
}

async function teamOf(id: string): Promise<{ name: string; brand: Brand | null }> {
	const { data, error } = await house().from('teams').select('name').eq('id', id).maybeSingle();
	if (error) throw refusal(error);
	return { name: data?.name ?? '', brand: await brands.find(house(), id) };
}

/** The letter of a row, compiled once for all rows of its campaign in its language. @throws Problem `missing` */
export function compiledFor(row: Row): Promise<Compiled> {
	// A test is drawn from a draft, which changes.
	if (row.facts['$test']) return compiledOf(row);
	const turn = Math.floor(Date.now() / LASTS_MS);
	// A digest is drawn for its team and week.
	// Of a campaign's, it may be the name of somebody's attribute.
	const rows = row.campaign ? '' : (row.facts['rows'] ?? '');
	const key = [row.campaign ?? row.team ?? '', row.letter, row.language, turn, rows].join(' ');
	const known = compiled.get(key);
	if (known) return known;
	const made = compiledOf(row);
	compiled.set(key, made, LONGEST);
	made.catch(() => compiled.delete(key));
	return made;
}

/** What fills it: the row's facts, and its links. */
export function factsFor(row: Row): Facts {
	const link = row.invitation ? linkFor('answer', row.invitation) : letterLink('/');
	return { ...row.facts, $link: link, $unsubscribe: linkFor('unsubscribe', row.id) };
}

/** Somebody made up, for who has no contacts yet. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/**
 * A letter of a campaign as it would be: for its screens.
 *
 * @param of `plan` as it is on the screen; `contact` whose facts fill it, null: somebody made up, called `name`
 * @throws Problem `missing`
 */
export async function preview(
	db: Client,
	of: {
		campaign: string;
		plan: CampaignPlan;
		letter: CampaignLetter;
		language: string;
		contact: string | null;
		name: string;
	}
): Promise<Filled> {
	const found = of.contact ? await contactOf(db, of.contact) : { name: of.name };
	const letter = letterOf(of.letter);
	const made = await compile(letter, drawingOf(letter, of.language, await settingOf(of.campaign, of.plan)));
	return fill(made, {
		...found,
		$link: linkFor('answer', NOBODY),
		$unsubscribe: linkFor('unsubscribe', NOBODY)
	});
}

async function contactOf(db: Client, id: string): Promise<Record<string, string>> {
	const { data, error } = await db
		.from('contacts')
		.select('name, address, attributes')
		.eq('id', id)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return { ...textsOf(data.attributes), name: data.name, address: data.address };
}
