/** What browsers send of forms by themselves, from wherever: a page elsewhere can have it sent with our cookies. */
const FORMS =
	/^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain|application\/x-sveltekit-formdata)\s*(;|$)/i;
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
/**
 * Mail programs post here for their users (RFC 8058): without cookies, and without an origin. So do schedulers and mail
 * servers, with a secret that no browser sends by itself.
 */
const FOR_MAIL = /^\/(u\/[^/]+\/now|cron\/\w+)$/;

/**
 * Whether a form was sent from a page that is not ours. The same as SvelteKit's own check, which knows no exceptions and
 * is turned off for this one (svelte.config.js).
 *
 * @param url where it arrived, with the origin on which people reach us
 */
export const isCrossSite = ({ method, headers }: Request, url: URL): boolean =>
	WRITES.has(method) &&
	FORMS.test(headers.get('content-type') ?? '') &&
	headers.get('origin') !== url.origin &&
	!FOR_MAIL.test(url.pathname);
