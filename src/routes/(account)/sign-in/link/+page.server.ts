import * as people from '$lib/account/people.server';
import { way } from '$lib/account/way';
import { askForLetter } from '../../letters';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ next: way(url.searchParams.get('next')) });

export const actions: Actions = {
	default: (event) =>
		askForLetter(event, (email, form) => people.sendLink(email, event.url.origin + way(form.get('next'))))
};
