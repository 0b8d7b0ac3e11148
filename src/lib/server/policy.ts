import { createHash } from 'node:crypto';

/**
 * What a page may load and run. `svelte.config.js` says what holds everywhere (default deny, nonces, no inline
 * script or style); here is what single routes need more, and why.
 */
export interface Allowance {
	/** Hashes of scripts that stand inside the document (the respondent's page). */
	scripts?: string[];
	/** Text of `<script>` elements of ours that stand in the document, where there are too many to name their hashes. */
	inline?: readonly string[];
	/** Text of `<style>` elements that stand in the document: a team's look. Nothing that a person typed. */
	styles?: readonly string[];
	/** Where the live board listens, if that is not our own origin. */
	connect?: string[];
	/** Origins that may show the page inside one of theirs; none: nobody. */
	frames?: readonly string[];
	/** Shows documents of ours inside: letters, as they would be. */
	shows?: boolean;
}

const add = (policy: string, directive: string, sources: string[]): string => {
	if (!sources.length) return policy;
	const parts = policy.split(';').map((part) => part.trim());
	const at = parts.findIndex((part) => part === directive || part.startsWith(directive + ' '));
	if (at < 0) return [...parts, [directive, ...sources].join(' ')].join('; ');
	parts[at] = `${parts[at]} ${sources.join(' ')}`;
	return parts.join('; ');
};

const known = new Map<string, string>();
const MOST_KNOWN = 500;

/** The same few texts are asked for again and again. */
function hashOf(text: string): string {
	const before = known.get(text);
	if (before) return before;
	const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(text, hash);
	return hash;
}

// The database keeps such origins and no others. Beware: in a header, one semicolon more is another directive.
const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/;

const framers = (frames: readonly string[]): string[] => frames.filter((origin) => ORIGIN.test(origin));

/** @returns the policy with `frame-ancestors` saying just these, where there is any to say */
function framed(policy: string, frames: readonly string[]): string {
	const allowed = framers(frames);
	if (!allowed.length) return policy;
	const others = policy.split(';').map((part) => part.trim());
	return [
		...others.filter((part) => !part.startsWith('frame-ancestors')),
		`frame-ancestors ${allowed.join(' ')}`
	].join('; ');
}

/**
 * @param policy a Content-Security-Policy header as SvelteKit made it
 * @returns the same with what the route may do besides
 */
export function loosen(
	policy: string,
	{ scripts = [], inline = [], connect = [], frames = [], styles = [], shows = false }: Allowance
): string {
	const hashes = [...scripts.map((hash) => `'${hash}'`), ...inline.map(hashOf)];
	// Beside a hash, browsers pass over 'unsafe-inline', which the development server's own styles need.
	const dressed = add(
		policy,
		'style-src',
		/style-src[^;]*'unsafe-inline'/.test(policy) ? [] : styles.map(hashOf)
	);
	const shown = add(dressed, 'frame-src', shows ? ["'self'"] : []);
	return framed(add(add(shown, 'script-src', hashes), 'connect-src', connect), frames);
}

const EVERYWHERE = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()'
};

/** What nobody may frame says so twice, and shares no window with whoever opened it. */
const ALONE = { 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' };

/**
 * Headers that every answer carries.
 * @param frames origins that may frame it: x-frame-options knows no list, so the policy alone says which
 */
export const headersFor = (frames: readonly string[] = []): Record<string, string> =>
	framers(frames).length ? EVERYWHERE : { ...EVERYWHERE, ...ALONE };
