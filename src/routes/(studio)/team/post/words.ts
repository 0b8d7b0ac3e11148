import { m } from '$lib/i18n/paraglide/messages';

// What the database calls things, as people say it.

type Say = () => string;

const LETTERS: Record<string, Say> = {
	invitation: m.sending_letter_invitation,
	reminder: m.sending_letter_reminder,
	thanks: m.sending_letter_thanks,
	digest: m.sending_letter_digest,
	trial: m.sending_letter_trial
};

/** @returns what a letter is called */
export const letterWord = (letter: string): string => (LETTERS[letter] ?? m.sending_letter_other)();

interface Stand {
	state: string;
	uncertain: boolean;
	returned: string | null;
}
type Tone = 'good' | 'warn' | 'bad' | 'quiet';

const STATES: Record<string, [Tone, Say]> = {
	sent: ['good', m.sending_state_sent],
	failed: ['bad', m.sending_state_failed],
	dropped: ['quiet', m.sending_state_dropped],
	waiting: ['warn', m.sending_state_waiting],
	bounced: ['bad', m.sending_state_bounced],
	complained: ['bad', m.sending_state_complained]
};
const UNDER_WAY: [Tone, Say] = ['quiet', m.sending_state_underway];

/** @returns how a letter stands: a word and its tone */
export function stand({ state, uncertain, returned }: Stand, tried = true): { tone: Tone; word: string } {
	const unsure: [Tone, Say] = ['warn', m.sending_state_uncertain];
	const plain = state === 'waiting' && !tried ? UNDER_WAY : (STATES[state] ?? UNDER_WAY);
	const [tone, say] = returned ? (STATES[returned] ?? plain) : uncertain && state === 'sent' ? unsure : plain;
	return { tone, word: say() };
}

const TRIES: Record<string, Say> = {
	sent: m.sending_try_sent,
	later: m.sending_try_later,
	failed: m.sending_try_failed,
	bounced: m.sending_try_bounced,
	expired: m.sending_try_expired,
	complained: m.sending_try_complained,
	uncertain: m.sending_try_uncertain,
	delayed: m.sending_try_delayed
};

const WHYS: Record<string, Say> = {
	cancelled: m.sending_why_cancelled,
	ended: m.sending_why_ended,
	revoked: m.sending_why_revoked,
	erased: m.sending_why_erased,
	bounced: m.sending_why_bounced,
	complained: m.sending_why_complained,
	suppressed: m.sending_why_suppressed,
	opted_out: m.sending_why_opted_out,
	no_consent: m.sending_why_no_consent,
	answered: m.sending_why_answered,
	too_late: m.sending_why_too_late
};

/** @returns what happened, and what a mail server said to it */
export function tryWords({ outcome, words }: { outcome: string; words: string }): {
	what: string;
	said: string;
} {
	if (outcome !== 'dropped') return { what: (TRIES[outcome] ?? (() => outcome))(), said: words };
	const why = (WHYS[words] ?? (() => words))();
	return { what: m.sending_try_dropped({ why }), said: '' };
}
