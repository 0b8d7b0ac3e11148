import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { posted } from '$lib/server/form';
import * as accesses from '$lib/site/accesses.server';
import { addLanguage, leadLanguage, removeLanguage, setCover } from '$lib/site/edit/whole';
import type { SiteDocument } from '$lib/site/site';
import * as sites from '$lib/site/sites.server';
import { slugMistake } from '$lib/survey/slug';
import { refused } from '../../../surveys/[id]/refused';
import { slugSentence } from '../../../surveys/[id]/settings/forms';
import { revisionIn, textIn } from '../publish/forms';
import { accessIn, nameIn } from './forms';

type Event = RequestEvent<{ id: string }>;

async function rename({ request, locals, params }: Event) {
	const { name, mistake } = nameIn(await posted(request));
	if (mistake) return fail(400, { rename: { value: name, mistake } });
	await sites.rename(locals.db, params.id, name);
	return { renamed: true };
}

async function link({ request, locals, params }: Event) {
	const slug = textIn(await posted(request), 'slug');
	const wrong = slugMistake(slug);
	if (wrong) return fail(400, { link: { value: slug, mistake: slugSentence(wrong, slug) } });
	const no = await refused(sites.setSlug(locals.db, params.id, slug), 'slug_taken', 'forbidden');
	if (no === 'forbidden') return fail(403, { link: { value: slug, mistake: m.sites_slug_owner() } });
	if (no) return fail(409, { link: { value: slug, mistake: m.sites_mistake_slug_taken() } });
	return { linked: true };
}

async function access({ request, locals, params }: Event) {
	const form = await posted(request);
	const { who } = await accesses.read(locals.db, params.id);
	const { values, mistakes, wish } = accessIn(form, who);
	if (mistakes) return fail(400, { access: { values, mistakes } });
	const no = await refused(accesses.save(locals.db, params.id, wish), 'forbidden');
	return no ? fail(403, { access: { values, problem: no } }) : { narrowed: true };
}

async function endAll({ locals, params }: Event) {
	const no = await refused(accesses.endAll(locals.db, params.id), 'forbidden');
	return no ? fail(403, { access: { problem: no } }) : { narrowed: true };
}

async function fourEyes({ request, locals, params }: Event) {
	await sites.setFourEyes(locals.db, params.id, (await posted(request)).has('wanted'));
	return { eyes: true };
}

/** Changes the draft as the builder would: nothing that somebody saved meanwhile is overwritten. */
async function edited(
	{ request, locals, params }: Event,
	change: (site: SiteDocument, form: FormData) => SiteDocument
) {
	const form = await posted(request);
	const { document } = await sites.read(locals.db, params.id);
	const saving = sites.save(locals.db, params.id, revisionIn(form), change(document, form));
	return (await refused(saving, 'stale')) ? fail(409, { stale: true }) : { edited: true };
}

const languages = (event: Event) =>
	edited(event, (site, form) => {
		const lead = textIn(form, 'lead');
		const remove = textIn(form, 'remove');
		if (lead) return leadLanguage(site, lead);
		return remove ? removeLanguage(site, remove) : addLanguage(site, textIn(form, 'add'));
	});

const cover = (event: Event) => edited(event, (site, form) => setCover(site, textIn(form, 'cover')));

const archive = async ({ locals, params }: Event) => sites.archive(locals.db, params.id);
const restore = async ({ locals, params }: Event) => sites.restore(locals.db, params.id);

async function erase({ request, locals, params }: Event) {
	const value = textIn(await posted(request), 'name').slice(0, 400);
	const wrong = await refused(sites.erase(locals.db, params.id, value), 'invalid');
	if (wrong) return fail(400, { erase: { value, mistake: m.posts_mistake_name_differs() } });
	redirect(303, '/sites?archived=1');
}

export const actions = {
	...{ rename, link, access, endAll, fourEyes },
	...{ languages, cover, archive, restore, erase }
};
