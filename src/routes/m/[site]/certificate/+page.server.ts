import { fail, redirect } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { posted } from '$lib/server/form';
import { Throttle } from '$lib/server/throttle';
import { courseOn, graded } from '$lib/site/blocks/course';
import { textIn, wordsIn } from '$lib/site/blocks/held';
import { nameFrom } from '$lib/site/certificate';
import * as certificates from '$lib/site/certificates.server';
import { queryOf, waysOf } from '$lib/site/paths';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import { visit } from '../visit.server';
import { standing } from './standing.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { view, meta, style } = await standing(event, 'certificate');
	if (event.request.method === 'GET') redirect(303, view.base);
	return { view, meta, style };
};

/** A class that finishes together sits behind one address. */
const pace = new Throttle({ most: 100, within: 60_000 });

export const actions: Actions = {
	default: async (event) => {
		const { door, document, language, asked } = await visit(event);
		const form = Object.fromEntries(await posted(event.request));
		const found = courseOn(document, textIn(form, 'course'));
		const once = textIn(form, FIELD.id);
		if (!found) throw new Problem('missing');
		if (!isResponseId(once)) throw new Problem('invalid');
		const { block } = found;
		const speaks = { language, languages: document.languages };
		const result = graded(block, form, speaks);
		const name = nameFrom(textIn(form, 'name'));
		const base = `/m/${event.params.site}`;
		const back = `${waysOf(document, base, queryOf(asked)).link(`page:${found.page}`)}#at-${block.id}`;
		if (!result.passed || !name) return fail(422, { result, back });
		if (pace.wait(event.getClientAddress()) > 0) throw new Problem('too_many');
		const course = wordsIn(block.fields, 'title', speaks).slice(0, 200);
		const code = await certificates.give(door.id, { block: block.id, course, name, once });
		redirect(
			303,
			`${base}/certificate/${code}?${new URLSearchParams({ ...(asked && { lang: asked }), new: '1' })}`
		);
	}
};
