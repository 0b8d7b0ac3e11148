import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Rows of modules, true for dark, with the quiet zone around them. */
export type Modules = boolean[][];

// ISO/IEC 18004 asks for a quiet zone of four modules; level M survives a coffee stain on a poster (15 %).
const QUIET = 4;

/** @param text what a camera shall read, a link here */
export const qr = (text: string): Modules => encode(text, { ecc: 'M', boostEcc: false, border: QUIET }).data;

/** The dark modules as one SVG path, a unit per module; neighbours in a row are one rectangle. */
export function qrPath(modules: Modules): string {
	let path = '';
	modules.forEach((row, y) => {
		for (let x = 0; x < row.length; x++) {
			if (!row[x]) continue;
			const from = x;
			while (row[x]) x++;
			path += `M${from} ${y}h${x - from}v1h${from - x}z`;
		}
	});
	return path;
}

/** A file of its own: black on white whatever surrounds it, because cameras need the contrast. */
export function qrSvg(modules: Modules): string {
	const size = modules.length;
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges">` +
		`<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${qrPath(modules)}"/></svg>\n`
	);
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * The same as a PNG of one bit a pixel (PNG specification, 2003).
 * @param scale pixels a module, a whole number
 */
export function qrPng(modules: Modules, scale: number): Uint8Array<ArrayBuffer> {
	const side = modules.length * scale;
	const header = new DataView(new ArrayBuffer(13));
	header.setUint32(0, side);
	header.setUint32(4, side);
	header.setUint8(8, 1); // bits a pixel; the four zeros behind: grey, deflate, filters by row, not interlaced
	const rows = modules.flatMap((row) => Array<Uint8Array>(scale).fill(pixels(row, scale)));
	return joined([
		Uint8Array.from(SIGNATURE),
		chunk('IHDR', new Uint8Array(header.buffer)),
		chunk('IDAT', deflateSync(joined(rows), { level: 9 })),
		chunk('IEND', new Uint8Array())
	]);
}

/** One row: the filter's number (0, none), then eight pixels a byte, 1 for white. */
function pixels(row: boolean[], scale: number): Uint8Array {
	const bytes = new Uint8Array(1 + Math.ceil((row.length * scale) / 8));
	for (let x = 0; x < row.length * scale; x++) {
		if (row[Math.floor(x / scale)]) continue;
		const at = 1 + (x >> 3);
		bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
	}
	return bytes;
}

/** Length, name, data, and a checksum over name and data. */
function chunk(name: string, data: Uint8Array): Uint8Array {
	const named = joined([new TextEncoder().encode(name), data]);
	return joined([big(data.length), named, big(crc32(named))]);
}

function big(number: number): Uint8Array {
	const bytes = new Uint8Array(4);
	new DataView(bytes.buffer).setUint32(0, number);
	return bytes;
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
