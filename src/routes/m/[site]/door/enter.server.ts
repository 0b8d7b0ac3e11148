import type { Cookies } from '@sveltejs/kit';
import { way } from '$lib/account/way';
import { Problem } from '$lib/problem';
import { stylesFor } from '$lib/survey/respond/dress';
import type { VisitorCookie } from '$lib/site/accesses.server';
import { opened, type Caller, type Visit } from '../visit.server';

/** Where somebody goes who was let in: a place on this site and nowhere else. */
export function goal(site: string, asked: unknown): string {
	const base = `/m/${site}`;
	const to = way(asked, base);
	const { pathname } = new URL(to, 'https://here.invalid');
	return pathname === base || (pathname.startsWith(`${base}/`) && !pathname.startsWith(`${base}/door`))
		? to
		: base;
}

/**
 * Somebody who says something at the door. Where that does not open it, its page answers, which `before` dresses.
 * @throws Problem `missing` where there is no door to stand before
 */
export async function knock(caller: Caller): Promise<Visit> {
	const visit = await opened(caller);
	if (visit.shut === 'gone' || visit.shut === 'soon') throw new Problem('missing');
	return visit;
}

/**
 * Somebody before the door: a page in the interface's language and the team's look, kept by nobody.
 * @throws Problem `missing` where there is no door to stand before
 */
export async function before(
	caller: Caller & { setHeaders?: (headers: Record<string, string>) => void }
): Promise<Visit> {
	const visit = await knock(caller);
	const { locals, setHeaders } = caller;
	locals.document = { lang: locals.locale, dir: 'ltr' };
	locals.scripts = [];
	locals.styles = stylesFor(visit.door.brand);
	setHeaders?.({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	return visit;
}

/** Lets somebody in, in this browser, at this site. */
export function letIn(
	cookies: Cookies,
	site: string,
	secure: boolean,
	{ name, value, maxAge }: VisitorCookie
) {
	cookies.set(name, value, { path: `/m/${site}`, httpOnly: true, sameSite: 'lax', secure, maxAge });
}
