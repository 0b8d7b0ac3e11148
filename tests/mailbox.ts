import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

// A mail server on loopback for tests, journeys and benches: a real one, that can be as ill-mannered as those out there.

/** A message that was taken: each copy is one. */
export interface Received {
	/** Of the envelope. */
	from: string;
	to: string[];
	/** As it came, byte for byte. */
	raw: Buffer;
	/** Without its angle brackets; '' where there was none. */
	messageId: string;
	/** The first header of this name as it was written, folding and all; '' where there is none. */
	header(name: string): string;
}

/** What a mail server says: `{ code: 451, words: '4.7.1 try again later' }`. */
export interface Reply {
	code: number;
	words: string;
}

/**
 * What becomes of a message: `null`: it is taken, 250. `unheard`: it is taken, and the connection ends before the 250
 * is said. `cut`: it is taken, and the connection ends with the 250.
 */
export type Verdict = Reply | 'unheard' | 'cut' | null;

type Perhaps<T> = T | Promise<T>;

/** How it treats who hands letters over. All of it may change at any time. */
export interface Manners {
	/** At RCPT. */
	recipient?: (address: string) => Perhaps<Reply | null>;
	/** At the end of the message; while this waits, so does the sender. */
	message?: (message: Received) => Perhaps<Verdict>;
}

export interface Mailbox {
	host: string;
	port: number;
	/** What a product needs to be told to send its letters here, as fast as it can. */
	environment: Record<string, string>;
	manners: Manners;
	/** In the order in which they came; empty of what is forgotten. */
	received: Received[];
	/** How many copies came, by Message-ID, and by the address in lower case. */
	byId: Map<string, number>;
	byAddress: Map<string, number>;
	/** What came for an address, parsed. */
	lettersTo(address: string): Promise<Email[]>;
	/** Waits until so many have come altogether. @throws after `patience` milliseconds */
	until(count: number, patience?: number): Promise<void>;
	forget(): void;
	close(): Promise<void>;
}

export interface Wishes {
	manners?: Manners;
	/** `false`: only counts, where letters are many. */
	keep?: boolean;
	port?: number;
	/** Only who says this may hand over letters. */
	login?: { user: string; password: string };
	/** STARTTLS with the server's own certificate, which no authority has signed. */
	tls?: boolean;
	/** Each verb of each sender, for tests of the talk itself. */
	heard?: (address: string) => void;
}

const refused = ({ code, words }: Reply) => Object.assign(new Error(words), { responseCode: code });

/** What a header says in the raw head of a message. */
function headerIn(head: string, name: string): string {
	const found = new RegExp(`^${name}:[ \\t]*([^]*?)(?=\\r?\\n(?![ \\t])|$(?![^]))`, 'im').exec(head);
	return found?.[1] ?? '';
}

function messageOf(raw: Buffer, { envelope }: SMTPServerSession): Received {
	const end = raw.indexOf('\r\n\r\n');
	const head = raw.subarray(0, end < 0 ? raw.length : end).toString('utf8');
	return {
		from: envelope.mailFrom ? envelope.mailFrom.address : '',
		to: envelope.rcptTo.map(({ address }) => address),
		raw,
		messageId: headerIn(head, 'Message-ID').trim().replace(/^<|>$/g, ''),
		header: (name) => headerIn(head, name)
	};
}

const count = (in_: Map<string, number>, key: string) => in_.set(key, (in_.get(key) ?? 0) + 1);

/** Opens a mail server on 127.0.0.1. */
export async function openMailbox(wishes: Wishes = {}): Promise<Mailbox> {
	const { keep = true, login } = wishes;
	let taken = 0;
	const waiting = new Set<() => void>();
	const take = (message: Received) => {
		taken++;
		if (keep) mailbox.received.push(message);
		count(mailbox.byId, message.messageId);
		for (const address of message.to) count(mailbox.byAddress, address.toLowerCase());
		for (const look of waiting) look();
	};
	const server = new SMTPServer({
		authOptional: !login,
		disabledCommands: [...(login ? [] : ['AUTH']), ...(wishes.tls ? [] : ['STARTTLS'])],
		allowInsecureAuth: true,
		disableReverseLookup: true,
		closeTimeout: 50,
		onAuth({ username, password }, _, done) {
			if (username === login?.user && password === login?.password) done(null, { user: username });
			else done(refused({ code: 535, words: '5.7.8 authentication failed' }));
		},
		async onRcptTo({ address }, _, done) {
			wishes.heard?.(address);
			const reply = await mailbox.manners.recipient?.(address);
			done(reply ? refused(reply) : null);
		},
		onData(stream, session, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			// Whoever ends in the middle of a message has handed nothing over.
			stream.on('error', () => {});
			stream.on('end', async () => {
				const message = messageOf(Buffer.concat(parts), session);
				const verdict = (await mailbox.manners.message?.(message)) ?? null;
				if (verdict && typeof verdict === 'object') return done(refused(verdict));
				take(message);
				if (verdict !== 'unheard') done(null);
				if (verdict) hangUp(server, session, verdict === 'cut');
			});
		}
	});
	server.on('error', () => {});
	const mailbox: Mailbox = {
		host: '127.0.0.1',
		port: await listening(server, wishes.port ?? 0),
		environment: {},
		manners: wishes.manners ?? {},
		received: [],
		byId: new Map(),
		byAddress: new Map(),
		lettersTo: (address) => {
			const own = mailbox.received.filter(({ to }) =>
				to.some((one) => one.toLowerCase() === address.toLowerCase())
			);
			return Promise.all(own.map(({ raw }) => PostalMime.parse(raw)));
		},
		until: (wanted, patience = 15_000) =>
			new Promise((resolve, reject) => {
				const look = () => {
					if (taken < wanted) return;
					clearTimeout(late);
					waiting.delete(look);
					resolve();
				};
				const late = setTimeout(() => {
					waiting.delete(look);
					reject(new Error(`${taken} letters came within ${patience} ms, not ${wanted}`));
				}, patience);
				waiting.add(look);
				look();
			}),
		forget() {
			taken = 0;
			mailbox.received.length = 0;
			mailbox.byId.clear();
			mailbox.byAddress.clear();
		},
		close: () => new Promise((resolve) => server.close(() => resolve()))
	};
	mailbox.environment = {
		SMTP_HOST: mailbox.host,
		SMTP_PORT: String(mailbox.port),
		SMTP_TLS: 'none',
		SMTP_RATE: '0',
		...(login && { SMTP_USER: login.user, SMTP_PASSWORD: login.password })
	};
	return mailbox;
}

/** Ends a sender's connection. @param said whether what was said to it still arrives */
function hangUp(server: SMTPServer, { id }: SMTPServerSession, said: boolean): void {
	for (const connection of server.connections)
		if (connection.session.id === id) {
			if (said) connection._socket.destroySoon();
			else connection._socket.destroy();
		}
}

const listening = (server: SMTPServer, port: number): Promise<number> =>
	new Promise((resolve, reject) => {
		server.server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const address = server.server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});

/** Says "later" to every address as often as `times`, and takes its letter then. */
export function greylisting(times = 1): Manners {
	const seen = new Map<string, number>();
	return {
		recipient(address) {
			count(seen, address);
			return (seen.get(address) ?? 0) <= times
				? { code: 451, words: '4.7.1 greylisted, try again later' }
				: null;
		}
	};
}

/** Knows nobody of these addresses. */
export const knowingNobodyOf = (...addresses: string[]): Manners => ({
	recipient: (address) =>
		addresses.some((one) => one.toLowerCase() === address.toLowerCase())
			? { code: 550, words: '5.1.1 user unknown' }
			: null
});
