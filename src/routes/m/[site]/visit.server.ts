import type { Cookies } from '@sveltejs/kit';
import { Problem } from '$lib/problem';
import { asker } from '$lib/server/door';
import { cookieOf } from '$lib/site/access';
import * as accesses from '$lib/site/accesses.server';
import { askedOn, givenTo } from '$lib/site/asking';
import { kinds } from '$lib/site/blocks/registry';
import * as needs from '$lib/site/needs.server';
import { pageAt } from '$lib/site/paths';
import { PLAIN_THEME } from '$lib/site/theme-parse';
import type { SiteDocument, SitePage } from '$lib/site/site';
import * as sites from '$lib/site/sites.server';
import { pickLanguage } from '$lib/survey/speak';
import { wanted } from '../../s/[slug]/wanted';

// THE GATE of a site: pages, pictures, files, live figures, whatever lies under `/m/[site]/`, ask here who may have it.

/** What the gate looks at of a request. */
export interface Caller {
	params: Partial<Record<string, string>>;
	url: URL;
	request: Request;
	cookies: Cookies;
	locals: App.Locals;
}

/** Why somebody does not see a site: it is not on air, or its door is shut to them. */
export type Shut = 'gone' | 'soon' | 'passcode' | 'domains' | 'team';

export interface Visit {
	door: sites.Door;
	/** Why they may read it; null: they may not, and `shut` says why. */
	as: accesses.Admission | null;
	shut: Shut | null;
	/** What is on air; without pages where nothing is. */
	document: SiteDocument;
	language: string;
	/** The language that the address asks for, if the site has it; else ''. */
	asked: string;
	/** What stands behind the site's address, and the page there. */
	path: string;
	page: SitePage | undefined;
}

/** Whether a browser brings a session at all: what is everybody's costs no question about it. */
const hasSession = (cookies: Cookies) => cookies.getAll().some(({ name }) => name.startsWith('sb-'));

async function admission(caller: Caller, door: sites.Door): Promise<accesses.Admission | null> {
	if (!door.document) return null;
	if (door.access === 'everyone') return { as: 'anyone' };
	const { cookies, url } = caller;
	// Sites have no session but where their door asks for one: who asks is found out here and nowhere else.
	const db = hasSession(cookies) ? asker(cookies, undefined, url.protocol === 'https:') : null;
	return accesses.admitted(door, cookies.get(cookieOf(door.id)), db);
}

function shutOf({ document, state, access }: sites.Door): Shut {
	if (!document) return state === 'scheduled' ? 'soon' : 'gone';
	// `admitted` lets everybody in there.
	return access === 'everyone' ? 'gone' : access;
}

/** By what lives as long as the request: hooks and routes have events of their own. */
const visits = new WeakMap<App.Locals, Promise<Visit>>();

/**
 * The site that somebody asks for, and whether it is open to them.
 * @throws Problem `missing` where there is no such site
 */
export function opened(caller: Caller): Promise<Visit> {
	const before = visits.get(caller.locals) ?? comeTo(caller);
	visits.set(caller.locals, before);
	return before;
}

const NOTHING: SiteDocument = {
	format: 1,
	languages: ['en', 'zh-CN'],
	title: {},
	about: {},
	theme: PLAIN_THEME,
	cover: '',
	pages: []
};

async function comeTo(caller: Caller): Promise<Visit> {
	const { params, url, request } = caller;
	const door = await sites.open(params.site ?? '');
	const as = await admission(caller, door);
	const document = door.document ?? NOTHING;
	const { languages } = document;
	const path = (params.page ?? '').replace(/\/+$/, '');
	const wish = url.searchParams.get('lang') ?? '';
	return {
		door,
		as,
		shut: as ? null : shutOf(door),
		document,
		language: pickLanguage({ languages: [...languages] }, wanted(url, request)),
		asked: languages.includes(wish) ? wish : '',
		path,
		page: pageAt(document, path)?.at(-1)
	};
}

/**
 * The same for whatever is no page: bytes and figures say nothing to who may not have them.
 * @throws Problem `missing`, also where the site is not on air; `unknown` where its door is shut
 */
export async function visit(caller: Caller): Promise<Visit> {
	const found = await opened(caller);
	if (found.shut === 'gone' || found.shut === 'soon') throw new Problem('missing');
	if (found.shut) throw new Problem('unknown');
	return found;
}

/** What the blocks of a page asked for, by their ids. */
export type Given = Readonly<Record<string, readonly unknown[]>>;

/** Many who come in the same moment ask once, in ms. */
const RECENT_MS = 1_000;
/** By the page, which never changes, and the language. */
const recent = new WeakMap<SitePage, Map<string, { at: number; given: Promise<Given> }>>();

/** One visit is told one thing: a page is kept under what its visit was told, and says just that. */
const givenFor = new WeakMap<Visit, Promise<Given>>();

/** What the blocks of the page asked for, at most a second old when the visit first asks. */
export function givenOn(visit: Visit): Promise<Given> {
	const given = givenFor.get(visit) ?? lately(visit);
	givenFor.set(visit, given);
	return given;
}

function lately({ page, door, language }: Visit): Promise<Given> {
	if (!page) return Promise.resolve({});
	const known = recent.get(page) ?? new Map();
	recent.set(page, known);
	const before = known.get(language);
	if (before && Date.now() - before.at < RECENT_MS) return before.given;
	const given = ask(page, door, language);
	known.set(language, { at: Date.now(), given });
	given.catch(() => known.delete(language));
	return given;
}

async function ask(page: SitePage, door: sites.Door, language: string): Promise<Given> {
	const asked = askedOn(page, kinds);
	const all = asked.flatMap((one) => one.needs);
	return all.length ? givenTo(asked, await needs.answer(all, door, language)) : {};
}

/** How long and for whom an answer may be kept that is the same for everybody who may see the site. */
export const cacheFor = ({ door }: Visit, open: string): string =>
	door.access === 'everyone' ? open : 'private, no-store';
