import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import type { Json } from '$lib/server/database.types';
import { refusal } from '$lib/server/problems';
import { BACKDROPS, CORNERS, FONTS, oneOf, USUAL, type Brand, type Look } from './brand';
import { hexFrom } from './colour';
import type { Picture } from './logo';

/** A logo that has been looked at. */
export interface Sent extends Picture {
	/** Its bytes in base64. */
	data: string;
}

const FIELDS =
	'accent, background, font, corner, backdrop, logo_hash, logo_type, logo_width, logo_height, logo_alt';

/** @returns how the asker's team looks; null while it looks as Earshot does by itself */
export async function find(db: Client, team: string): Promise<Brand | null> {
	const { data, error } = await db.from('brands').select(FIELDS).eq('team_id', team).maybeSingle();
	if (error) throw refusal(error);
	if (!data) return null;
	const { logo_hash, logo_type, logo_width, logo_height, logo_alt } = data;
	const size = logo_width && logo_height ? { width: logo_width, height: logo_height } : null;
	return {
		accent: hexFrom(data.accent) ?? USUAL.accent,
		background: hexFrom(data.background) ?? USUAL.background,
		font: oneOf(FONTS, data.font) ?? USUAL.font,
		corner: oneOf(CORNERS, data.corner) ?? USUAL.corner,
		backdrop: oneOf(BACKDROPS, data.backdrop) ?? USUAL.backdrop,
		logo: size && logo_hash ? { src: `/brand/${logo_hash}.${logo_type}`, ...size, alt: logo_alt } : null
	};
}

/**
 * @param look that has been found legible
 * @param alt what the logo says
 * @param logo another one; null takes it away, undefined leaves it
 * @throws Problem `forbidden` to all but owners, `missing`, `invalid`
 */
export async function save(
	db: Client,
	team: string,
	look: Look,
	alt: string,
	logo?: Sent | null
): Promise<void> {
	const { accent, background, font, corner, backdrop } = look;
	const wishes = { accent, background, font, corner, backdrop, alt };
	const { error } = await db.rpc('set_brand', {
		team,
		look: (logo === undefined ? wishes : { ...wishes, logo: logo && { ...logo } }) satisfies Json
	});
	if (error) throw refusal(error);
}

/** Back to Earshot's own look. @throws Problem `forbidden` to all but owners, `missing` */
export async function clear(db: Client, team: string): Promise<void> {
	const { error } = await db.rpc('clear_brand', { team });
	if (error) throw refusal(error);
}

/**
 * A logo by its address, for everybody: it stands on public pages.
 * @param file `<sha-256 of its content>.<type>`
 * @throws Problem `missing`
 */
export async function logo(file: string): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
	const [, hash, type] = /^([0-9a-f]{64})\.(png|jpeg|webp)$/.exec(file) ?? [];
	if (!hash || !type) throw new Problem('missing');
	const { data, error } = await house()
		.from('brands')
		.select('logo')
		.eq('logo_hash', hash)
		.eq('logo_type', type)
		.limit(1)
		.maybeSingle();
	if (error) throw refusal(error);
	if (!data?.logo) throw new Problem('missing');
	return { bytes: Uint8Array.from(Buffer.from(data.logo, 'base64')), type: `image/${type}` };
}
