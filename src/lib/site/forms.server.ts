import { house } from '$lib/server/door';
import { Problem } from '$lib/problem';
import { refusal } from '$lib/server/problems';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { absent, formOf, type Open } from './forms';
import type { FormGiven, Need } from './needs';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The survey with its plan, if the site may speak of it and it was published. */
async function find(site: string, survey: string, language: string): Promise<Open | null> {
	if (!UUID.test(survey)) return null;
	const { data: slug, error } = await house().rpc('site_survey', { site, survey });
	if (error) throw refusal(error);
	// The generated types do not know that it may be null.
	if (!(slug as string | null)) return null;
	try {
		const door = await versions.recent(slug);
		if (door.state === 'missing') return null;
		return { slug, door: { ...door, state: door.state }, language: pickLanguage(door.plan, [language]) };
	} catch (thrown) {
		// Archived, or given another link, in between.
		if (thrown instanceof Problem && thrown.code === 'missing') return null;
		throw thrown;
	}
}

/** A survey as a form: its first page. */
export async function whole(site: string, survey: string, language: string): Promise<FormGiven> {
	const open = await find(site, survey, language);
	return open ? formOf(open, null) : absent;
}

/** One of its questions as a form. */
export async function single(
	site: string,
	{ survey, question }: Extract<Need, { what: 'question' }>,
	language: string
): Promise<FormGiven> {
	const open = question ? await find(site, survey, language) : null;
	return open ? formOf(open, question) : absent;
}
