import { fileTypeFromBuffer } from 'file-type';
import sharp, { type OutputInfo } from 'sharp';
import { agrees, sniff } from '$lib/survey/sniff';
import {
	keptWidths,
	MOST_BYTES,
	MOST_PIXELS,
	moves,
	PICTURE_TYPES,
	SHARED,
	TALLEST,
	WIDEST,
	type PictureRefusal,
	type PictureType
} from './picture';
import { Turns } from './turns';

// Where a stranger's picture becomes ours: opened once, turned the right way up, drawn anew. Nothing of the file that
// came is kept, so what else was in it (where it was taken, a page, a program) is gone.

sharp.concurrency(1);
sharp.cache(false);
// Beware: libvips reads many formats with many libraries. These five, and none that draws what a text says (SVG, PDF).
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: [
		'VipsForeignLoadJpeg',
		'VipsForeignLoadPng',
		'VipsForeignLoadWebp',
		'VipsForeignLoadNsgif',
		'VipsForeignLoadHeif'
	]
});

// Each takes a thread of four and up to 200 MB for a second or two: two leave room for everybody else's work.
const turns = new Turns(2, 24);

/** Pictures as they are kept: the smaller ones are of the whole too; cropping is done where they are shown. */
export interface Developed {
	width: number;
	height: number;
	/** By width, the largest last. */
	widths: Map<number, Buffer>;
	/** For links that are shared. */
	shared: Buffer;
}

const SECONDS = 30;

const isPictureType = (type: string | null): type is PictureType => PICTURE_TYPES.some((one) => one === type);

/** What the bytes are; two opinions, and they must agree. */
async function typeOf(bytes: Uint8Array): Promise<PictureType | null> {
	const type = sniff(bytes);
	if (!isPictureType(type)) return null;
	const second = await fileTypeFromBuffer(bytes);
	return agrees(type, second?.ext) ? type : null;
}

/** How sharp calls the same. */
const FORMAT: Readonly<Record<PictureType, string>> = {
	jpeg: 'jpeg',
	png: 'png',
	gif: 'gif',
	webp: 'webp',
	avif: 'heif'
};

/** @returns why the picture is not taken, as far as its head says; null: it may be opened */
async function refused(bytes: Uint8Array): Promise<PictureRefusal | null> {
	if (!bytes.length) return { code: 'empty' };
	if (bytes.length > MOST_BYTES) return { code: 'too_large', facts: { megabytes: MOST_BYTES / 1024 / 1024 } };
	const type = await typeOf(bytes);
	if (!type) return { code: 'type' };
	if (moves(bytes, type)) return { code: 'animated' };
	const head = await sharp(bytes, { limitInputPixels: false })
		.metadata()
		.catch(() => null);
	if (!head) return { code: 'damaged' };
	if (head.format !== FORMAT[type]) return { code: 'type' };
	if (head.width * head.height > MOST_PIXELS)
		return { code: 'too_many_pixels', facts: { megapixels: MOST_PIXELS / 1_000_000 } };
	return (head.pages ?? 1) > 1 ? { code: 'animated' } : null;
}

interface Raw {
	data: Buffer;
	info: OutputInfo;
}

/** The picture itself, in sRGB, the right way up, no larger than is kept. */
const opened = (bytes: Uint8Array): Promise<Raw> =>
	sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
		.timeout({ seconds: SECONDS })
		.autoOrient()
		.resize({ width: WIDEST, height: TALLEST, fit: 'inside', withoutEnlargement: true })
		.toColourspace('srgb')
		.raw({ depth: 'uchar' })
		.toBuffer({ resolveWithObject: true });

async function printed({ data, info }: Raw): Promise<Developed> {
	const { width, height, channels } = info;
	const again = () => sharp(data, { raw: { width, height, channels } }).timeout({ seconds: SECONDS });
	const widths = new Map<number, Buffer>();
	for (const one of keptWidths(width))
		widths.set(one, await again().resize({ width: one }).webp({ quality: 80, effort: 4 }).toBuffer());
	const shared = await again()
		.resize({ ...SHARED, fit: 'cover', position: sharp.strategy.attention, withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.jpeg({ quality: 82, mozjpeg: true })
		.toBuffer();
	return { width, height, widths, shared };
}

/**
 * @param bytes whatever somebody sent
 * @returns the picture drawn anew, or why it is not taken
 * @throws Problem `too_many` while too many are being drawn
 */
export const develop = (bytes: Uint8Array): Promise<Developed | { refused: PictureRefusal }> =>
	turns.take(async () => {
		const no = await refused(bytes);
		if (no) return { refused: no };
		try {
			return await printed(await opened(bytes));
		} catch (thrown) {
			// What it says is in the picture's own words; that it cannot be drawn is all that a person can use.
			console.error(`A picture was not drawn: ${thrown instanceof Error ? thrown.name : 'no reason given'}`);
			return { refused: { code: 'damaged' } };
		}
	});
