import { isPart } from './fields';
import type { SiteDocument } from './site';

// Links that lead out of a site. The browser itself tells when one is followed (the `ping` of a link), without script.

/** Where browsers say so, behind the site's own address. */
export const FOLLOWED = 'seen';

/** Longer ones are no addresses that somebody wrote. */
const LONGEST = 4_000;

const hostOf = (text: unknown): string | null => {
	const url =
		typeof text === 'string' && text.length < LONGEST && /^https?:/i.test(text) ? URL.parse(text) : null;
	return url?.host || null;
};

function* hosts(value: unknown): Generator<string> {
	if (Array.isArray(value)) for (const one of value) yield* hosts(one);
	else if (isPart(value)) for (const one of Object.values(value)) yield* hosts(one);
	else {
		const host = hostOf(value);
		if (host) yield host;
	}
}

const known = new WeakMap<SiteDocument, ReadonlySet<string>>();

/**
 * @param to what a browser names as the link's target
 * @returns its host, if the site has a link to there; null for anything else: whoever asks may name what they like
 */
export function followedOn(site: SiteDocument, to: string | null): string | null {
	const host = hostOf(to);
	const all = known.get(site) ?? new Set(hosts(site.pages));
	known.set(site, all);
	return host && all.has(host) ? host : null;
}
