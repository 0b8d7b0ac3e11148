/**
 * What a page may load and run. `svelte.config.js` says what holds everywhere (default deny, nonces, no inline
 * script or style); here is what single routes need more, and why.
 */
export interface Allowance {
	/** Hashes of scripts that stand inside the document (the respondent's page). */
	scripts?: string[];
	/** Where the live board listens, if that is not our own origin. */
	connect?: string[];
}

const add = (policy: string, directive: string, sources: string[]): string => {
	if (!sources.length) return policy;
	const parts = policy.split(';').map((part) => part.trim());
	const at = parts.findIndex((part) => part === directive || part.startsWith(directive + ' '));
	if (at < 0) return [...parts, [directive, ...sources].join(' ')].join('; ');
	parts[at] = `${parts[at]} ${sources.join(' ')}`;
	return parts.join('; ');
};

/**
 * @param policy a Content-Security-Policy header as SvelteKit made it
 * @returns the same with what the route may do besides
 */
export function loosen(policy: string, { scripts = [], connect = [] }: Allowance): string {
	const hashes = scripts.map((hash) => `'${hash}'`);
	return add(add(policy, 'script-src', hashes), 'connect-src', connect);
}

/** Headers that every answer carries. */
export const EVERYWHERE: Record<string, string> = {
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'same-origin',
	'x-frame-options': 'DENY',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
	'cross-origin-opener-policy': 'same-origin'
};
