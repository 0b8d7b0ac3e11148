// How a site is read, as plain rules: what counts, and what can be said of the counts.

/** What is looked at of a request; of a browser or an address, nothing. */
export interface Asked {
	method: string;
	headers: Pick<Headers, 'get'>;
}

/** Fetched before anybody asked to see it, and perhaps never seen. */
const isAhead = ({ headers }: Asked): boolean =>
	['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].some((name) =>
		/\b(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? '')
	);

/** A browser that says how it asks for a page says that it goes there; many say nothing, over plain HTTP all. */
const isGoing = ({ headers }: Asked): boolean =>
	[headers.get('sec-fetch-mode') ?? 'navigate', headers.get('sec-fetch-dest') ?? 'document'].every((how) =>
		/^(navigate|document|iframe|frame|embed)$/.test(how)
	);

/** Whether somebody asks for a page to see it. */
export const isRead = (asked: Asked): boolean => asked.method === 'GET' && !isAhead(asked) && isGoing(asked);

/** Whether somebody takes a file along. Browsers disagree on what a download says of itself. */
export const isTaken = (asked: Asked): boolean => asked.method === 'GET' && !isAhead(asked);

/** Where somebody came from, as the browser says: the site it was, by its link, and the page. */
export interface Origin {
	site: string;
	/** Behind the site's address, without slashes around it. */
	path: string;
}

/** @param host of the house itself @returns null for whoever came from outside of all sites, or does not say */
export function originOf(referer: string | null, host: string): Origin | null {
	const from = referer && referer.length < 4_000 ? URL.parse(referer) : null;
	if (!from || from.host !== host) return null;
	const [, site, path = ''] = /^\/m\/([a-z0-9-]{1,80})(?:\/(.*))?$/.exec(from.pathname) ?? [];
	return site ? { site, path: path.replace(/\/+$/, '') } : null;
}

/**
 * `arrival`: from outside. `onward`: from another page of it. `again`: the same page in another language, say.
 * Whoever was let in at the door arrives then.
 */
export type Step = 'arrival' | 'onward' | 'again';

export function stepFrom(origin: Origin | null, site: string, path: string): Step {
	if (origin?.site !== site || /^door(\/|$)/.test(origin.path)) return 'arrival';
	return origin.path === path ? 'again' : 'onward';
}

/** What a count is of, and of which page, language, file or survey. */
export type Mark = readonly [kind: string, what: string];

/** What one read adds one to. */
export const marksOf = (page: string, language: string, step: Step): Mark[] => [
	['read', ''],
	['page', page],
	['language', language],
	...(step === 'again' ? [] : [[step, ''] as const]),
	...(step === 'arrival' ? [['entry', page] as const] : [])
];

/** What the database's `adoption()` answers. Days are of UTC. */
export interface Told {
	/** Smallest group of people that anything here speaks of. */
	minimum: number;
	access: 'everyone' | 'passcode' | 'domains' | 'team';
	today: string;
	/** The first day that anything was counted on; null: nothing was. */
	first: string | null;
	days: readonly (readonly [day: string, reads: number, arrivals: number])[];
	sums: readonly (readonly [kind: string, what: string, n: number])[];
	/** Known ones until yesterday, ever and for the first time in this period, in whole groups of each segment. */
	people: { ever: number; fresh: number; segments: readonly (readonly [segment: string, n: number])[] };
	answered: number;
	trained: number;
}

export interface Row {
	label: string;
	n: number;
	/** What has no name, or no place in the list. */
	rest?: true;
}

/** What the site's document calls things, by their ids; what it has no more is called by none. */
export interface Names {
	pages: ReadonlyMap<string, string>;
	files: ReadonlyMap<string, string>;
	surveys: ReadonlyMap<string, string>;
	languages: ReadonlyMap<string, string>;
	segments: ReadonlyMap<string, string>;
	/** What is not there any more. */
	gone: { page: string; file: string; link: string; survey: string };
}

export interface Adopted {
	/** `empty`: nothing was ever counted. `quiet`: nothing in this period. */
	state: 'shown' | 'quiet' | 'empty';
	reads: number;
	visits: number;
	/** Pages read in a visit; null where no visit began in this period. */
	depth: number | null;
	pages: Row[];
	entries: Row[];
	languages: Row[];
	files: Row[];
	links: Row[];
	surveys: Row[];
	/** Known people, once a day each; none where one segment is all that can be told. */
	segments: Row[];
	funnel: { step: 'reached' | 'read' | 'answered' | 'trained'; n: number }[];
	/** The site knows who reads it: whatever is told comes in whole groups, the day after. */
	known: boolean;
}

/** The most rows that a list shows by their names. */
const MOST = 12;

/** Rows of one kind, most first. What has no name any more is one row, last; so are those that are too many. */
function rowsOf({ sums }: Told, kind: string, names: ReadonlyMap<string, string>, gone: string): Row[] {
	const all = sums.filter(([of]) => of === kind);
	const named = all.flatMap(([, what, n]) => {
		const label = names.get(what);
		return label === undefined ? [] : [{ label, n }];
	});
	const rest = sum(all.map(([, , n]) => n)) - sum(named.slice(0, MOST).map(({ n }) => n));
	return [
		...apart(named.slice(0, MOST)),
		...(rest > 0 ? [{ label: gone, n: rest, rest: true as const }] : [])
	];
}

/** Two of the same name are told apart by where they stand. */
function apart(rows: readonly Row[]): Row[] {
	const seen = new Map<string, number>();
	return rows.map(({ label, n }) => {
		const times = (seen.get(label) ?? 0) + 1;
		seen.set(label, times);
		return { label: times > 1 ? `${label} (${times})` : label, n };
	});
}

const sum = (ns: readonly number[]): number => ns.reduce((a, b) => a + b, 0);

/** What can be said of the counts. Of a site with one page, nobody goes on to another. */
export function adopted(told: Told, names: Names): Adopted {
	const total = (kind: string) => sum(told.sums.filter(([of]) => of === kind).map(([, , n]) => n));
	const [reads, visits] = [total('read'), total('arrival')];
	const anything = reads + visits + told.answered + told.trained + told.people.ever > 0;
	// One visit may go on many times: at most so many did.
	const on = Math.min(visits, total('onward'));
	const segments = rowsOf(told, 'person', names.segments, '');
	// A host is called what it is.
	const hosts = new Map(
		told.sums.flatMap(([kind, what]) => (kind === 'link' ? [[what, what] as const] : []))
	);
	return {
		state: anything ? 'shown' : told.first === null ? 'empty' : 'quiet',
		reads,
		visits,
		depth: visits > 0 ? reads / visits : null,
		pages: rowsOf(told, 'page', names.pages, names.gone.page),
		entries: rowsOf(told, 'entry', names.pages, names.gone.page),
		languages: rowsOf(told, 'language', names.languages, names.gone.page),
		files: rowsOf(told, 'file', names.files, names.gone.file),
		links: rowsOf(told, 'link', hosts, names.gone.link),
		surveys: rowsOf(told, 'survey', names.surveys, names.gone.survey),
		segments: segments.length > 1 ? segments : [],
		funnel: [
			{ step: 'reached', n: visits },
			...(names.pages.size > 1 ? [{ step: 'read' as const, n: on }] : []),
			{ step: 'answered', n: told.answered },
			{ step: 'trained', n: told.trained }
		],
		known: told.access === 'domains' || told.access === 'team'
	};
}
