// A logo as it is sent by somebody: what it really is, by its content, never by its name.
// No SVG: it is a document that can run script and fetch.

export const LOGO_MOST_BYTES = 60_000;
const MOST_PIXELS = 2_000;

export interface Picture {
	type: 'png' | 'jpeg' | 'webp';
	/** In pixels. */
	width: number;
	height: number;
}

/** `kind`: not one of the three. `large`: bytes or pixels. `moving`: an animation. */
export type LogoMistake = 'kind' | 'large' | 'moving';

const text = (bytes: Uint8Array, from: number, length: number) =>
	String.fromCharCode(...bytes.subarray(from, from + length));
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const MOVING = 'moving';
type Read = Picture | typeof MOVING | null;

/** PNG (W3C, third edition): a signature, then chunks; `acTL` before the picture makes it an animation. */
function png(bytes: Uint8Array): Read {
	if (text(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || text(bytes, 12, 4) !== 'IHDR') return null;
	const data = view(bytes);
	for (let at = 8; at + 12 <= bytes.length; at += 12 + data.getUint32(at)) {
		const chunk = text(bytes, at + 4, 4);
		if (chunk === 'acTL') return MOVING;
		if (chunk === 'IDAT') return { type: 'png', width: data.getUint32(16), height: data.getUint32(20) };
	}
	return null;
}

/** JPEG (ITU T.81, annex B): segments up to the frame header, whose marker is C0 to CF but for C4, C8 and CC. */
function jpeg(bytes: Uint8Array): Read {
	if (text(bytes, 0, 3) !== '\xff\xd8\xff') return null;
	const data = view(bytes);
	for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + data.getUint16(at + 2)) {
		const marker = bytes[at + 1] ?? 0;
		if ((marker & 0xf0) === 0xc0 && ![0xc4, 0xc8, 0xcc].includes(marker))
			return { type: 'jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
	}
	return null;
}

/** WebP (RFC 9649): lossy, lossless, or extended, whose flags tell an animation. */
function webp(bytes: Uint8Array): Read {
	if (text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 4) !== 'WEBP' || bytes.length < 30) return null;
	const data = view(bytes);
	switch (text(bytes, 12, 4)) {
		case 'VP8 ':
			return {
				type: 'webp',
				width: data.getUint16(26, true) & 0x3fff,
				height: data.getUint16(28, true) & 0x3fff
			};
		case 'VP8L': {
			const bits = data.getUint32(21, true);
			return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8X': {
			if (((bytes[20] ?? 0) & 2) !== 0) return MOVING;
			const three = (at: number) => data.getUint16(at, true) + ((bytes[at + 2] ?? 0) << 16) + 1;
			return { type: 'webp', width: three(24), height: three(27) };
		}
	}
	return null;
}

/** @returns what the bytes are, or why they cannot be a logo */
export function pictureIn(bytes: Uint8Array): Picture | { mistake: LogoMistake } {
	if (bytes.length > LOGO_MOST_BYTES) return { mistake: 'large' };
	const read = png(bytes) ?? jpeg(bytes) ?? webp(bytes);
	if (read === null) return { mistake: 'kind' };
	if (read === MOVING) return { mistake: 'moving' };
	if (!read.width || !read.height) return { mistake: 'kind' };
	return Math.max(read.width, read.height) > MOST_PIXELS ? { mistake: 'large' } : read;
}
