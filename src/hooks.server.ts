import { sequence } from '@sveltejs/kit/hooks';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import { languageOf } from '$lib/i18n/browser';
import { getTextDirection } from '$lib/i18n/paraglide/runtime';
import { paraglideMiddleware } from '$lib/i18n/paraglide/server';
import { keepFolding } from '$lib/results/fold.server';
import { anonymous, asker, listening, open } from '$lib/server/door';
import { underCeiling } from '$lib/server/ceiling';
import { compressed } from '$lib/server/compression';
import { headersFor, loosen } from '$lib/server/policy';
import { aroundScriptHash } from '$lib/survey/respond/around-script';
import { usedIn } from '$lib/survey/respond/style';

export const init: ServerInit = async () => {
	if (building) return;
	await open();
	keepFolding();
};

/** Respondents and probes have no session: nothing is asked, nothing is set. */
const withoutSession = (path: string) => /^\/(s|brand|health|embed\.js|keep\.js)(\/|$)/.test(path);

const who: Handle = async ({ event, resolve }) => {
	if (withoutSession(event.url.pathname)) {
		event.locals.db = anonymous();
		event.locals.user = null;
		return resolve(event);
	}
	event.request = underCeiling(event.request);
	event.locals.db = asker(event.cookies, event.fetch, event.url.protocol === 'https:');
	// Asked of the auth server on every request: what a cookie says of itself proves nothing.
	event.locals.user = (await event.locals.db.auth.getUser()).data.user;
	return resolve(event, {
		// What supabase-js needs to read of an answer that a load function fetched.
		filterSerializedResponseHeaders: (name) => name === 'content-range' || name === 'x-supabase-api-version'
	});
};

/** What is left for a hydration that such a page does not do. People's text is escaped, and so is never this. */
const MARKERS = /<!--[[\]!\w-]*?-->|<link [^>]*disabled media="\(max-width: 0\)">/g;
const ICON_AND_MANIFEST = /<link rel="icon"[^>]*>\s*<link rel="manifest"[^>]*>/;

/** Answers that are no pages: nothing is said there in the interface's language. */
const wordless = (path: string) =>
	/^\/(health|embed\.js|keep\.js|brand\/[^/]+|s\/[^/]+\/(send|start|seen|part|upload))$/.test(path);

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

function dressed(html: string, { locals, cookies }: RequestEvent): string {
	const theme = cookies.get('theme');
	// A respondent's page speaks the survey's language, not the interface's. And it is one document: no icon and
	// no manifest is fetched with it.
	const whole = locals.document
		? html.replace(ICON_AND_MANIFEST, '<link rel="icon" href="data:," />').replaceAll(MARKERS, '')
		: html;
	// Of a whole survey in one document, the style too is only what it uses.
	return (locals.scripts ? lightened(whole) : whole)
		.replace('%earshot.lang%', locals.document?.lang ?? locals.locale)
		.replace('%earshot.dir%', locals.document?.dir ?? getTextDirection(locals.locale))
		.replace('%earshot.theme%', theme === 'light' || theme === 'dark' ? theme : 'system');
}

/** The style sheets that SvelteKit put into the document carry its nonce; those with a hash stay as they are. */
const lightened = (html: string): string =>
	html.replace(
		/(<style nonce="[^"]*">)([^]*?)(?=<\/style>)/g,
		(all, open: string, css: string) => open + usedIn(css, html.replaceAll(/<style[^]*?<\/style>/g, ''))
	);

const policy: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	// Said by the page of a survey that may be framed; what fails before that is for nobody's frame.
	const { frames } = event.locals;
	for (const [name, value] of Object.entries(headersFor(frames))) response.headers.set(name, value);
	const strict = response.headers.get('content-security-policy');
	const route = event.route.id ?? '';
	if (strict) {
		const looser = loosen(strict, {
			scripts: /^\/s\/|\/preview$/.test(route) ? [aroundScriptHash] : [],
			inline: event.locals.scripts,
			frames,
			styles: event.locals.styles,
			connect: route.endsWith('/board') ? sockets(listening().url) : []
		});
		response.headers.set('content-security-policy', looser);
	}
	return event.locals.document ? compressed(event.request, response) : response;
};

/** Our own origin needs no naming; a hosted project's Realtime does, as http and as websocket. */
const sockets = (url: string) =>
	url.startsWith('/') ? [] : [new URL(url).origin, new URL(url).origin.replace(/^http/, 'ws')];

export const handle = sequence(policy, language, who);

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
