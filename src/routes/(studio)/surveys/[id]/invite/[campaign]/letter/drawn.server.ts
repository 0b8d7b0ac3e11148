import type { RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import * as drawings from '$lib/mail/drawings.server';
import type { Filled } from '$lib/mail/letters/letter';
import { localeFor } from '$lib/survey/respond/words';
import type { Campaign } from '$lib/mail/campaigns.server';
import type { Wanted } from './wanted';

/** A letter of a campaign, as whoever is named would get it. */
export const drawn = (
	{ locals }: Pick<RequestEvent, 'locals'>,
	{ id, plan }: Pick<Campaign, 'id' | 'plan'>,
	{ letter, language, contact }: Wanted
): Promise<Filled> =>
	drawings.preview(locals.db, {
		campaign: id,
		plan,
		letter,
		language,
		contact,
		name: m.campaigns_sample_name({}, { locale: localeFor(language) })
	});
