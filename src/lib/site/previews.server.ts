import type { Brand } from '$lib/account/brand';
import { Problem } from '$lib/problem';
import { house, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { kinds } from './blocks/registry';
import { siteStored } from './parse';
import type { SiteDocument } from './site';

/** What a reviewer without an account is shown. Instants are ISO 8601. */
export interface Preview {
	/** Id of the site: its pictures and files may be shown (`pictures.open`, `files.open`). */
	site: string;
	team: string;
	name: string;
	slug: string;
	/** Null: of a draft. */
	version: number | null;
	madeAt: string;
	expiresAt: string;
	brand: Brand | null;
	document: SiteDocument;
}

const TOKEN = /^[0-9a-f]{64}$/;

/**
 * Makes a link that shows a version, or the draft as it is now, to whoever has it.
 * @param of a version; null for the draft
 * @param days 1 to 90
 * @returns the token, once: only its hash is kept
 * @throws Problem `missing`, `forbidden`, `invalid`; `too_many` from 50 on
 */
export async function preview(db: Client, id: string, of: number | null, days: number): Promise<string> {
	// The generated types do not know that the number may be null.
	const { data, error } = await db.rpc('make_preview', { site: id, number: of as number, days });
	if (error) throw refusal(error);
	return data;
}

/**
 * What the link shows. Asking does not use it up.
 * @throws Problem `missing` if it is none, or too old, or taken back, or the site is archived
 */
export async function openPreview(token: string): Promise<Preview> {
	if (!TOKEN.test(token)) throw new Problem('missing');
	const { data, error } = await house().rpc('open_preview', { token });
	if (error) throw refusal(error);
	if (!data) throw new Problem('missing');
	const told = data as unknown as Omit<Preview, 'document'> & { document: unknown };
	return { ...told, document: siteStored(told.document, kinds) };
}

/** The link stops working at once. @throws Problem `missing` */
export async function revokePreview(db: Client, id: string, preview: string): Promise<void> {
	const { error } = await db.rpc('revoke_preview', { site: id, preview });
	if (error) throw refusal(error);
}
