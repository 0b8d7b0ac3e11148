import { Problem } from '$lib/problem';
import { formOf } from '$lib/survey/respond/body';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import * as responses from '$lib/survey/responses.server';
import * as versions from '$lib/survey/versions.server';
import { mayGoOn } from '../pace';
import type { RequestHandler } from './$types';

/** Somebody touched the first field. */
export const POST: RequestHandler = async ({ params, request, getClientAddress }) => {
	mayGoOn('start', getClientAddress());
	const id = (await formOf(request)).get(FIELD.id);
	if (!isResponseId(id)) throw new Problem('invalid');
	const { survey } = await versions.open(params.slug);
	await responses.start({ id, survey });
	return new Response(null, { status: 204 });
};
