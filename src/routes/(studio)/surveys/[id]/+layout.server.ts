import { builds, standing } from '$lib/survey/posts';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const survey = await surveys.read(locals.db, params.id);
	const live = survey.liveVersion !== null && !survey.archived;
	// Whether it is full, only its door knows.
	const state = live ? (await versions.open(survey.slug)).state : standing(survey);
	return { survey, state, canBuild: builds(survey.role) };
};
