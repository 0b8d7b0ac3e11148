import { redirect } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as campaigns from '$lib/mail/campaigns.server';
import { posted } from '$lib/server/form';
import { zoneNamed } from '$lib/survey/schedule';
import { spokenBy } from './spoken.server';
import * as surveys from '$lib/survey/surveys.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('earshot:campaigns');
	return { campaigns: await campaigns.list(locals.db, params.id) };
};

export const actions: Actions = {
	start: async ({ request, locals, params }) => {
		const form = await posted(request);
		const draft = await surveys.draft(locals.db, params.id);
		const { languages } = await spokenBy(draft, locals.locale);
		const zone = zoneNamed(String(form.get('zone') ?? '')) ?? draft.timeZone;
		const others = await campaigns.list(locals.db, draft.id);
		const name = m.campaigns_new_name({ number: others.length + 1 });
		const id = await campaigns.create(locals.db, draft.id, name, freshPlan(languages, zone));
		redirect(303, `/surveys/${draft.id}/invite/${id}`);
	}
};
