import type { RequestEvent } from '@sveltejs/kit';
import { CAMPAIGN_LETTERS, type Outlook } from '$lib/mail/campaign';
import { obstaclesTo, type CampaignObstacle } from '$lib/mail/campaign-check';
import * as campaigns from '$lib/mail/campaigns.server';
import { holesIn } from '$lib/mail/letters/parts';
import { letters } from '$lib/mail/letters/registry';
import type { Usual } from '$lib/mail/own-words';
import * as recipients from '$lib/mail/recipients.server';
import * as attributes from '$lib/people/attributes.server';
import * as contacts from '$lib/people/contacts.server';
import * as lists from '$lib/people/lists.server';
import * as manners from '$lib/people/manners.server';
import { Problem } from '$lib/problem';
import { localOf, zones } from '$lib/survey/schedule';
import * as surveys from '$lib/survey/surveys.server';
import { spokenBy } from '../spoken.server';
import { drawn } from './letter/drawn.server';
import { wantedIn } from './letter/wanted';
import { searched } from './searched.server';

type Here = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string; campaign: string } };

const usualIn = (languages: readonly string[]): Usual => {
	const of = (letter: (typeof CAMPAIGN_LETTERS)[number]) => {
		const words = letters[letter]?.words ?? {};
		return Object.fromEntries(
			languages.flatMap((language) => {
				const known = words[language] ?? words['en'];
				return known ? [[language, known]] : [];
			})
		);
	};
	return { invitation: of('invitation'), reminder: of('reminder'), thanks: of('thanks') };
};

/** All that the page of a draft shows. */
export async function drafted({ locals, params, url }: Here) {
	const draft = await surveys.draft(locals.db, params.id);
	const campaign = await campaigns.read(locals.db, params.campaign);
	if (campaign.survey !== draft.id) throw new Problem('missing');
	const { languages, asksInLetter } = await spokenBy(draft, locals.locale);
	const [outlook, every, known, chosen, around, manner, people] = await Promise.all([
		campaigns.outlook(locals.db, campaign.id),
		lists.list(locals.db, campaign.team),
		attributes.list(locals.db, campaign.team),
		recipients.named(locals.db, campaign.plan.audience.contacts),
		contacts.list(locals.db, campaign.team, { search: '', list: null, after: null, size: 1 }),
		manners.read(locals.db, campaign.team),
		searched(locals.db, campaign.team, url.searchParams.get('q') ?? '')
	]);
	const wanted = wantedIn(url.searchParams, languages[0] ?? 'en');
	const first = outlook.samples.find(({ language }) => language === wanted.language);
	const shown = { ...wanted, contact: wanted.contact ?? first?.contact ?? null };
	return {
		id: campaign.id,
		name: campaign.name,
		plan: campaign.plan,
		revision: campaign.revision,
		person: locals.user?.id ?? '',
		email: locals.user?.email ?? '',
		live: draft.liveVersion !== null && !draft.archived,
		named: draft.mode === 'identified',
		...{ languages, asksInLetter, usual: usualIn(languages) },
		...{ outlook, chosen, people, manner },
		everyone: around.total,
		lists: every.map(({ id, name, count }) => ({ id, name, count })),
		attributes: known,
		shown,
		said: await drawn({ locals }, campaign, shown).then(({ sender, subject, text }) => ({
			sender,
			subject,
			text
		})),
		zones: zones(campaign.plan.zone)
	};
}
export type Drafted = Awaited<ReturnType<typeof drafted>>;

/** What stands in the way of sending the campaign as it was saved. */
export async function inTheWay(
	{ locals, params }: Pick<Here, 'locals' | 'params'>,
	campaign: campaigns.Campaign,
	outlook: Outlook
): Promise<CampaignObstacle[]> {
	const draft = await surveys.draft(locals.db, params.id);
	const { languages } = await spokenBy(draft, locals.locale);
	const known = await attributes.list(locals.db, campaign.team);
	return obstaclesTo(campaign.plan, {
		live: draft.liveVersion !== null && !draft.archived,
		languages,
		gets: outlook.gets,
		attributes: known.map(({ name }) => name),
		holesIn,
		now: localOf(new Date(), campaign.plan.zone)
	});
}
