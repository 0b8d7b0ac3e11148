/** How a survey is shared, as its owner set it. */
export interface Sharing {
	/** Origins that may show the survey inside a page of theirs; none: nobody may. */
	frames: string[];
	/** Answers reach the server page by page. */
	partials: boolean;
	/** Whoever answers may go on elsewhere by a link. */
	resume: boolean;
	/** The page may begin anew by itself, for a device that many people use. */
	kiosk: boolean;
}

/** What holds while an owner has set nothing. */
export const AS_NEW: Sharing = { frames: [], partials: false, resume: true, kiosk: false };

/** As many as the database takes: they all travel in a header of every page. */
export const MOST_ORIGINS = 20;

export type OriginMistake = 'origin' | 'scheme' | 'path' | 'person' | 'host' | 'port' | 'wildcard' | 'many';

const LONGEST_HOST = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;
const AT_HOME = new Set(['localhost', '127.0.0.1']);

/**
 * Reads what an owner typed: one origin a line. Hosts in other alphabets become punycode, as browsers send them.
 *
 * @returns the origins as browsers spell them, each once; or the first mistake with its line, counted from 1
 */
export function parseOrigins(text: string): { origins: string[] } | { mistake: OriginMistake; line: number } {
	const origins = new Set<string>();
	for (const [at, typed] of text.split(/\r\n|[\r\n]/).entries()) {
		if (!typed.trim()) continue;
		const read = originOf(typed.trim());
		if ('mistake' in read) return { ...read, line: at + 1 };
		if (origins.add(read.origin).size > MOST_ORIGINS) return { mistake: 'many', line: at + 1 };
	}
	return { origins: [...origins] };
}

const SHAPE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([/?#].*)?$/is;

function originOf(typed: string): { origin: string } | { mistake: OriginMistake } {
	const [, scheme = '', authority = '', rest = ''] = SHAPE.exec(typed) ?? [];
	// Beware: these signs end a source, or a whole directive, in the header.
	if (!scheme || /[\s;,'"\\\p{Cc}\p{Cf}]/u.test(typed)) return { mistake: 'origin' };
	if (!/^https?$/i.test(scheme)) return { mistake: 'scheme' };
	if (rest !== '' && rest !== '/') return { mistake: 'path' };
	if (authority.includes('@')) return { mistake: 'person' };
	const [, named = '', colon = '', port = ''] = /^(.*?)(:(\d*))?$/s.exec(authority) ?? [];
	const wide = named.startsWith('*.');
	const host = hostOf(wide ? named.slice(2) : named);
	if (named.includes('*', wide ? 1 : 0)) return { mistake: 'wildcard' };
	if (host === null) return { mistake: 'host' };
	if (colon && !(Number(port) >= 1 && Number(port) <= 65_535)) return { mistake: 'port' };
	const secure = scheme.toLowerCase() === 'https';
	if (!secure && (wide || !AT_HOME.has(host))) return { mistake: 'scheme' };
	// All of a top-level domain is no owner's to give.
	if (wide && (!host.includes('.') || /^[\d.]+$/.test(host))) return { mistake: 'wildcard' };
	const usual = !port || Number(port) === (secure ? 443 : 80);
	return {
		origin: `${secure ? 'https' : 'http'}://${wide ? '*.' : ''}${host}${usual ? '' : `:${Number(port)}`}`
	};
}

/** @returns the host as a browser spells it, or null if it is none; IPv6 is not offered */
function hostOf(named: string): string | null {
	if (!named || /[%[\]:]/.test(named)) return null;
	const host = URL.canParse(`https://${named}`) ? new URL(`https://${named}`).hostname : '';
	const parts = host.replace(/\.$/, '').split('.');
	const fits = host.length <= LONGEST_HOST && parts.every((part) => part.length <= 63 && LABEL.test(part));
	return fits ? parts.join('.') : null;
}

/**
 * What `frame-ancestors` says in the Content-Security-Policy (CSP level 3, section 6.4.2).
 * @param frames as `parseOrigins` gave them and the database checked them
 */
export const frameAncestors = (frames: readonly string[]): string => frames.join(' ') || "'none'";
