import { expect, it } from 'vitest';
import { verdictOn } from './verdict';

// Whoever is barred for a mailbox that is there is never written to again, and never hears why.
it.each([
	[552, 'storage allocation exceeded', 'failed'],
	[554, 'transaction failed', 'failed'],
	[554, 'delivery error: please try later', 'failed'],
	[550, 'mailbox full', 'failed'],
	[550, 'user is over quota', 'failed'],
	[550, 'too many recipients today', 'failed'],
	[554, 'no such user here', 'bounced'],
	[551, 'user not local', 'bounced'],
	[550, 'invalid recipient', 'bounced']
])('without an enhanced code, %i %s', (responseCode, words, outcome) => {
	const thrown = {
		responseCode,
		response: `${responseCode} ${words}`,
		command: 'RCPT TO',
		code: 'EENVELOPE'
	};
	expect(verdictOn(thrown, false).outcome).toBe(outcome);
});
