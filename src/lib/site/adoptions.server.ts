import { createHmac } from 'node:crypto';
import { house, ownKey, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { adopted, type Adopted, type Mark, type Told } from './adoption';
import { namesIn } from './adoption-names';
import { frozen } from './doors.server';
import type { Site } from './sites.server';

// Counting never holds up a reader: what is to be counted is gathered here, and leaves together.

/** Somebody whom the site knows: `id` is theirs on this site. */
export interface Person {
	segment: 'member' | 'visitor';
	id: string;
}

/** Somebody came to a survey from a site, both by their links. */
export interface Coming {
	site: string;
	survey: string;
	/** The id that the response will have; null where nothing can be answered. */
	response: string | null;
	/** The survey's own page was opened; otherwise a form on the site was sent. */
	opened: boolean;
}

const EVERY_MS = 2_000;
/** So many different counts leave at once; beyond twice as many, while the database is away, no more are gathered. */
const MANY = 2_000;

interface Gathered {
	counts: Map<string, { site: string; day: string; kind: string; what: string; n: number }>;
	people: Map<string, { site: string; day: string; reader: string; kind: string; what: string }>;
	readers: Map<string, { site: string; reader: string; segment: string }>;
	comings: Coming[];
}
const nothing = (): Gathered => ({ counts: new Map(), people: new Map(), readers: new Map(), comings: [] });
let gathered = nothing();
let leaving: Promise<void> = Promise.resolve();
let timer: NodeJS.Timeout | undefined;
/** What is gathered is written when the process is asked to end. */
let ends = false;

const sizeOf = ({ counts, people, readers, comings }: Gathered): number =>
	counts.size + people.size + readers.size + comings.length;

const hash = (...of: string[]): string =>
	createHmac('sha256', ownKey('site-readers')).update(of.join(' ')).digest('base64url').slice(0, 22);

/**
 * Counts something that was done on a site, soon. Never fails, never waits.
 * @param marks what to add one to; of somebody known, once a day
 */
export function note(site: string, marks: readonly Mark[], person: Person | null): void {
	if (sizeOf(gathered) > 2 * MANY) return;
	const day = new Date().toISOString().slice(0, 10);
	const all = person ? [...marks, ['person', person.segment] as const] : marks;
	for (const [kind, what] of all) {
		const key = [site, day, kind, what].join(' ');
		if (person) {
			// Another one each day: two days cannot be laid over each other.
			const reader = hash(site, day, person.segment, person.id);
			gathered.people.set(`${key} ${reader}`, { site, day, reader, kind, what });
		} else {
			const one = gathered.counts.get(key) ?? { site, day, kind, what, n: 0 };
			gathered.counts.set(key, { ...one, n: one.n + 1 });
		}
	}
	if (person) {
		const reader = hash(site, person.segment, person.id);
		gathered.readers.set(`${site} ${reader}`, { site, reader, segment: person.segment });
	}
	soon();
}

/** Counts that somebody came to a survey, soon. Never fails, never waits. */
export function noteComing(coming: Coming): void {
	if (sizeOf(gathered) > 2 * MANY) return;
	gathered.comings.push(coming);
	soon();
}

function soon(): void {
	if (!ends) process.once('sveltekit:shutdown', () => void flush());
	ends = true;
	timer ??= setTimeout(() => void flush(), EVERY_MS).unref();
	if (sizeOf(gathered) >= MANY) void flush();
}

/** Writes what was gathered so far. Resolves when it is written, or lost. */
export function flush(): Promise<void> {
	clearTimeout(timer);
	timer = undefined;
	const batch = gathered;
	gathered = nothing();
	if (sizeOf(batch)) leaving = leaving.then(() => write(batch));
	return leaving;
}

// What does not arrive is not sent again: it may have arrived all the same, and nobody is to be counted twice.
async function write({ counts, people, readers, comings }: Gathered): Promise<void> {
	try {
		const lists = {
			counts: [...counts.values()],
			people: [...people.values()],
			readers: [...readers.values()]
		};
		const done = await Promise.all([
			sizeOf({ counts, people, readers, comings: [] }) ? house().rpc('note_reads', lists) : null,
			comings.length ? house().rpc('note_site_sittings', { batch: comings as unknown as Json }) : null
		]);
		for (const one of done) if (one?.error) throw one.error;
	} catch (thrown) {
		const why = thrown instanceof Error || isWordy(thrown) ? thrown.message : thrown;
		console.error('reads of sites were not counted:', why);
	}
}

const isWordy = (thrown: unknown): thrown is { message: string } =>
	typeof thrown === 'object' && thrown !== null && 'message' in thrown;

/**
 * How a site is read, for whoever is of its team.
 * @param days 1 is today by UTC, null is all time
 * @throws Problem `missing` for a site of another team, or none
 */
export async function read(db: Client, site: string, days: number | null): Promise<Told> {
	// The generated types do not know that this argument may be null.
	const { data, error } = await db.rpc('adoption', { site, days: days as number });
	if (error) throw refusal(error);
	// The function's own JSON, whose shape is fixed in its migration.
	return data as unknown as Told;
}

/** Names of the surveys that were come to, as far as the asker may know them. */
async function surveyNames(db: Client, { sums }: Told): Promise<Map<string, string>> {
	const ids = sums.flatMap(([kind, what]) => (kind === 'survey' ? [what] : []));
	if (!ids.length) return new Map();
	const { data, error } = await db.from('surveys').select('id, name').in('id', ids.slice(0, 100));
	if (error) throw refusal(error);
	return new Map(data.map(({ id, name }) => [id, name]));
}

/**
 * The same, with what the counts speak of by its names: as the site that is on air, or was last, calls it.
 * @returns null in place of what was counted, for a site that was never on air
 * @throws Problem `missing`
 */
export async function board(
	db: Client,
	{ id, version }: Pick<Site, 'id' | 'version'>,
	days: number | null,
	locale: string
): Promise<{ told: Told; adopted: Adopted | null }> {
	const told = await read(db, id, days);
	if (version === null) return { told, adopted: null };
	const [document, surveys] = await Promise.all([frozen(id, version), surveyNames(db, told)]);
	return { told, adopted: adopted(told, namesIn(document, surveys, locale)) };
}
