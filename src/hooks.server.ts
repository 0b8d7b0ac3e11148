import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import { languageOf } from '$lib/i18n/browser';
import { getTextDirection } from '$lib/i18n/paraglide/runtime';
import { paraglideMiddleware } from '$lib/i18n/paraglide/server';
import { keepCampaigning } from '$lib/mail/campaigning.server';
import { keepMixing } from '$lib/mail/participations.server';
import { keepSending } from '$lib/mail/sending.server';
import { keepFolding } from '$lib/results/fold.server';
import { bounded } from '$lib/server/bounded';
import { anonymous, asker, listening, open } from '$lib/server/door';
import { ceilingFor, underCeiling } from '$lib/server/ceiling';
import { isCrossSite } from '$lib/server/cross-site';
import { compressed } from '$lib/server/compression';
import { headersFor, loosen } from '$lib/server/policy';
import { namedProperly } from '$lib/server/action-name';
import { aroundScriptHash } from '$lib/survey/respond/around-script';
import { plainFrame } from '$lib/survey/respond/frame';
import { FIELD } from '$lib/survey/respond/sitting';
import { fitting } from '$lib/site/fitting';
import { lean, renamed, scopesOf } from '$lib/site/lean';
import { settled } from '$lib/site/settled';
import { sameFor } from '$lib/survey/respond/same';
import { keepSweeping } from '$lib/site/assets.server';
import { usedIn, type Theme } from '$lib/survey/respond/style';
import { pickLanguage } from '$lib/survey/speak';
import * as versions from '$lib/survey/versions.server';
import { reading } from './routes/m/[site]/drawn.server';
import { noticed } from './routes/m/[site]/noticed.server';
import { wanted } from './routes/s/[slug]/wanted';

export const init: ServerInit = async () => {
	if (building) return;
	await open();
	keepFolding();
	keepSweeping();
	keepCampaigning();
	keepMixing();
	keepSending();
};

/** Respondents, readers and probes have no session: nothing is asked, nothing is set. A site that is its team's asks itself. */
const withoutSession = (path: string) => /^\/(s|m|a|u|cron|brand|health|embed\.js|keep\.js)(\/|$)/.test(path);

/**
 * Pages without a script are documents and nothing else. Beware: SvelteKit would give the data that they are drawn of to
 * whoever asks, and with it what they do not show: the right answers of a quiz, pages that nobody is led to. A browser
 * that is refused so (and not by a 404) goes to the page itself.
 */
const documentsOnly = /^\/(m|preview)\//;

const who: Handle = async ({ event, resolve }) => {
	if (event.isDataRequest && documentsOnly.test(event.route.id ?? ''))
		return new Response(null, { status: 406, headers: { 'cache-control': 'no-store' } });
	event.request = namedProperly(event.request);
	if (withoutSession(event.url.pathname)) {
		event.locals.db = anonymous();
		event.locals.user = null;
		return resolve(event);
	}
	event.request = underCeiling(event.request, ceilingFor(event.url.pathname));
	event.locals.db = asker(event.cookies, event.fetch, event.url.protocol === 'https:');
	// Asked of the auth server on every request: what a cookie says of itself proves nothing.
	event.locals.user = (await event.locals.db.auth.getUser()).data.user;
	const response = await resolve(event, {
		// What supabase-js needs to read of an answer that a load function fetched.
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'x-supabase-api-version'
	});
	if (event.request.method !== 'GET') versions.forgetRecent();
	return response;
};

/** What is left for a hydration that such a page does not do. People's text is escaped, and so is never this. */
const MARKERS = /<!--[[\]!\w-]*?-->|<link [^>]*disabled media="\(max-width: 0\)">/g;
const ICON_AND_MANIFEST = /<link rel="icon"[^>]*>\s*<link rel="manifest"[^>]*>/;

