import { createHash, randomUUID } from 'node:crypto';
import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';

// What pictures and files of sites have in common: whose they are, where their bytes lie, and when they go.

export type AssetKind = 'picture' | 'pdf' | 'audio' | 'video' | 'captions';

/** As the database tells of it. */
export interface Asset {
	id: string;
	kind: AssetKind;
	name: string;
	/** A media type. */
	type: string;
	/** In bytes. */
	size: number;
	width: number | null;
	height: number | null;
	widths: number[];
}

const BUCKETS = { picture: 'pictures', file: 'site-files' } as const;
const bucketOf = (kind: AssetKind) =>
	house().storage.from(kind === 'picture' ? BUCKETS.picture : BUCKETS.file);

/** Where a picture's bytes lie; a file's lie under its id. */
export const placeOf = (id: string, print: number | 'share'): string =>
	print === 'share' ? `${id}/share.jpg` : `${id}/${print}.webp`;

/** @throws Problem `missing` unless the asker may build this site: before anything dear is done for them */
export async function mustBuild(db: Client, site: string): Promise<void> {
	const { data, error } = await db.from('site_drafts').select('site_id').eq('site_id', site).maybeSingle();
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
}

/** What is about to be kept: `content` by the place of each piece below the id, '' for the one of a file. */
export interface Keeping {
	kind: AssetKind;
	name: string;
	type: string;
	/** As it was sent: the same once more is the same. */
	sent: Uint8Array;
	size: { width: number; height: number; widths: number[] } | null;
	content: (id: string) => readonly (readonly [place: string, bytes: Uint8Array])[];
}

/**
 * Keeps it for a site. The row comes before the bytes.
 * @returns what is kept, under the name that it was first given; null where the team has no room left
 * @throws Problem `missing`, `unavailable`
 */
export async function keep(actor: string, site: string, keeping: Keeping): Promise<Asset | null> {
	const id = randomUUID();
	const { kind, name, type, sent, size } = keeping;
	const bytes = keeping.content(id).reduce((sum, [, piece]) => sum + piece.byteLength, 0);
	const { data, error } = await house().rpc('take_asset', {
		...{ actor, site, id, kind, name, type, size: bytes },
		digest: createHash('sha256').update(sent).digest('hex'),
		// The generated types do not know that these may be null.
		width: (size?.width ?? null) as number,
		height: (size?.height ?? null) as number,
		widths: size?.widths ?? []
	});
	if (error) throw refusal(error);
	const room = data as unknown as Asset & { outcome: 'taken' | 'known' | 'full' };
	if (room.outcome === 'full') return null;
	if (room.outcome === 'taken') await put(kind, room.id, keeping.content(room.id));
	return room;
}

async function put(kind: AssetKind, id: string, pieces: ReturnType<Keeping['content']>): Promise<void> {
	for (const [place, bytes] of pieces) {
		// Whatever it is: nothing that serves it may take it for a page.
		const options = { contentType: 'application/octet-stream', upsert: true };
		const { error } = await bucketOf(kind).upload(place, bytes, options);
		if (!error) continue;
		console.error(`A piece of a site could not be kept: ${error.message}`);
		throw new Problem('unavailable');
	}
	const { error } = await house().rpc('asset_whole', { id });
	if (error) throw refusal(error);
}

/** @returns what the site may show under this id. @throws Problem `missing` */
export async function shownBy(site: string, id: string): Promise<Asset> {
	const { data, error } = await house().rpc('asset_of', { site, id });
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	return data as unknown as Asset;
}

/** @throws Problem `missing`, `unavailable` */
export async function bytesAt(kind: AssetKind, place: string): Promise<ReadableStream<Uint8Array>> {
	const found = await bucketOf(kind).download(place).asStream();
	if (found.error) throw new Problem(found.error.message === 'Object not found' ? 'missing' : 'unavailable');
	return found.data;
}

const placesOf = ({ id, kind, widths }: Pick<Asset, 'id' | 'kind' | 'widths'>): string[] =>
	kind === 'picture' ? [...widths.map((width) => placeOf(id, width)), placeOf(id, 'share')] : [id];

const ROUND = 100;

/**
 * Takes out of the buckets what no site may show any more, and what no draft has spoken of within a week.
 * @returns how many went
 */
export async function sweep(): Promise<number> {
	const { data, error } = await house().rpc('sweep_assets', { most: ROUND });
	if (error) throw refusal(error);
	const going = data as unknown as Pick<Asset, 'id' | 'kind' | 'widths'>[];
	for (const asset of going) {
		const gone = await bucketOf(asset.kind).remove(placesOf(asset));
		if (gone.error) throw new Problem('unavailable');
	}
	if (!going.length) return 0;
	const forgotten = await house().rpc('forget_assets', { ids: going.map(({ id }) => id) });
	if (forgotten.error) throw refusal(forgotten.error);
	return going.length;
}

const EVERY = 3_600_000;
let sweeping: NodeJS.Timeout | undefined;

async function sweepAll(): Promise<void> {
	try {
		while ((await sweep()) > 0);
	} catch (thrown) {
		// What stays is made good an hour later.
		console.error('pictures have to wait:', thrown instanceof Error ? thrown.message : thrown);
	}
}

/** Sweeps once an hour, for as long as this process lives. Several processes may. */
export function keepSweeping(): void {
	sweeping ??= setInterval(() => void sweepAll(), EVERY).unref();
}
