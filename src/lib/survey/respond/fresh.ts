/** What a kiosk's link may carry from one person to the next: its language, and fields that say where it stands. */
const CARRIED = /^(lang|field\..+)$/s;

/**
 * On a device that many use one after the other (kiosk), every page knows the link that the next person begins with:
 * the first by its own address (`kiosk=1`), those behind it by `again`, which carries that address' query.
 * @param params of the page's address, as anybody may have written it
 * @returns the path and query of a fresh survey, or null where this is no kiosk
 */
export function freshLink(slug: string, params: URLSearchParams): string | null {
	const again = params.get('again');
	const from = again === null ? params : new URLSearchParams(again);
	if (from.get('kiosk') !== '1') return null;
	const kept = [...from].filter(([name]) => CARRIED.test(name));
	return `/s/${slug}?${new URLSearchParams([['kiosk', '1'], ...kept])}`;
}

/** The same as a parameter for the pages behind: spread it into their query. */
export const againFor = (fresh: string | null): { again?: string } =>
	fresh === null ? {} : { again: fresh.slice(fresh.indexOf('?') + 1) };
