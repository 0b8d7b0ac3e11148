import { Problem } from '$lib/problem';
import * as surveys from '$lib/survey/surveys.server';
import * as versions from '$lib/survey/versions.server';
import { versionNumber } from '../../number';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const number = versionNumber(params.number);
	if (number === null) throw new Problem('missing');
	// A definition is for those who build.
	const { slug } = await surveys.draft(locals.db, params.id);
	const definition = await versions.definition(locals.db, params.id, number);
	return new Response(JSON.stringify(definition, null, '\t') + '\n', {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}-v${number}.json"`,
			'cache-control': 'private, no-cache'
		}
	});
};
