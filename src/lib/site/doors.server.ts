import type { Brand } from '$lib/account/brand';
import { Problem } from '$lib/problem';
import { bounded } from '$lib/server/bounded';
import { house } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import type { Who } from './access';
import { kinds } from './blocks/registry';
import { siteStored } from './parse';
import type { SiteDocument } from './site';

/** What a visitor's page needs to know of a site. Instants are ISO 8601. */
export interface Door {
	id: string;
	name: string;
	slug: string;
	team: string;
	/** `scheduled`: not on air, but will be from `opensAt` on. */
	state: 'live' | 'scheduled' | 'unpublished';
	/** What is on air; null while nothing is. */
	version: number | null;
	publishedAt: string | null;
	opensAt: string | null;
	access: Who;
	/** Search engines are asked to leave it alone; always, where not everyone may read. */
	noindex: boolean;
	/** Of the access as it is now: what was given under another opens nothing. */
	stamp: string;
	/** How the team looks; null: as Earshot does by itself. */
	brand: Brand | null;
	/** Frozen; shared, not to be changed. Null where the state is not `live`. */
	document: SiteDocument | null;
}

type Told = Omit<Door, 'document' | 'state'> & { state: Door['state'] | 'draft' | 'archived' };

const SLUG = /^[a-z0-9](-?[a-z0-9])*$/;

// A version never changes, so its parsed document may stay in memory: in characters of JSON, a multiple of that in bytes.
const documents = bounded<Promise<SiteDocument>>(24_000_000);

/**
 * The document of a version, whoever asks: for the house.
 * @throws Problem `missing`
 */
export function frozen(site: string, version: number): Promise<SiteDocument> {
	const key = `${site}/${version}`;
	const known = documents.get(key);
	if (known) return known;
	const asked = readFrozen(site, version);
	documents.set(key, asked, 1);
	asked.then(
		(document) => documents.set(key, asked, JSON.stringify(document).length),
		() => documents.delete(key)
	);
	return asked;
}

async function readFrozen(site: string, version: number): Promise<SiteDocument> {
	const { data, error } = await house()
		.from('site_versions')
		.select('document')
		.eq('site_id', site)
		.eq('number', version)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	// What a block holds may be seen otherwise by the version of Earshot that reads it.
	return siteStored(data.document, kinds);
}

async function ask(slug: string): Promise<Door> {
	const { data, error } = await house().rpc('open_site', { slug });
	if (error) throw refusal(error);
	const told = data as unknown as Told | null;
	if (!told || told.state === 'draft' || told.state === 'archived') throw new Problem('missing');
	const { state, version } = told;
	const noindex = told.noindex || told.access !== 'everyone';
	if (state !== 'live' || version === null) return { ...told, state, noindex, version: null, document: null };
	return { ...told, state, noindex, document: await frozen(told.id, version) };
}

const RECENT_MS = 1_000;
const MOST = 500;
const doors = new Map<string, { asked: number; door: Promise<Door> }>();

/**
 * The site behind a public link, at most a second old; at once where it was changed in this process. Many that arrive
 * together ask once. Who may read it is for `accesses.admitted` to say, with this door.
 * @throws Problem `missing` if there is none, or it was never published, or it is archived
 */
export function open(slug: string): Promise<Door> {
	if (slug.length > 80 || !SLUG.test(slug)) return Promise.reject(new Problem('missing'));
	const known = doors.get(slug);
	if (known && Date.now() - known.asked < RECENT_MS) return known.door;
	const door = ask(slug);
	// What nobody asked for lately must not pile up: links that do not exist are free to invent.
	if (doors.size >= MOST) doors.clear();
	doors.set(slug, { asked: Date.now(), door });
	door.catch(() => {
		if (doors.get(slug)?.door === door) doors.delete(slug);
	});
	return door;
}

/** After a change: the next visitor asks the database. */
export const forgetDoors = (): void => doors.clear();
