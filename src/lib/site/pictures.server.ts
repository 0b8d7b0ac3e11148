import type { User } from '@supabase/supabase-js';
import { Problem } from '$lib/problem';
import type { Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import * as assets from './assets.server';
import { develop } from './darkroom.server';
import { servedWidth, titleFor, type KeptPicture, type PictureRefusal } from './picture';

/** A picture's bytes, for whoever has been let in. They never change under their address. */
export interface Print {
	bytes: ReadableStream<Uint8Array>;
	type: 'image/webp' | 'image/jpeg';
}

/**
 * Keeps a picture for a site: checked by its content, drawn anew in several widths, without anything that came along.
 * @param name as the sender's machine calls it
 * @returns what a field may hold, or why it is not taken
 * @throws Problem `missing` unless they may build this site; `too_many` while too many are being drawn; `unavailable`
 */
export async function keep(
	db: Client,
	user: User,
	site: string,
	name: string,
	bytes: Uint8Array
): Promise<{ picture: KeptPicture } | { refused: PictureRefusal }> {
	await assets.mustBuild(db, site);
	const drawn = await develop(bytes);
	if ('refused' in drawn) return drawn;
	const { width, height, widths, shared } = drawn;
	const kept = await assets.keep(user.id, site, {
		kind: 'picture',
		name: titleFor(name),
		type: 'image/webp',
		sent: bytes,
		size: { width, height, widths: [...widths.keys()] },
		content: (id) => [
			...[...widths].map(([one, print]) => [assets.placeOf(id, one), print] as const),
			[assets.placeOf(id, 'share'), shared]
		]
	});
	if (!kept) return { refused: { code: 'room' } };
	return {
		picture: { id: kept.id, name: kept.name, width: kept.width ?? width, height: kept.height ?? height }
	};
}

/**
 * A picture as a site shows it. Whoever asks has been let in: this does not ask who they are.
 * @param width that is wanted, in pixels: what is kept and serves it comes
 * @throws Problem `missing`, also where it is another site's; `unavailable`
 */
export async function open(site: string, id: string, width: number): Promise<Print> {
	const asset = await assets.shownBy(site, id);
	const served = asset.kind === 'picture' ? servedWidth(asset.widths, width) : undefined;
	if (served === undefined) throw new Problem('missing');
	return { bytes: await assets.bytesAt('picture', assets.placeOf(id, served)), type: 'image/webp' };
}

/** The same as a JPEG of about 1200 by 630, for where a link is shared. */
export async function openShared(site: string, id: string): Promise<Print> {
	const asset = await assets.shownBy(site, id);
	if (asset.kind !== 'picture') throw new Problem('missing');
	return { bytes: await assets.bytesAt('picture', assets.placeOf(id, 'share')), type: 'image/jpeg' };
}

/**
 * A picture of a team, for whoever builds there: also one that the site does not show yet.
 * @throws Problem `missing`, `unavailable`
 */
export async function openInStudio(db: Client, id: string, width: number): Promise<Print> {
	const { data, error } = await db
		.from('assets')
		.select('widths')
		.eq('id', id)
		.eq('kind', 'picture')
		.eq('whole', true)
		.maybeSingle();
	if (error) throw refusal(error);
	const served = data ? servedWidth(data.widths, width) : undefined;
	if (served === undefined) throw new Problem('missing');
	return { bytes: await assets.bytesAt('picture', assets.placeOf(id, served)), type: 'image/webp' };
}

const MOST_LISTED = 200;

/** The team's pictures, latest first, for whoever builds there; nothing for others. */
export async function list(db: Client, team: string): Promise<KeptPicture[]> {
	const { data, error } = await db
		.from('assets')
		.select('id, name, width, height')
		.eq('team_id', team)
		.eq('kind', 'picture')
		.eq('whole', true)
		.order('made_at', { ascending: false })
		.limit(MOST_LISTED);
	if (error) throw refusal(error);
	return data.map(({ id, name, width, height }) => ({ id, name, width: width ?? 1, height: height ?? 1 }));
}
