import { WIDTHS } from './paths';

// Pictures of sites: what is taken, and in which sizes it is kept.

/** In bytes; the bucket takes no more either. A phone's photograph has 3 to 8 MB. */
export const MOST_BYTES = 15 * 1024 * 1024;
/** A camera's 24 and a phone's 12 megapixels fit; decoded, 40 take 160 MB. */
export const MOST_PIXELS = 40_000_000;
/** Widest that is kept: twice a full-bleed column. Taller than this is scaled down too: WebP ends at 16,383. */
export const WIDEST = 2_400;
export const TALLEST = 8_000;
/** What networks ask for where a link is shared. */
export const SHARED = { width: 1_200, height: 630 } as const;

/** Why a picture is not taken; the sentences are `desk_picture_<code>`. */
export type PictureRefusal =
	| { code: 'empty' | 'type' | 'animated' | 'damaged' | 'room' }
	| { code: 'too_large'; facts: { megabytes: number } }
	| { code: 'too_many_pixels'; facts: { megapixels: number } };

/** A picture that is kept: what a field `Picture` says of it. */
export interface KeptPicture {
	id: string;
	/** As its maker called it: to be found again by. */
	name: string;
	/** Of the largest that is kept, the right way up. */
	width: number;
	height: number;
}

export const PICTURE_TYPES = ['jpeg', 'png', 'gif', 'webp', 'avif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** What a file picker should offer. */
export const ACCEPTED = 'image/jpeg,image/png,image/gif,image/webp,image/avif';

/** @returns the size of the largest that is kept: the original's, unless that is larger than may be */
export function capped({ width, height }: { width: number; height: number }): {
	width: number;
	height: number;
} {
	const scale = Math.min(1, WIDEST / width, TALLEST / height);
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** @param width of the largest @returns the widths that are kept, the largest last: none is wider than the original */
export const keptWidths = (width: number): number[] => [...WIDTHS.filter((one) => one < width), width];

/** @returns the kept width that serves one who asks for `asked`: not smaller, if there is such */
export const servedWidth = (kept: readonly number[], asked: number): number | undefined =>
	kept.find((one) => one >= asked) ?? kept.at(-1);

const u32 = (bytes: Uint8Array, at: number): number =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
const fourAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** APNG looks like a still to many readers: its `acTL` chunk stands before the picture's data. */
function movesAsPng(bytes: Uint8Array): boolean {
	for (let at = 8; at + 8 <= bytes.length;) {
		const name = fourAt(bytes, at + 4);
		if (name === 'acTL') return true;
		if (name === 'IDAT') return false;
		at += u32(bytes, at) + 12;
	}
	return false;
}

/** @returns whether the file's own head says that it moves. What else does is seen when it is opened: more than one page */
export function moves(bytes: Uint8Array, type: PictureType): boolean {
	if (type === 'png') return movesAsPng(bytes);
	return type === 'avif' && fourAt(bytes, 8) === 'avis';
}

/** @returns how a picture is called: its file's name without way and ending, in one line */
export function titleFor(name: string): string {
	const bare = name
		.toWellFormed()
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/^.*[/\\]/, '')
		.replace(/\.[A-Za-z0-9]{1,5}$/, '')
		.trim();
	return [...bare].slice(0, 120).join('') || '—';
}
