import { isId } from './ids';

/** Longer ones are cut by mail programs and proxies anyway. */
const LONGEST = 2_000;

// Browsers drop tabs and newlines inside an address (`java\nscript:`), read a backslash as a slash, and show what
// bidi controls make of it: none of these is in an address that a person means.
// eslint-disable-next-line no-control-regex
const NEVER = /[\u0000-\u0020\u007f-\u00a0\u2028-\u202e\u2066-\u2069\ufeff\\<>"`]/;

const OURS = /^(page|file|survey):(.+)$/;
const MAIL = /^mailto:[^?&=:/@]+@[^?&=:/@]+(\?[^#]*)?$/i;
const PHONE = /^tel:\+?[0-9][0-9().*#;=-]*$/i;

/**
 * The gate of every link: of fields, of rich text, of what is pasted.
 * @returns the link without the space around it; null for what is none. `page:<id>`, `file:<id>` and `survey:<id>` are
 * links within the team, resolved when the page is drawn
 */
export function linkFrom(text: string): string | null {
	const link = text.trim();
	if (!link || link.length > LONGEST || NEVER.test(link) || !link.isWellFormed()) return null;
	const ours = OURS.exec(link);
	if (ours) return isId(ours[2]) ? link : null;
	if (MAIL.test(link) || PHONE.test(link)) return link;
	return isWeb(link) ? link : null;
}

function isWeb(link: string): boolean {
	if (!/^https?:\/\/[^/?#]/i.test(link)) return false;
	const url = URL.parse(link);
	// A name before the host is how `https://bank.example@evil.example` deceives.
	return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

/**
 * What somebody typed where a link is asked for: `example.org/help` and `ada@example.org` are meant as links too.
 * @returns as `linkFrom`
 */
export function linkTyped(text: string): string | null {
	const typed = text.trim();
	const link = linkFrom(typed);
	if (link) return link;
	if (/^[^\s@/:?#]+@[^\s@/:?#]+\.[^\s@/:?#]+$/.test(typed)) return linkFrom(`mailto:${typed}`);
	if (/^\+?[0-9][0-9 ().-]{4,}$/.test(typed)) return linkFrom(`tel:${typed.replace(/[ .()]/g, '')}`);
	return /^[^\s/:?#@.]+(\.[^\s/:?#@.]+)+([/?#]|$)/.test(typed) ? linkFrom(`https://${typed}`) : null;
}
