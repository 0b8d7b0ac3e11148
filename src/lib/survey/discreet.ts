import type { FileType } from './files';

// Takes out of a picture who made it, where and with what, and leaves its pixels as they are: whole segments go, none is
// written anew. For anonymous surveys.

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65_536 + u16(bytes, at + 2);
const text = (bytes: Uint8Array, from: number, length: number): string =>
	String.fromCharCode(...bytes.subarray(from, from + length));

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** Which way is up, out of a JPEG's Exif segment; 1 where it does not say (TIFF 6, tag 0x0112). */
function orientation(segment: Uint8Array): number {
	if (text(segment, 4, 4) !== 'Exif') return 1;
	const tiff = segment.subarray(10);
	const little = text(tiff, 0, 2) === 'II';
	const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
	const at = tiff.length >= 8 ? view.getUint32(4, little) : tiff.length;
	if (at + 2 > tiff.length) return 1;
	const entries = Math.min(view.getUint16(at, little), Math.floor((tiff.length - at - 2) / 12));
	for (let entry = at + 2; entry < at + 2 + entries * 12; entry += 12) {
		if (view.getUint16(entry, little) !== 0x0112) continue;
		const found = view.getUint16(entry + 8, little);
		return found >= 1 && found <= 8 ? found : 1;
	}
	return 1;
}

/** An Exif segment that says which way is up and nothing else. */
const upright = (value: number): Uint8Array =>
	Uint8Array.of(
		...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
		...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
		...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0],
		...[0, 0, 0, 0]
	);

/** JFIF and Adobe (APP0, APP14) say how to read the colours, as does a profile in APP2; all else of APPn and COM tells. */
const isTelling = (marker: number, segment: Uint8Array): boolean =>
	marker === 0xfe ||
	(marker === 0xe2 && text(segment, 4, 11) !== 'ICC_PROFILE') ||
	(marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee);

/** Behind the start of a scan: where its coded data ends, at the next marker that is no part of it. */
function pastScan(bytes: Uint8Array, from: number): number {
	for (let at = from; at + 1 < bytes.length; at++) {
		const next = bytes[at + 1] ?? 0;
		if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
	}
	return -1;
}

function jpeg(bytes: Uint8Array): Uint8Array | null {
	const kept: Uint8Array[] = [bytes.subarray(0, 2)];
	let turned = 1;
	for (let at = 2; at >= 2 && at + 1 < bytes.length;) {
		const marker = bytes[at + 1] ?? 0;
		if (bytes[at] !== 0xff) return null;
		if (marker === 0xff) {
			at++;
			continue;
		}
		// What stands behind the end is no part of the picture: a film, another picture, or worse.
		if (marker === 0xd9) {
			if (turned > 1) kept.splice(1, 0, upright(turned));
			return joined([...kept, bytes.subarray(at, at + 2)]);
		}
		const end = at + 2 + u16(bytes, at + 2);
		if (end < at + 4 || end > bytes.length) return null;
		const segment = bytes.subarray(at, end);
		if (marker === 0xe1) turned = Math.max(turned, orientation(segment));
		const next = marker === 0xda ? pastScan(bytes, end) : end;
		if (!isTelling(marker, segment)) kept.push(bytes.subarray(at, next < 0 ? bytes.length : next));
		at = next;
	}
	return null;
}

const OF_A_PNG = /^(IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|cICP|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

function png(bytes: Uint8Array): Uint8Array | null {
	const kept: Uint8Array[] = [bytes.subarray(0, 8)];
	for (let at = 8; at + 12 <= bytes.length;) {
		const name = text(bytes, at + 4, 4);
		const end = at + 12 + u32(bytes, at);
		if (end > bytes.length) return null;
		if (OF_A_PNG.test(name)) kept.push(bytes.subarray(at, end));
		if (name === 'IEND') return joined(kept);
		at = end;
	}
	return null;
}

const OF_A_WEBP = /^(VP8 |VP8L|VP8X|ANIM|ANMF|ALPH|ICCP)$/;

function webp(bytes: Uint8Array): Uint8Array | null {
	const kept: Uint8Array[] = [];
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const whole = Math.min(bytes.length, 8 + view.getUint32(4, true));
	for (let at = 12; at + 8 <= whole;) {
		const size = view.getUint32(at + 4, true);
		const end = at + 8 + size + (size % 2);
		if (end > bytes.length) return null;
		const chunk = Uint8Array.from(bytes.subarray(at, end));
		const name = text(bytes, at, 4);
		// Its flags say that Exif (8) and XMP (4) follow.
		if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~12;
		if (OF_A_WEBP.test(name)) kept.push(chunk);
		at = end;
	}
	if (!kept.length) return null;
	const head = Uint8Array.from(bytes.subarray(0, 12));
	new DataView(head.buffer).setUint32(4, 4 + kept.reduce((sum, { length }) => sum + length, 0), true);
	return joined([head, ...kept]);
}

/**
 * @returns the file without what tells of its sender; `damaged` where it cannot be read, `telling` where it has such
 *   things and they cannot be taken out piece by piece (HEIC, AVIF). Sound, films and PDFs come back as they are
 */
export function discreet(type: FileType, bytes: Uint8Array): Uint8Array | 'damaged' | 'telling' {
	if (type === 'jpeg') return jpeg(bytes) ?? 'damaged';
	if (type === 'png') return png(bytes) ?? 'damaged';
	if (type === 'webp') return webp(bytes) ?? 'damaged';
	if (type === 'heic' || type === 'avif')
		return /Exif|application\/rdf\+xml/.test(new TextDecoder('latin1').decode(bytes)) ? 'telling' : bytes;
	return bytes;
}
