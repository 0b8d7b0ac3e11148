import * as sites from '$lib/site/sites.server';
import { file } from '../../../shown.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params }) => {
	const { site } = await sites.preview(params.token);
	return file(site, params.file);
};
