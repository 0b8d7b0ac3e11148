import { redirect } from '@sveltejs/kit';
import { surveyPath } from '$lib/site/linked.server';
import { visit } from '../../visit.server';
import type { RequestHandler } from './$types';

/** A link of the site to a survey: by its id, so that it holds when the survey's own link changes. */
export const GET: RequestHandler = async (event) => {
	const { door, document, asked } = await visit(event);
	const path = await surveyPath(document, door.team, event.params.id);
	redirect(303, asked ? `${path}?${new URLSearchParams({ lang: asked })}` : path);
};