/** Answers that are no pages: nothing is said there in the interface's language. */
const wordless = (path: string) =>
	/^\/(m\/[^/]+\/(picture|file|survey)\/|health|embed\.js|keep\.js|brand\/[^/]+|[sa]\/[^/]+\/(send|start|seen|part|upload)|cron\/.*)$/.test(
		path
	);

const language: Handle = ({ event, resolve }) => {
	const locale = languageOf(event.cookies.get('language'), event.request.headers.get('accept-language'));
	event.locals.locale = locale;
	if (wordless(event.url.pathname)) return resolve(event);
	// Paraglide is told what was chosen, by the cookie it knows: it does not read `zh-Hans` or `zh` as Chinese.
	const chosen = new Request(event.url, { headers: { cookie: `language=${locale}` } });
	return paraglideMiddleware(chosen, () =>
		resolve(event, { transformPageChunk: ({ html }) => dressed(html, event) })
	);
};

const themeOf = (cookies: RequestEvent['cookies']): Theme => {
	const theme = cookies.get('theme');
	return theme === 'light' || theme === 'dark' ? theme : 'system';
};

function dressed(html: string, { locals, cookies, route }: RequestEvent): string {
	// Readers of a site see it as their system does; whoever works in the studio too.
	const theme = route.id?.startsWith('/m/') ? 'system' : themeOf(cookies);
	// A respondent's page speaks the survey's language, not the interface's. And it is one document: no icon and
	// no manifest is fetched with it. A page of a site has an icon of its own.
	const whole = (
		locals.document
			? html
					.replace(ICON_AND_MANIFEST, locals.fits ? '' : '<link rel="icon" href="data:," />')
					.replaceAll(MARKERS, '')
			: html
	)
		.replace('%earshot.lang%', locals.document?.lang ?? locals.locale)
		.replace('%earshot.dir%', locals.document?.dir ?? getTextDirection(locals.locale))
		.replace('%earshot.theme%', theme);
	return locals.scripts ? lightened(whole, theme, locals) : whole;
}

/** As SvelteKit puts them into the document, with its nonce; what has a hash stays as it is. */
const SHEETS = /<style nonce="[^"]*">([^]*?)<\/style>/g;

/** Of a whole survey in one document, the style too is only what it uses, and is known by its hash. */
function lightened(html: string, theme: Theme, locals: App.Locals): string {
	const end = html.indexOf('>', html.indexOf('<body'));
	const head = plainFrame(html.slice(0, end));
	const page = (head + html.slice(end)).replaceAll(/<style[^]*?<\/style>/g, '');
	const scopes = locals.fits && scopesOf(page);
	const slim = head.replaceAll(SHEETS, (_, css: string) => {
		const known = usedIn(css, page, theme);
		const others = (head + html.slice(end)).replace(css, () => '');
		const used = scopes ? renamed(settled(fitting(known, page), others), scopes) : known;
		locals.styles = [...(locals.styles ?? []), used];
		return `<style>${used}</style>`;
	});
	return scopes ? lean(slim + html.slice(end), scopes) : slim + html.slice(end);
}

const RESPONSE = new RegExp(`<input type="hidden" name="${FIELD.id}" value="([\\w-]{36})"`);

/** The response's id, which is all of a document that is its visitor's alone; '' if there is none, or more than it. */
function ownOf(html: string): string {
	const id = RESPONSE.exec(html)?.[1] ?? '';
	return html.indexOf(id) === html.lastIndexOf(id) ? id : '';
}

/** Of a survey's document everything has a hash, so that it is the same for everybody. */
const NONCES = / 'nonce-[^']*'/g;

