import { show } from '../../../../../../preview/shown.server';
import { asked } from '../../of.server';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { id, of, page } = event.params;
	const site = await asked(event);
	const shown = show(event, site, `/sites/${id}/preview/${of}`, page);
	return { shown, id, of, number: site.number };
};
