import { redirect } from '@sveltejs/kit';
import { HOME } from '$lib/account/way';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.user) redirect(303, HOME);
};
