import { redirect, type RequestEvent } from '@sveltejs/kit';
import { withNext } from '$lib/account/way';
import type { Plan } from '$lib/survey/plan';
import { frameOf, type Frame } from '$lib/survey/respond/draw';
import { directionOf, tagOf } from '$lib/survey/respond/words';
import { pickLanguage } from '$lib/survey/speak';
import * as surveys from '$lib/survey/surveys.server';
import { findingsOf, type Group } from '$lib/survey/findings.server';

type Here = Pick<RequestEvent, 'locals' | 'url'> & { params: { id: string } };

export interface Previewed {
	id: string;
	name: string;
	named: boolean;
	/** Null while something stands in the way. */
	plan: Plan | null;
	errors: Group[];
}

/** The draft as respondents would get it. This page stands outside the studio's layouts, so it asks who is here. */
export async function previewed({ locals, params, url }: Here): Promise<Previewed> {
	if (!locals.user) redirect(303, withNext('/sign-in', url.pathname));
	const draft = await surveys.draft(locals.db, params.id);
	const { errors, plan } = await findingsOf(draft.definition, locals.locale);
	return {
		id: draft.id,
		name: draft.name,
		named: draft.mode === 'identified',
		plan,
		errors
	};
}

/** Where a preview is drawn. Nothing in it knows a place to send to. */
export function frameFor(
	locals: App.Locals,
	plan: Plan,
	named: boolean,
	wanted: string[],
	id: string
): Frame {
	const language = pickLanguage(plan, wanted);
	locals.document = { lang: tagOf(language), dir: directionOf(language) };
	return frameOf(plan, language, { id, version: 1, named });
}
