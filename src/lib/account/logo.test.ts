import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOGO_MOST_BYTES, pictureIn } from './logo';

const bytes = (...parts: (string | number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part))
	);
const be = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

const ihdr = (width: number, height: number) =>
	bytes(be(13), 'IHDR', be(width), be(height), [8, 6, 0, 0, 0], be(0));
const png = (width: number, height: number, ...between: Uint8Array[]) =>
	bytes('\x89PNG\r\n\x1a\n', [...ihdr(width, height)], ...between.map((one) => [...one]), [
		...bytes(be(0), 'IDAT', be(0))
	]);
const jpeg = (marker: number) =>
	bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], [0xff, marker, 0, 11, 8, 0, 60, 0, 200, 1, 0, 0, 0]);
const webp = (kind: string, rest: number[]) =>
	bytes('RIFF', be(0), 'WEBP', kind, be(0), rest, Array(12).fill(0));

describe('a picture', () => {
	it.each([
		['PNG', png(320, 80), { type: 'png', width: 320, height: 80 }],
		['JPEG', jpeg(0xc0), { type: 'jpeg', width: 200, height: 60 }],
		['progressive JPEG', jpeg(0xc2), { type: 'jpeg', width: 200, height: 60 }],
		[
			'lossy WebP',
			webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 200, 0, 60, 0]),
			{ type: 'webp', width: 200, height: 60 }
		],
		['lossless WebP', webp('VP8L', [0x2f, 199, 0xc0, 0x0e, 0]), { type: 'webp', width: 200, height: 60 }],
		[
			'extended WebP',
			webp('VP8X', [0, 0, 0, 0, 199, 0, 0, 59, 0, 0]),
			{ type: 'webp', width: 200, height: 60 }
		]
	])('that is a %s has its size', (_, given, found) => expect(pictureIn(given)).toEqual(found));

	it.each([
		['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'kind'],
		['GIF', bytes('GIF89a', Array(40).fill(0)), 'kind'],
		['page that calls itself PNG', bytes('\x89PNG<html>', Array(40).fill(0)), 'kind'],
		['PNG that breaks off', png(320, 80).subarray(0, 30), 'kind'],
		['JPEG without a picture', bytes([0xff, 0xd8, 0xff, 0xd9]), 'kind'],
		['PNG of no width', png(0, 80), 'kind'],
		['PNG of a wall', png(20_000, 80), 'large'],
		['PNG that moves', png(32, 32, bytes(be(0), 'acTL', be(0))), 'moving'],
		['WebP that moves', webp('VP8X', [2, 0, 0, 0, 199, 0, 0, 59, 0, 0]), 'moving'],
		['file that is too heavy', new Uint8Array(LOGO_MOST_BYTES + 1), 'large'],
		['empty file', new Uint8Array(), 'kind']
	])('is not a %s', (_, given, mistake) => expect(pictureIn(given)).toEqual({ mistake }));

	it('made of anything is an answer, never an exception', () => {
		const starts = [png(2, 2), jpeg(0xc4), webp('VP8X', []), webp('????', [])];
		fc.assert(
			fc.property(
				fc.constantFrom(...starts),
				fc.uint8Array({ maxLength: 80 }),
				fc.nat(60),
				(start, rest, cut) => {
					expect(pictureIn(Uint8Array.from([...start.subarray(0, cut), ...rest]))).toBeTypeOf('object');
				}
			)
		);
	});
});
