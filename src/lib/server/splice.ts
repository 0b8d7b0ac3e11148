import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress, constants, createBrotliCompress } from 'node:zlib';

const opened = promisify(brotliDecompress);

// One document for everybody, but for a few characters that are each visitor's own: compressed once, as well as
// Brotli can, and each visitor's characters put between the halves as they are (RFC 7932, section 9.2).

/** A compressed document with a hole in it. */
export interface Spliced {
	before: Buffer;
	/** What stands in the hole for everybody, after what is a visitor's own. */
	edge: Buffer;
	after: Buffer;
	/** How long the visitor's own is. In bytes. */
	size: number;
}

/** These occur in no text that is UTF-8, or as good as: the encoder finds nothing to copy from them or to them. */
const STRANGE = Buffer.from(
	[
		[0x01, 0x08],
		[0x0e, 0x1f],
		[0xf5, 0xff],
		[0xc0, 0xc1],
		[0x0b, 0x0c],
		[0x7f, 0x7f]
	].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
);
/** In bytes. */
export const LONGEST = STRANGE.length;

/** How a literal is coded depends on the two bytes before it. So few bytes the encoder leaves uncompressed. */
const EDGE = 2;

/** The pieces, each compressed up to a byte's end with those before it as its past. */
async function inPieces(pieces: Buffer[]): Promise<Buffer[]> {
	const stream = createBrotliCompress({
		params: {
			[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
			[constants.BROTLI_PARAM_SIZE_HINT]: pieces.reduce((sum, { length }) => sum + length, 0)
		}
	});
	const failed = new Promise<never>((_, reject) => stream.once('error', reject));
	let came: Buffer[] = [];
	stream.on('data', (part: Buffer) => came.push(part));
	const done: Buffer[] = [];
	for (const [at, piece] of pieces.entries()) {
		const through = new Promise<void>((resolve) => {
			if (at === pieces.length - 1) stream.once('end', resolve).end(piece);
			else stream.write(piece, () => stream.flush(constants.BROTLI_OPERATION_FLUSH, resolve));
		});
		await Promise.race([through, failed]);
		done.push(Buffer.concat(came));
		came = [];
	}
	return done;
}

/**
 * A meta-block that is not compressed, of at most 65,536 bytes.
 * Bits, the lowest first: ISLAST 0, MNIBBLES 00 (four), MLEN - 1 (16), ISUNCOMPRESSED 1, and on to the byte's end.
 */
function stored(bytes: Buffer): Buffer {
	const head = Buffer.alloc(3);
	head.writeUIntLE(((bytes.length - 1) << 3) | (1 << 19), 0, 3);
	return Buffer.concat([head, bytes]);
}

/**
 * @param own what of the document is the visitor's, `size` bytes long
 * @returns the whole document as a Brotli stream
 */
export const filled = ({ before, edge, after }: Spliced, own: Buffer): Buffer =>
	Buffer.concat([before, stored(Buffer.concat([own, edge])), after]);

/** @returns bytes that stand for a visitor's own while the rest is compressed; null if there are none */
function standIn(before: Buffer, size: number, after: Buffer): Buffer | null {
	const strange = STRANGE.filter((byte) => !before.includes(byte) && !after.includes(byte));
	return size && strange.length >= size ? Buffer.from(strange.subarray(0, size)) : null;
}

/**
 * Compresses a document of which `size` bytes between `before` and `after` are not the same for everybody.
 * Beware: that it opens is proven only by `opens`.
 *
 * @returns null if nothing can stand in for them
 */
export async function splice(
	before: Buffer,
	size: number,
	after: Buffer,
	inPlace = standIn(before, size, after)
): Promise<Spliced | null> {
	if (!inPlace || after.length <= EDGE) return null;
	const edge = after.subarray(0, EDGE);
	const [start, , , end] = await inPieces([before, inPlace, edge, after.subarray(EDGE)]);
	return start && end ? { before: start, edge, after: end, size } : null;
}

/** @returns whether it opens as the document, whatever stands in the hole: the format alone does not promise that */
export async function opens(spliced: Spliced, before: Buffer, after: Buffer): Promise<boolean> {
	for (const own of [Buffer.alloc(spliced.size, '0'), randomBytes(spliced.size)]) {
		const document = await opened(filled(spliced, own)).catch(() => null);
		if (!document?.equals(Buffer.concat([before, own, after]))) return false;
	}
	return true;
}

/** A compressed document with several holes in it, all of one size. */
export interface Holed {
	/** What comes before, between and after the holes. */
	parts: readonly Buffer[];
	/** What stands in each hole for everybody, after what is a visitor's own. */
	edges: readonly Buffer[];
	size: number;
}

/** The document as a Brotli stream. @param own what is the visitor's, one for each hole */
export const poured = ({ parts, edges }: Holed, own: readonly Buffer[]): Buffer =>
	Buffer.concat(
		parts.flatMap((part, at) => {
			const [mine, edge] = [own[at], edges[at]];
			return mine && edge ? [part, stored(Buffer.concat([mine, edge]))] : [part];
		})
	);

/** The same signs in another order for each hole, far apart: from an earlier one there is nothing to copy either. */
const inOrder = (bytes: Buffer, at: number): Buffer => {
	// Prime to the number of signs there are, so that each is met once.
	const stride = [1, 5, 11, 17, 23, 29, 31, 37][at] ?? 1;
	return Buffer.from(bytes.map((_, index) => bytes[(index * stride + at) % bytes.length] ?? 0));
};
/** More holes are compressed the ordinary way. */
const MOST_HOLES = 8;

/**
 * As `splice`, with several holes.
 * @param texts what is the same for everybody, around the holes
 * @returns null if it cannot be done: always proven before it is given
 */
export async function holed(texts: readonly Buffer[], size: number): Promise<Holed | null> {
	const holes = texts.length - 1;
	const signs = standIn(Buffer.concat(texts), size, Buffer.alloc(0));
	if (!signs || holes < 1 || holes > MOST_HOLES || texts.slice(1).some(({ length }) => length <= EDGE))
		return null;
	const edges = texts.slice(1).map((text) => text.subarray(0, EDGE));
	const pieces = texts.flatMap((text, at) => {
		const [edge, rest] = [edges[at], at ? text.subarray(EDGE) : text];
		return edge ? [rest, inOrder(signs, at), edge] : [rest];
	});
	const made = { parts: (await inPieces(pieces)).filter((_, at) => at % 3 === 0), edges, size };
	for (const own of [Buffer.alloc(size, '0'), randomBytes(size)]) {
		const whole = Buffer.concat(texts.flatMap((text, at) => (at < holes ? [text, own] : [text])));
		const document = await opened(poured(made, Array(holes).fill(own))).catch(() => null);
		if (!document?.equals(whole)) return null;
	}
	return made;
}
