import * as outbox from '$lib/mail/outbox.server';
import type { PageServerLoad } from './$types';

// Who builds may see it: the database refuses everybody else.
export const load: PageServerLoad = async ({ locals, params }) => ({
	history: await outbox.history(locals.db, params.letter)
});
