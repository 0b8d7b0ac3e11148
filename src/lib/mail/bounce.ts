import PostalMime, { type Email } from 'postal-mime';

// What comes back: reports about deliveries (RFC 3464) and complaints (ARF, RFC 5965), and what servers write that know
// neither. Anybody may send one: what it says is believed only of a letter whose id it knows.

/**
 * `bounced`: there is no such mailbox. `expired`: it came back for another reason, which says nothing about the address.
 * `delayed`: somebody still tries. `complained`: its recipient does not want such letters.
 */
export type How = 'bounced' | 'expired' | 'delayed' | 'complained';

export interface Report {
	how: How;
	/** Ids of letters that it may speak of, the surest first; none: it says of no letter of ours. */
	letters: string[];
	/** As the other side said: `5.1.1 smtp; 550 5.1.1 user unknown`. */
	words: string;
}

/** `unreadable`: no message. `no_report`: a message, but it reports nothing. */
export type NoReport = 'unreadable' | 'no_report';

/** In bytes. */
export const REPORT_MOST = 1_000_000;
const LONGEST = 300;
/** A report about many letters is none of ours: each of ours has one recipient. */
const LETTERS = 3;

type Fields = Map<string, string>;

const unfolded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');

/** Groups of fields as in RFC 3464: parted by empty lines. The first of a name counts. */
function groupsIn(text: string): Fields[] {
	return unfolded(text)
		.split(/\n\s*\n/)
		.map((group) => {
			const fields: Fields = new Map();
			for (const line of group.split('\n')) {
				const [, name, value] = /^([\w-]+)[ \t]*:(.*)$/.exec(line) ?? [];
				if (name && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value?.trim() ?? '');
			}
			return fields;
		})
		.filter(({ size }) => size > 0);
}

/** Parts of these types, as text. */
const partsOf = (email: Email, type: RegExp): string[] =>
	email.attachments
		.filter(({ mimeType }) => type.test(mimeType))
		.map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)));

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** As a Message-ID of ours begins; as an address that it comes back to ends before its @. */
const OURS = [new RegExp(`<(${UUID})@`, 'gi'), new RegExp(`\\+(${UUID})@`, 'gi')];

const idsIn = (text: string): string[] =>
	OURS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, id = '']) => id.toLowerCase()));

/** Headers of the returned letter, wherever a server put them. */
const HEADS = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i;

const headOf = (message: string): string => unfolded(message).split(/\n\n/)[0] ?? '';

/** Of the report itself: whom it is to, and what it answers. */
const OWN =
	/^(to|delivered-to|x-original-to|envelope-to|x-envelope-to|x-failed-recipients|in-reply-to|references)$/;

function lettersOf(email: Email, told: string): string[] {
	const returned = partsOf(email, HEADS).map(headOf).join('\n');
	const own = email.headers.filter(({ key }) => OWN.test(key)).map(({ value }) => value);
	const ids = [...idsIn(returned), ...idsIn(told), ...idsIn(own.join('\n'))];
	return [...new Set(ids)].slice(0, LETTERS);
}

/** Classes of RFC 3463 that say something about the letter, the sender or the weather, and not about the mailbox. */
const NOT_THE_MAILBOX = /^5\.(7|6|4|5)\.|^5\.(2\.3|3\.4)$/;

/** @returns what this group of a delivery report says happened; null: it arrived, or says nothing */
function fateOf(fields: Fields): { how: How; words: string } | null {
	const status = /^\d\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
	const words = `${status} ${fields.get('diagnostic-code') ?? ''}`.trim().slice(0, LONGEST);
	const action = (fields.get('action') ?? '').toLowerCase();
	if (action === 'delayed') return { how: 'delayed', words };
	if (action !== 'failed' && !(action === '' && /^[45]/.test(status))) return null;
	return { how: status.startsWith('5') && !NOT_THE_MAILBOX.test(status) ? 'bounced' : 'expired', words };
}

/** The worst first: of several recipients, one of ours counts. */
const WORST: readonly How[] = ['bounced', 'expired', 'delayed'];

function deliveryReport(email: Email): Report | null {
	const parts = partsOf(email, /^message\/(global-)?delivery-status$/i);
	const fates = parts.flatMap(groupsIn).flatMap((fields) => fateOf(fields) ?? []);
	const [worst] = fates.sort((a, b) => WORST.indexOf(a.how) - WORST.indexOf(b.how));
	return worst ? { ...worst, letters: lettersOf(email, parts.join('\n')) } : null;
}

function complaint(email: Email): Report | null {
	const [part] = partsOf(email, /^message\/feedback-report$/i);
	const [fields] = part === undefined ? [] : groupsIn(part);
	const type = fields?.get('feedback-type')?.toLowerCase() ?? '';
	if (part === undefined || !/^(abuse|fraud)$/.test(type)) return null;
	return { how: 'complained', letters: lettersOf(email, part), words: type };
}

const FROM_A_SERVER = /^(mailer-daemon|postmaster|mail-daemon)@/i;
const SAID = /\b[45]\.\d{1,3}\.\d{1,3}\b|\b5[05]\d[ -]/;
const NO_MAILBOX =
	/\b5\.1\.[12360]\b|user unknown|no such user|does not exist|doesn't exist|mailbox not found|不存在|找不到/i;

/** Of servers that write a letter where the standard wants a report. */
function inTheirWords(email: Email): Report | null {
	if (!FROM_A_SERVER.test(email.from?.address ?? '')) return null;
	const text = (email.text ?? email.html?.replace(/<[^>]*>/g, ' ') ?? '').slice(0, 20_000);
	const said = SAID.exec(text);
	if (!said && !NO_MAILBOX.test(text)) return null;
	const at = Math.max(0, said?.index ?? 0);
	// Behind it stands the letter, in whose own words anything may be said.
	const told = text.slice(0, at + LONGEST);
	const words = text
		.slice(at, at + LONGEST)
		.replace(/\s+/g, ' ')
		.trim();
	const letters = lettersOf(email, text);
	return { how: NO_MAILBOX.test(said ? told : text) ? 'bounced' : 'expired', letters, words };
}

/** @param raw a message as it came, RFC 5322 */
export async function reportIn(raw: Uint8Array): Promise<Report | NoReport> {
	let email: Email;
	try {
		email = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' });
	} catch {
		// Nested without an end, or headers without one: nothing that a mail server writes.
		return 'unreadable';
	}
	if (!email.headers.length) return 'unreadable';
	return complaint(email) ?? deliveryReport(email) ?? inTheirWords(email) ?? 'no_report';
}
