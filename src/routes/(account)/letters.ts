import { fail, type RequestEvent } from '@sveltejs/kit';
import { emailMistake, present, text } from '$lib/account/credentials';
import { hold } from '$lib/account/hold';
import { wait } from '$lib/account/limits.server';
import { posted } from '$lib/server/form';
import { seesOutbox } from '../outbox/local';

/** The two forms that ask for a letter: an address in, a letter out, and never a word on whether it exists. */
export async function askForLetter(event: RequestEvent, send: (email: string, form: FormData) => void) {
	const held = hold();
	const form = await posted(event.request);
	const values = { email: text(form, 'email').trim() };
	const mistakes = present({ email: emailMistake(values.email) });
	if (mistakes.email) return fail(400, { values, mistakes });
	const minutes = wait('letter', values.email, event.getClientAddress());
	if (minutes) return fail(429, { values, minutes });
	send(values.email, form);
	await held();
	return { values, sent: true, outbox: seesOutbox(event) };
}
