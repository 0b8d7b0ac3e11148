import type { User } from '@supabase/supabase-js';
import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '$lib/problem';
import type { Client } from '$lib/server/door';
import { nameFor, TYPES as ALL } from '$lib/survey/files';
import { agrees, sniff } from '$lib/survey/sniff';
import * as assets from './assets.server';
import {
	captionsFrom,
	cut,
	FILE_KINDS,
	MOST_BYTES,
	MOST_CAPTIONS,
	rangeFrom,
	TYPES,
	type FileKind,
	type FileRefusal,
	type KeptFile,
	type Range
} from './file';
import { titleFor } from './picture';

/** A file's bytes, for whoever has been let in. They never change under their address. */
export interface Opened {
	kind: FileKind;
	/** With its ending. */
	name: string;
	/** A media type: of what was found in it, not of what it was called. */
	type: string;
	/** In bytes: of the whole. */
	size: number;
	/** The part that was asked for (206); null: the whole (200). */
	range: Range | null;
	bytes: ReadableStream<Uint8Array>;
}

interface Judged {
	kind: FileKind;
	name: string;
	type: string;
	content: Uint8Array;
}

const tooLarge = (most: number): FileRefusal => ({
	code: 'too_large',
	facts: { megabytes: most / 1024 / 1024 }
});

function captions(bytes: Uint8Array, name: string): Judged | FileRefusal {
	if (bytes.length > MOST_CAPTIONS) return tooLarge(MOST_CAPTIONS);
	const text = captionsFrom(bytes);
	if (text === null) return { code: 'type' };
	const content = new TextEncoder().encode(text);
	return { kind: 'captions', name: `${titleFor(name)}.vtt`, type: 'text/vtt', content };
}

/** What the bytes are, if that is wanted; two opinions, and they must agree. */
async function judged(
	accept: readonly FileKind[],
	bytes: Uint8Array,
	name: string
): Promise<Judged | FileRefusal> {
	if (!bytes.length) return { code: 'empty' };
	if (bytes.length > MOST_BYTES) return tooLarge(MOST_BYTES);
	const type = sniff(bytes);
	const kind = type && FILE_KINDS.find((one) => one !== 'captions' && TYPES[one].includes(type));
	if (!type || !kind) return accept.includes('captions') ? captions(bytes, name) : { code: 'type' };
	const second = await fileTypeFromBuffer(bytes);
	if (!accept.includes(kind) || !agrees(type, second?.ext)) return { code: 'type' };
	return { kind, name: nameFor(name, type), type: ALL[type].mime, content: bytes };
}

/**
 * Keeps a file for a site, as it is.
 * @param accept kinds that are wanted; which it is, its content says
 * @returns what a field may hold, or why it is not taken
 * @throws Problem `missing` unless they may build this site; `unavailable`
 */
export async function keep(
	db: Client,
	user: User,
	site: string,
	{ accept, name }: { accept: readonly FileKind[]; name: string },
	bytes: Uint8Array
): Promise<{ file: KeptFile } | { refused: FileRefusal }> {
	await assets.mustBuild(db, site);
	const found = await judged(accept, bytes, name);
	if ('code' in found) return { refused: found };
	const { content, ...about } = found;
	const kept = await assets.keep(user.id, site, {
		...about,
		sent: bytes,
		size: null,
		content: (id) => [[id, content]]
	});
	if (!kept) return { refused: { code: 'room' } };
	return { file: { id: kept.id, name: kept.name, size: kept.size } };
}

/**
 * A file as a site offers it. Whoever asks has been let in: this does not ask who they are.
 * @param part what stands in the header `Range`: players of films want parts
 * @throws Problem `missing`, also where it is another site's; `unavailable`
 */
export async function open(site: string, id: string, part: string | null = null): Promise<Opened | 'beyond'> {
	const { kind, name, type, size } = await assets.shownBy(site, id);
	if (kind === 'picture') throw new Problem('missing');
	const range = rangeFrom(part, size);
	if (range === 'beyond') return range;
	const whole = await assets.bytesAt(kind, id);
	return { kind, name, type, size, range, bytes: range ? cut(whole, range) : whole };
}
