// Who may read a site, as plain rules.

export const WHO = ['everyone', 'passcode', 'domains', 'team'] as const;
/** `domains`: people with an address at one of them, by a link in a letter. */
export type Who = (typeof WHO)[number];

/** How a site is closed, as its builders see it. The passcode itself is nowhere. */
export interface Access {
	who: Who;
	noindex: boolean;
	/** In small letters, without @. */
	domains: string[];
	changedAt: string;
}

export const PASSCODE = { least: 6, most: 64 } as const;
export const MOST_DOMAINS = 50;

export const isWho = (value: unknown): value is Who => WHO.some((one) => one === value);

/** A passcode as it is compared: what is read out or typed on a phone differs in spaces and in width. */
export const spoken = (passcode: string): string => passcode.normalize('NFKC').replace(/\s+/gu, ' ').trim();

/** @returns what is wrong with a passcode that an owner chose, or null */
export function passcodeMistake(passcode: string): 'short' | 'long' | 'simple' | null {
	const code = [...spoken(passcode)];
	if (code.length < PASSCODE.least) return 'short';
	if (code.length > PASSCODE.most) return 'long';
	return new Set(code).size < 3 ? 'simple' : null;
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?=.{4,253}$)(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}$`);

/** @returns a domain as it is kept, or null: `@Example.ORG`, `https://bücher.example/` and `example.org` are meant alike */
export function domainFrom(text: string): string | null {
	const bare = text
		.normalize('NFKC')
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\//, '')
		.replace(/^.*@/, '')
		.replace(/[/.]+$/, '');
	if (!bare || /[\s/?#:\\]/.test(bare)) return null;
	// The address of a site in any script is one in ASCII to mail and to DNS.
	const ascii = URL.parse(`https://${bare}`)?.hostname ?? '';
	return DOMAIN.test(ascii) ? ascii : null;
}

/** @param text one domain a line, or parted by commas or spaces @returns the domains, and what could not be read */
export function domainsFrom(text: string): { domains: string[]; unreadable: string[] } {
	const parts = text.split(/[\s,;，；、]+/u).filter(Boolean);
	const domains = parts.map(domainFrom);
	return {
		domains: [...new Set(domains.filter((one) => one !== null))],
		unreadable: parts.filter((_, at) => domains[at] === null)
	};
}

// What browsers take for an address (HTML, "valid e-mail address"), and no quoted names: nobody mails such ones.
const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/i;

/** @returns an address as mail servers see it, or null. The part before @ keeps its letters' size. */
export function addressFrom(text: string): { address: string; domain: string } | null {
	const trimmed = text.normalize('NFKC').trim();
	const at = trimmed.lastIndexOf('@');
	const local = trimmed.slice(0, at);
	const domain = domainFrom(trimmed.slice(at + 1));
	if (at < 1 || !ADDRESS.test(local) || /^\.|\.\.|\.$/.test(local) || !domain) return null;
	return { address: `${local}@${domain}`, domain };
}

/** Exactly that domain: whoever may have `mail.example.org` is not whoever may have `example.org`. */
export const mayCome = (domain: string, domains: readonly string[]): boolean => domains.includes(domain);

/** What lets a visitor in, as a signed cookie says. */
export interface Grant {
	site: string;
	/** Of the access that it was given under. */
	stamp: string;
	/** Milliseconds since 1970. */
	until: number;
	/** A pseudonym of whoever came by a letter, the same each time on this site; '' for a passcode. */
	visitor: string;
}

const PAYLOAD = /^([0-9a-f-]{36})\.(\d{13})\.([\w-]{0,22})$/;

/** @returns the grant as text, to be signed */
export const payloadOf = ({ stamp, until, visitor }: Grant): string => `${stamp}.${until}.${visitor}`;

/** @returns what a payload says, or null where it is none */
export function grantFrom(payload: string, site: string): Grant | null {
	const [, stamp, until, visitor] = PAYLOAD.exec(payload) ?? [];
	if (!stamp || !until || visitor === undefined) return null;
	return { site, stamp, until: Number(until), visitor };
}

/** @param now milliseconds since 1970 @returns whether a grant opens this door */
export const opens = (grant: Grant, door: { id: string; stamp: string }, now: number): boolean =>
	grant.site === door.id && grant.stamp === door.stamp && grant.until > now;

/** The name of a visitor's cookie. */
export const cookieOf = (site: string): string => `m_${site}`;
