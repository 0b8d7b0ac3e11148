import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { asker } from '$lib/server/door';
import type { Admission } from '$lib/site/accesses.server';
import { isRead, isTaken, marksOf, originOf, stepFrom, type Mark } from '$lib/site/adoption';
import * as adoptions from '$lib/site/adoptions.server';
import { followedOn } from '$lib/site/outward';
import { FIELD, isResponseId } from '$lib/survey/respond/sitting';
import { exceeds } from '../../s/[slug]/pace';
import { opened, type Caller } from './visit.server';

// What is counted of a site, after the answer is made: nobody waits for it, and where it fails nothing else does.

/** What is looked at of a request, beside what the gate looks at. */
export type Noticing = Caller & Pick<RequestEvent, 'route' | 'getClientAddress' | 'isDataRequest'>;

/** Of whom a site knows: who they are on it. Null for everybody else. */
async function personOf(as: Admission, { cookies, url }: Caller): Promise<adoptions.Person | null> {
	if (as.as === 'visitor') return { segment: 'visitor', id: as.visitor };
	if (as.as !== 'member') return null;
	const id = await memberOf(cookies, url.protocol === 'https:');
	return id ? { segment: 'member', id } : null;
}

/** The gate has just asked the database with this session: what it says of itself was true. */
async function memberOf(cookies: Cookies, secure: boolean): Promise<string | null> {
	const { session } = (await asker(cookies, undefined, secure).auth.getSession()).data;
	const claims = JSON.parse(
		Buffer.from(session?.access_token.split('.')[1] ?? 'e30', 'base64url').toString()
	) as unknown;
	return typeof claims === 'object' && claims !== null && 'sub' in claims ? String(claims.sub) : null;
}

async function marked(event: Noticing, marks: (visit: Awaited<ReturnType<typeof opened>>) => Mark[]) {
	const visit = await opened(event);
	if (!visit.as) return;
	adoptions.note(visit.door.id, marks(visit), await personOf(visit.as, event));
}

async function readPage(event: Noticing): Promise<void> {
	const { request, url, params } = event;
	const origin = originOf(request.headers.get('referer'), url.host);
	await marked(event, ({ page, path, language }) =>
		page ? marksOf(page.id, language, stepFrom(origin, params.site ?? '', path)) : []
	);
}

async function followed(event: Noticing): Promise<void> {
	if (exceeds('seen', event.getClientAddress())) return;
	await marked(event, ({ document }) => {
		const host = followedOn(document, event.request.headers.get('ping-to'));
		return host ? [['link', host]] : [];
	});
}

const FORM = new RegExp(`name="${FIELD.id}" value="([\\w-]{36})"`);

/** Where a survey's answer names the response: in the address of its thanks, or in the form that comes back. */
async function responseIn(response: Response): Promise<string | null> {
	const to = response.headers.get('location');
	const id = to ? new URLSearchParams(to.split('?')[1]).get('r') : FORM.exec(await response.text())?.[1];
	return isResponseId(id ?? null) ? (id ?? '').toLowerCase() : null;
}

async function comeToSurvey(event: Noticing, response: Response): Promise<void> {
	const { request, url, params, getClientAddress } = event;
	const origin = originOf(request.headers.get('referer'), url.host);
	const isOpened = request.method === 'GET';
	if (!origin || (isOpened && !isRead(request)) || exceeds('seen', getClientAddress())) return;
	const survey = params.slug ?? '';
	adoptions.noteComing({ site: origin.site, survey, response: await responseIn(response), opened: isOpened });
}

function counting(event: Noticing, response: Response): Promise<void> | null {
	const { route, request, params } = event;
	const { status } = response;
	if (event.isDataRequest) return null;
	if (route.id === '/m/[site]/[...page]')
		return (status === 200 || status === 304) && isRead(request) ? readPage(event) : null;
	// What the page plays comes in pieces, and is not taken along.
	if (route.id === '/m/[site]/file/[id]')
		return status === 200 && isTaken(request) && response.headers.has('content-disposition')
			? marked(event, () => [['file', params.id ?? '']])
			: null;
	if (route.id === '/m/[site]/seen') return status === 204 ? followed(event) : null;
	if (route.id === '/s/[slug]' && (status === 200 || status === 303) && request.headers.has('referer'))
		return /\/m\//.test(request.headers.get('referer') ?? '') ? comeToSurvey(event, response.clone()) : null;
	return null;
}

const underWay = new Set<Promise<void>>();

async function noted(work: Promise<void>): Promise<void> {
	try {
		await work;
	} catch (thrown) {
		console.error('a read of a site was not counted:', thrown instanceof Error ? thrown.message : thrown);
	}
}

/** Counts what this answer is to somebody, and gives it on as it is. */
export function noticed(event: Noticing, response: Response): Response {
	const work = counting(event, response);
	if (work) {
		const done: Promise<void> = noted(work).finally(() => underWay.delete(done));
		underWay.add(done);
	}
	return response;
}

/** When everything that was asked for until now has been noted. */
export async function allNoted(): Promise<void> {
	await Promise.all(underWay);
}
