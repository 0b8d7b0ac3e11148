/** Where somebody who came in goes if nothing else was asked for. */
export const HOME = '/home';

/**
 * @param asked a path from a query, a form or a cookie: from anybody
 * @param origin ours, where a letter may name it in front of the path
 * @returns it, if it stays on this site; otherwise `fallback`
 */
export function way(asked: unknown, fallback = HOME, origin?: string): string {
	if (typeof asked !== 'string' || asked.length > 500) return fallback;
	const wanted = origin && asked.startsWith(`${origin}/`) ? asked.slice(origin.length) : asked;
	// Beware: browsers read `//host`, `/\host` and `/<tab>/host` as another site.
	// eslint-disable-next-line no-control-regex
	if (!/^\/(?![/\\])[^\\\u0000-\u001f]*$/.test(wanted)) return fallback;
	const url = new URL(wanted, 'https://here.invalid');
	return url.origin === 'https://here.invalid' ? url.pathname + url.search + url.hash : fallback;
}

/** @returns the path with where to go on to, if that is not the usual */
export const withNext = (path: string, next: string): string =>
	next === HOME ? path : `${path}?next=${encodeURIComponent(next)}`;

/**
 * @returns the address of a page to come back to. A named action leaves its name in the address where JavaScript
 * is off, and nobody can come back to that
 */
export const placeOf = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string =>
	pathname + (search.startsWith('?/') ? '' : search);
