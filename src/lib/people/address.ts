import { bare } from './plain';

/**
 * Why a text is not the address of somebody. `two`: more than one stands there; `foreign`: letters before the @ that
 * most mail servers refuse (RFC 6531 is an extension).
 */
export type AddressMistake = 'empty' | 'not_one' | 'two' | 'too_long' | 'foreign';

export interface Address {
	/** As letters are addressed: the domain in ASCII, so that what is shown is who gets it. */
	address: string;
	/** Two addresses with the same one are one mailbox. */
	key: string;
}

// RFC 5321, 4.5.3.1; the whole by its erratum 1690.
const MOST_LOCAL = 64;
const MOST_ADDRESS = 254;
const MOST_LABEL = 63;

/** RFC 5322 dot-atom. Beware: quoted local parts are valid too; nobody has one, and a header is easily broken with one. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** `Ana Sousa <ana@x.example>`, `mailto:ana@x.example`: as addresses are copied. */
function unwrapped(text: string): string {
	const named = /^[^<>@]*<([^<>]*)>$/.exec(text);
	return (named?.[1] ?? text).replace(/^mailto:/i, '').trim();
}

function domainFrom(text: string): string | null {
	// What a URL would read as more than a host.
	if (!/^[\p{L}\p{N}\p{M}.\u3002-]+$/u.test(text)) return null;
	const url = `http://${text}`;
	if (!URL.canParse(url)) return null;
	const labels = new URL(url).hostname.split('.');
	const wrong = labels.some((label) => label.length > MOST_LABEL || !LABEL.test(label));
	// Without a dot it is not on the Internet; a last label of digits makes it a number of a machine.
	return wrong || labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '') ? null : labels.join('.');
}

/** @param text as somebody typed it, or as it stands in a file */
export function addressFrom(text: string): Address | { mistake: AddressMistake } {
	const one = unwrapped(bare(text).replaceAll('\uff20', '@'));
	if (!one) return { mistake: 'empty' };
	const signs = one.split('@').length - 1;
	if (signs > 1) return { mistake: /[\s,;、，；]/.test(one) ? 'two' : 'not_one' };
	const [local = '', host = ''] = one.split('@');
	if (signs === 0 || !local || !host) return { mistake: 'not_one' };

	if (/[^\0-\x7f]/.test(local)) return { mistake: /\s/.test(local) ? 'not_one' : 'foreign' };
	const domain = domainFrom(host);
	if (!LOCAL.test(local) || !domain) return { mistake: 'not_one' };
	const address = `${local}@${domain}`;
	if (local.length > MOST_LOCAL || address.length > MOST_ADDRESS) return { mistake: 'too_long' };
	return { address, key: address.toLowerCase() };
}