const policy: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	// Said by the page of a survey that may be framed; what fails before that is for nobody's frame.
	const { frames } = event.locals;
	for (const [name, value] of Object.entries(headersFor(frames))) response.headers.set(name, value);
	const strict = response.headers.get('content-security-policy');
	const route = event.route.id ?? '';
	if (strict) {
		const looser = loosen(event.locals.scripts && !dev ? strict.replace(NONCES, '') : strict, {
			scripts: /^\/s\/|\/preview$/.test(route) ? [aroundScriptHash] : [],
			inline: event.locals.scripts,
			frames,
			styles: event.locals.styles,
			// Whoever works here goes on without another document: the policy is that of the first.
			shows: !withoutSession(event.url.pathname),
			connect: route.endsWith('/board') ? sockets(listening().url) : []
		});
		response.headers.set('content-security-policy', looser);
	}
	return response;
};

/** Our own origin needs no naming; a hosted project's Realtime does, as http and as websocket. */
const sockets = (url: string) =>
	url.startsWith('/') ? [] : [new URL(url).origin, new URL(url).origin.replace(/^http/, 'ws')];

/** Documents that are the same for many, by what they follow from. In characters. */
const documents = bounded<{ html: string; own: string; headers: Headers }>(16_000_000);

/** A survey as it is first opened, by its plain link: nothing of the address or of a form is in it. */
const isPlain = ({ route, request, url, isDataRequest }: RequestEvent): boolean =>
	route.id === '/s/[slug]' && request.method === 'GET' && !url.search && !isDataRequest;

/** What the document follows from: what its survey says, and how the visitor wants to see it. */
const keyOf = ({ cookies, request }: RequestEvent, same: string): string =>
	[
		same,
		themeOf(cookies),
		languageOf(cookies.get('language'), request.headers.get('accept-language'))
	].join();

/** A document that was drawn before, while the survey's door says the same: at most a second old, as any answer. */
async function drawnBefore(event: RequestEvent): Promise<Response | null> {
	// Who finds no door here finds out why below.
	const door = isPlain(event) && (await versions.recent(event.params.slug ?? '').catch(() => null));
	const same = door && sameFor(door, pickLanguage(door.plan, wanted(event.url, event.request)));
	const known = same && documents.get(keyOf(event, same));
	if (!known) return null;
	const html = known.html.replace(known.own, crypto.randomUUID());
	return new Response(html, { headers: known.headers });
}

async function keepDrawn(event: RequestEvent, response: Response): Promise<void> {
	const { same } = event.locals;
	if (!same || !isPlain(event) || response.status !== 200) return;
	const html = await response.clone().text();
	const own = ownOf(html);
	const headers = new Headers(response.headers);
	for (const name of ['etag', 'content-length']) headers.delete(name);
	if (own) documents.set(keyOf(event, same), { html, own, headers }, html.length);
}

/** What was drawn all the same, and is not there: a certificate that nobody has. */
function asSaid({ locals: { status } }: RequestEvent, response: Response): Response {
	return status ? new Response(response.body, { status, headers: response.headers }) : response;
}

const documented: Handle = async ({ event, resolve }) => {
	if (event.route.id === '/m/[site]/[...page]')
		return noticed(event, await reading(event, async () => resolve(event), !dev));
	const before = await drawnBefore(event);
	const response = noticed(event, before ?? asSaid(event, await resolve(event)));
	if (!before) await keepDrawn(event, response);
	return before || event.locals.document ? compressed(event.request, response, ownOf) : response;
};

/** Before anything else: a form that a page elsewhere sent does nothing. */
const fromHere: Handle = ({ event, resolve }) =>
	isCrossSite(event.request, event.url)
		? new Response(`Cross-site ${event.request.method} form submissions are forbidden`, { status: 403 })
		: resolve(event);

export const handle = sequence(fromHere, documented, policy, language, who);

// Only bugs arrive here: a Problem has its status already. The log gets an id, the page gets the id alone.
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'missing' };
	if (status < 500) return { message: status === 413 ? 'too_large' : 'invalid' };
	const id = crypto.randomUUID().slice(0, 8);
	console.error(
		`[${id}] ${event.request.method} ${event.route.id ?? 'no route'}`,
		dev ? error : traced(error)
	);
	return { message: 'unexpected', id };
};

const traced = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
