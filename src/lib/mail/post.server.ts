import addressparser from 'nodemailer/lib/addressparser';
import nodemailer, { type Transporter } from 'nodemailer';
import { outbox as kept } from '$lib/server/door';
import { transportOf, type MailSettings } from '$lib/server/mail-settings';
import { settings } from '$lib/server/settings';
import { linkFor, type Row } from './drawings.server';
import type { Filled } from './letters/letter';
import { inLine } from './letters/marks';
import { verdictOn, type Said } from './verdict';

/** A letter ready to leave. */
export interface Outgoing {
	row: Pick<Row, 'id' | 'facts'> & { address: string };
	filled: Filled;
	/** Mass mail: has an address to unsubscribe at. */
	bulk: boolean;
}

/** Who hands letters over. */
export interface PostOffice {
	/** Never throws for what a mail server says. */
	send(letter: Outgoing): Promise<Said>;
	close(): void;
}

/** Connections at once. */
const CONNECTIONS = 5;
/** Letters a connection; some servers end it after a hundred. */
const LETTERS = 100;

/** nodemailer's own list (RFC 6376, 5.4.1) but for what a letter of ours never has, and with List-Unsubscribe-Post, as RFC 8058 asks. */
const SIGNED =
	'From:Sender:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:' +
	'List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted';

/** @returns name and address that letters are from */
export function sender(): { name: string; address: string } {
	const [found] = addressparser(settings().from, { flatten: true });
	return { name: found?.name ?? '', address: found?.address || 'earshot@localhost' };
}

/** @returns `local+<id>@domain`, so that what comes back says of which letter it speaks (VERP) */
const returnTo = (bounces: string, id: string): string => bounces.replace(/@(?=[^@]*$)/, `+${id}@`);

/** The same for the same letter, however often it is tried: a mail program that gets it twice shows it once. */
export const messageIdOf = (id: string): string =>
	`<${id}@${sender().address.split('@').pop() ?? 'localhost'}>`;

/** Beware: addresses are objects. A text would be read once more, and a comma in it makes two recipients. */
const only = (address: string) => ({ name: '', address });

/** As nodemailer takes it. */
export function messageOf({ row, filled, bulk }: Outgoing, bounces: string | null) {
	const { name, address } = sender();
	return {
		from: { name: inHeader(filled.sender) || name, address },
		to: { name: inHeader(row.facts['name'] ?? ''), address: row.address },
		// The one recipient, whatever the headers say.
		envelope: { from: only(bounces ? returnTo(bounces, row.id) : address), to: [only(row.address)] },
		messageId: messageIdOf(row.id),
		subject: inHeader(filled.subject),
		text: filled.text,
		html: filled.html,
		headers: { 'Auto-Submitted': 'auto-generated', ...(bulk && listHeaders(row.id)) },
		// What people typed is no address of a file or of a website.
		disableFileAccess: true,
		disableUrlAccess: true
	};
}

/** RFC 8058, and RFC 2076's word for what no absence notice is to be sent to. */
const listHeaders = (id: string) => ({
	'List-Unsubscribe': `<${linkFor('unsubscribe', id)}/now>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
	Precedence: 'bulk'
});

/**
 * A text for a header: one line, and what it says. What looks like an encoded word (RFC 2047) would be read as one, so a
 * space of no width stands in it.
 */
const inHeader = (text: string): string => inLine(text).replaceAll('=?', '=\u200b?');

/** nodemailer counts letters in a span of time: at less than one a second the span is longer. */
const rateOf = (rate: number) =>
	rate >= 1 ? { rateDelta: 1000, rateLimit: rate } : { rateDelta: 1000 / rate, rateLimit: 1 };

export const transporterFor = (mail: MailSettings, pool: boolean): Transporter =>
	nodemailer.createTransport({
		...transportOf(mail),
		...(pool && { pool: true, maxConnections: CONNECTIONS, maxMessages: LETTERS }),
		...(pool && mail.rate && rateOf(mail.rate)),
		...(mail.dkim && {
			dkim: {
				domainName: mail.dkim.domain,
				keySelector: mail.dkim.selector,
				privateKey: mail.dkim.key,
				headerFieldNames: SIGNED
			}
		})
	} as object);

/** How much of a letter was handed over: nodemailer does not say when a connection breaks. */
interface Handed {
	/** Each time that nodemailer began. */
	streams: { readableEnded: boolean }[];
}

/** Has the transporter tell of each message's stream, which goes with it as `handed`. */
function telling(transporter: Transporter): Transporter {
	transporter.use('stream', (mail, done) => {
		const { message, data }: { message: { createReadStream: () => Handed['streams'][0] }; data: object } =
			mail as never;
		const handed: Handed | undefined = Reflect.get(data, 'handed');
		const create = message.createReadStream.bind(message);
		message.createReadStream = () => {
			const stream = create();
			handed?.streams.push(stream);
			return stream;
		};
		done();
	});
	return transporter;
}

/** A post office that sends by this mail server. */
export function sendingBy(mail: MailSettings): PostOffice {
	const transporter = telling(transporterFor(mail, true));
	return {
		async send(letter) {
			const handed: Handed = { streams: [] };
			try {
				const message = { ...messageOf(letter, mail.bounces), handed };
				const { response } = await transporter.sendMail(message as object);
				return { outcome: 'sent', words: String(response).slice(0, 200) };
			} catch (thrown) {
				return verdictOn(
					thrown,
					handed.streams.some(({ readableEnded }) => readableEnded)
				);
			}
		},
		close: () => transporter.close()
	};
}

/** A post office that keeps letters in the box, as they would leave. */
const keeping: PostOffice = {
	async send(letter) {
		const { subject, text, html, to, from, headers, messageId } = messageOf(letter, null);
		const named = ({ name, address }: { name: string; address: string }) => `${name} <${address}>`.trim();
		const shown = { 'Message-ID': messageId, ...headers };
		kept.keep({ to: to.address, from: named(from), subject, text, html, headers: shown });
		return { outcome: 'sent', words: 'kept in the box' };
	},
	close() {}
};

/** @returns null where no letter can leave: a hosted project without a mail server */
export function postOffice(): PostOffice | null {
	const { mail, hosted } = settings();
	if (mail) return sendingBy(mail);
	return hosted ? null : keeping;
}
