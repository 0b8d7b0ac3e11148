import { crc32, inflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { qr, qrPath, qrPng, qrSvg, type Modules } from './qr';

const LINK = 'https://earshot.example/s/onboarding-week-1';
const modules = qr(LINK);

/** Draws a path of `M x y h w v1 h-w z` rectangles again, and nothing else. */
function drawn(path: string, size: number): Modules {
	const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
	const rest = path.replace(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x, y, width, back) => {
		expect(width).toBe(back);
		for (let at = Number(x); at < Number(x) + Number(width); at++) (rows[Number(y)] ?? [])[at] = true;
		return '';
	});
	expect(rest).toBe('');
	return rows;
}

/** Reads the chunks of a PNG, and their checksums. */
function chunks(png: Uint8Array): Record<string, Buffer> {
	const bytes = Buffer.from(png);
	const found: Record<string, Buffer> = {};
	for (let at = 8; at < bytes.length;) {
		const length = bytes.readUInt32BE(at);
		const named = bytes.subarray(at + 4, at + 8 + length);
		expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(named));
		found[named.toString('latin1', 0, 4)] = named.subarray(4);
		at += 12 + length;
	}
	return found;
}

describe('the code of a link', () => {
	it('has four quiet modules around what the encoder made', () => {
		const bare = encode(LINK, { ecc: 'M', boostEcc: false, border: 0 }).data;
		expect(modules.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(bare);
		const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [[x, y]] : []))).flat();
		expect(Math.min(...dark)).toBe(4);
		expect(Math.max(...dark)).toBe(modules.length - 5);
	});

	it('is level M: the two bits beside the upper left corner say so', () => {
		// Format bits are masked with 101010000010010; M is 00, so the first two read 1 0.
		expect([modules[12]?.[4], modules[12]?.[5]]).toEqual([true, false]);
	});

	it('differs for another link', () => {
		expect(qr(`${LINK}2`)).not.toEqual(modules);
	});

	it('takes a link as long as there may be one', () => {
		expect(qr(`https://${'x'.repeat(200)}.example/s/${'y'.repeat(80)}`).length).toBeGreaterThan(40);
	});
});

it('as a path covers exactly the dark modules', () => {
	expect(drawn(qrPath(modules), modules.length)).toEqual(modules);
});

it('as SVG holds that path on white, and no script', () => {
	const svg = qrSvg(modules);
	expect(svg).toContain(qrPath(modules));
	expect(svg).toContain(`viewBox="0 0 ${modules.length} ${modules.length}"`);
	expect(svg).not.toMatch(/<script|on\w+=|style=/);
});

it.each([1, 3, 8, 24])('as PNG shows every module %d pixels wide', (scale) => {
	const png = qrPng(modules, scale);
	expect([...png.slice(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
	const { IHDR, IDAT, IEND } = chunks(png);
	const side = modules.length * scale;
	expect([IHDR?.readUInt32BE(0), IHDR?.readUInt32BE(4), ...(IHDR?.subarray(8) ?? [])]).toEqual([
		side,
		side,
		1,
		0,
		0,
		0,
		0
	]);
	expect(IEND).toHaveLength(0);
	const raw = inflateSync(IDAT ?? Buffer.alloc(0));
	const stride = 1 + Math.ceil(side / 8);
	expect(raw).toHaveLength(stride * side);
	const wrong: string[] = [];
	for (let y = 0; y < side; y++) {
		if (raw[y * stride] !== 0) wrong.push(`filter of row ${y}`);
		for (let x = 0; x < side; x++) {
			const white = ((raw[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
			if ((white === 0) !== modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]) wrong.push(`${x},${y}`);
		}
	}
	expect(wrong).toEqual([]);
});
