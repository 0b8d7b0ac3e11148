import * as sites from '$lib/site/sites.server';
import { show } from '../../shown.server';
import type { PageServerLoad } from './$types';

/** What a reviewer without an account is shown: frozen when the link was made, until it expires or is taken back. */
export const load: PageServerLoad = async (event) => {
	const { token, page } = event.params;
	const preview = await sites.preview(token);
	const shown = show(event, preview, `/preview/${token}`, page);
	return { shown, version: preview.version, until: preview.expiresAt };
};
