import * as people from '$lib/account/people.server';
import { askForLetter } from '../letters';
import type { Actions } from './$types';

export const actions: Actions = {
	default: (event) => askForLetter(event, (email) => people.sendReset(email, `${event.url.origin}/reset`))
};
