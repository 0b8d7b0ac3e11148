/** What became of handing a letter over: see outbox.server.ts. */
export interface Said {
	outcome: 'sent' | 'later' | 'uncertain' | 'bounced' | 'failed';
	/** As the mail server said, cut. */
	words: string;
	/** It is about the mail server or about our settings, not about this letter: the next one would fare no better. */
	general?: true;
}

const LONGEST = 300;

/** Enhanced status codes (RFC 3463) that say that there is no such mailbox, now or ever. */
const NO_MAILBOX = /\b5\.(1\.(1|2|3|6|10)|2\.1)\b/;
const ENHANCED = /\b5\.\d{1,3}\.\d{1,3}\b/;
/** Of servers that send no enhanced code, in their own words. */
const NOBODY =
	/user unknown|unknown user|no such (user|mailbox|recipient)|does not exist|(invalid|unknown) (recipient|mailbox)/i;
/** What a server says that does not want us, rather than not know them. */
const POLICY =
	/relay|denied|spam|block|policy|authenticat|not allowed|not permitted|reputation|listed|\b(spf|dkim|dmarc)\b/i;
/** Or that there is somebody, and no room or no time for them now. */
const FULL = /quota|full|storage|too (large|big|many)|try (again|later)|temporar/i;
const ANOTHER = new RegExp(`${POLICY.source}|${FULL.source}`, 'i');
/** RFC 5321, 4.2.2: 552 is about room, 554 about anything. */
const ABOUT_MAILBOX = new Set([550, 551, 553]);

interface Thrown {
	responseCode?: unknown;
	response?: unknown;
	message?: unknown;
	command?: unknown;
	code?: unknown;
}

/**
 * What a failure to hand a letter over means. By the reply's class (RFC 5321, 4.2.1): 4xx is not now, greylisting
 * included; 5xx is never. Only a mailbox that is not there bars the person: a letter that was refused as spam, or for our
 * own misconfiguration, says nothing about them.
 *
 * @param thrown by nodemailer
 * @param whole whether all of the letter was handed over before: then it may have arrived, whatever broke off afterwards
 */
export function verdictOn(thrown: unknown, whole: boolean): Said {
	const found: Thrown = Object(thrown);
	const words = String(found.response ?? found.message ?? '').slice(0, LONGEST);
	const status = typeof found.responseCode === 'number' ? found.responseCode : null;
	if (status === null) return unheard(found, words, whole);
	const command = String(found.command ?? '');
	if (!/^(RCPT|DATA)/.test(command) || status === 421) return { outcome: 'later', words, general: true };
	if (status < 500) return { outcome: 'later', words };
	return { outcome: isNobody(words, command, status) ? 'bounced' : 'failed', words };
}

function unheard({ code }: Thrown, words: string, whole: boolean): Said {
	// nodemailer itself will not send it: the address or the letter is at fault.
	if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'failed', words };
	return { outcome: whole ? 'uncertain' : 'later', words, general: true };
}

function isNobody(words: string, command: string, status: number): boolean {
	if (NO_MAILBOX.test(words)) return true;
	if (!command.startsWith('RCPT') || ENHANCED.test(words)) return false;
	return NOBODY.test(words) || (ABOUT_MAILBOX.has(status) && !ANOTHER.test(words));
}
