import { createPrivateKey } from 'node:crypto';
import fs from 'node:fs';
import { Refusal } from './embedded/refusal';

/** How letters leave. */
export interface MailSettings {
	host: string;
	port: number;
	/** Null: the server wants no login. */
	user: string | null;
	password: string | null;
	/** `starttls`: plain first, and never further without it; `tls` from the first byte; `none`: as it comes. */
	tls: 'starttls' | 'tls' | 'none';
	/** Letters a second; 0: as fast as the server takes them. */
	rate: number;
	/** Signs what leaves (RFC 6376). */
	dkim: { domain: string; selector: string; key: string } | null;
	/** Where what comes back goes; each letter has an address of its own made of it. Null: to the sender. */
	bounces: string | null;
}

const TLS = ['starttls', 'tls', 'none'] as const;
type Given = Record<string, string | undefined>;

const refuse = (name: string, why: string): never => {
	throw new Refusal(`${name} ${why}. Change it and start again.`);
};

/** @throws Refusal naming what cannot be understood, never its value */
export function parseMail(env: Given): MailSettings | null {
	const given = (name: string): string | null => env[name]?.trim() || null;
	const url = given('SMTP_URL');
	const host = given('SMTP_HOST');
	if (!host) {
		if (given('SMTP_USER') || given('SMTP_PASSWORD') || given('SMTP_PORT'))
			refuse('SMTP_HOST', 'is not set, but other SMTP settings are');
		return url ? { ...fromUrl(url), ...shared(given) } : null;
	}
	if (/[\s/@]/.test(host)) refuse('SMTP_HOST', 'is not the name of a mail server such as mail.example');
	const tls = TLS.find((one) => one === (given('SMTP_TLS') ?? 'starttls'));
	if (!tls) return refuse('SMTP_TLS', 'is neither starttls, tls nor none');
	const port = Number(given('SMTP_PORT') ?? (tls === 'tls' ? 465 : 587));
	if (!Number.isInteger(port) || port < 1 || port > 65_535)
		refuse('SMTP_PORT', 'is not a number from 1 to 65535');
	const [user, password] = [given('SMTP_USER'), given('SMTP_PASSWORD')];
	if (!user !== !password) refuse(user ? 'SMTP_PASSWORD' : 'SMTP_USER', 'is missing beside the other');
	return { host, port, user, password, tls, ...shared(given) };
}

type Ask = (name: string) => string | null;
type Shared = Pick<MailSettings, 'rate' | 'dkim' | 'bounces'>;

function shared(given: Ask): Shared {
	const rate = Number(given('SMTP_RATE') ?? 10);
	if (!Number.isFinite(rate) || rate < 0 || rate > 10_000)
		refuse('SMTP_RATE', 'is not a number of letters a second, or 0 for no limit');
	const bounces = given('MAIL_BOUNCES');
	if (bounces && !/^[^\s@<>]+@[^\s@<>]+$/.test(bounces)) refuse('MAIL_BOUNCES', 'is not an e-mail address');
	return { rate, dkim: dkimFrom(given), bounces };
}

function keyIn(file: string): string {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch {
		return refuse('DKIM_KEY_FILE', 'names a file that cannot be read');
	}
}

function dkimFrom(given: Ask): MailSettings['dkim'] {
	const file = given('DKIM_KEY_FILE');
	// A line of the environment has no line breaks: they are written as \n.
	const key = file ? keyIn(file) : (given('DKIM_KEY')?.replaceAll('\\n', '\n') ?? null);
	const [domain, selector] = [given('DKIM_DOMAIN'), given('DKIM_SELECTOR')];
	if (!key) {
		if (domain || selector) refuse('DKIM_KEY', 'is missing beside DKIM_DOMAIN or DKIM_SELECTOR');
		return null;
	}
	if (!domain) return refuse('DKIM_DOMAIN', 'is missing beside DKIM_KEY');
	if (!selector) return refuse('DKIM_SELECTOR', 'is missing beside DKIM_KEY');
	try {
		// What every receiver checks; Ed25519 (RFC 8463) many do not.
		if (createPrivateKey(key).asymmetricKeyType !== 'rsa') refuse('DKIM_KEY', 'is not an RSA key');
	} catch (thrown) {
		if (thrown instanceof Refusal) throw thrown;
		refuse(file ? 'DKIM_KEY_FILE' : 'DKIM_KEY', 'is not a private key in PEM');
	}
	return { domain, selector, key };
}

function addressIn(text: string): { url: URL; user: string; password: string } | null {
	try {
		const url = new URL(text);
		const [user, password] = [url.username, url.password].map(decodeURIComponent);
		return { url, user: user ?? '', password: password ?? '' };
	} catch {
		return null;
	}
}

/** `smtp://user:password@mail.example:587`, the older way to say it. */
function fromUrl(text: string): Omit<MailSettings, keyof Shared> {
	const found = addressIn(text);
	if (!found?.url.hostname || !/^smtps?:$/.test(found.url.protocol))
		return refuse('SMTP_URL', 'is not an address such as smtp://user:password@mail.example:587');
	const { url, user, password } = found;
	const tls = url.protocol === 'smtps:' ? 'tls' : 'none';
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (tls === 'tls' ? 465 : 587),
		user: user || null,
		password: password || null,
		tls
	};
}

/** What nodemailer wants to hear of it. */
export const transportOf = ({ host, port, user, password, tls }: MailSettings) => ({
	host,
	port,
	secure: tls === 'tls',
	requireTLS: tls === 'starttls',
	...(user && password && { auth: { user, pass: password } }),
	connectionTimeout: 20_000,
	greetingTimeout: 20_000,
	socketTimeout: 60_000
});
