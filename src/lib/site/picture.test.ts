import { describe, expect, test } from 'vitest';
import { capped, keptWidths, moves, servedWidth, titleFor } from './picture';
import { widthsOf } from './paths';

test.each([
	[
		{ width: 800, height: 600 },
		{ width: 800, height: 600 }
	],
	[
		{ width: 4800, height: 2400 },
		{ width: 2400, height: 1200 }
	],
	[
		{ width: 100, height: 20_000 },
		{ width: 40, height: 8000 }
	],
	[
		{ width: 20_000, height: 1 },
		{ width: 2400, height: 1 }
	]
])('%j is kept as %j', (size, kept) => expect(capped(size)).toEqual(kept));

test.each([
	[100, [100]],
	[320, [320]],
	[800, [320, 640, 800]],
	[2400, [320, 640, 1024, 1600, 2400]]
])('a picture of %i is kept in %j', (width, widths) => expect(keptWidths(width)).toEqual(widths));

test('every width that a page offers is served, by one that is not smaller unless the picture is', () => {
	for (let width = 1; width <= 2400; width += 7)
		for (const offered of widthsOf({ width })) {
			const served = servedWidth(keptWidths(width), offered) ?? 0;
			expect(served >= Math.min(offered, width) && served <= width).toBe(true);
		}
	expect(servedWidth([], 320)).toBeUndefined();
});

describe('what moves', () => {
	const name = (text: string) => [...text].map((one) => one.charCodeAt(0));
	const png = (...chunks: string[]) =>
		new Uint8Array([...Array(8).fill(0), ...chunks.flatMap((one) => [0, 0, 0, 0, ...name(one), 0, 0, 0, 0])]);

	test.each([
		['a PNG that says so before its data', 'png', png('IHDR', 'acTL', 'IDAT'), true],
		['a PNG that says so after it, where nobody listens', 'png', png('IHDR', 'IDAT', 'acTL'), false],
		['a PNG', 'png', png('IHDR', 'IDAT'), false],
		['a PNG that breaks off', 'png', png('IHDR').subarray(0, 15), false],
		['AVIF as a sequence', 'avif', new Uint8Array([0, 0, 0, 0, ...name('ftypavis')]), true],
		['AVIF', 'avif', new Uint8Array([0, 0, 0, 0, ...name('ftypavif')]), false],
		['JPEG', 'jpeg', png('acTL'), false]
	] as const)('%s', (_, type, bytes, expected) => expect(moves(bytes, type)).toBe(expected));
});

test.each([
	['IMG_1.jpg', 'IMG_1'],
	['C:\\photos\\the team.JPEG', 'the team'],
	['../../etc/passwd', 'passwd'],
	['团队 合影.png', '团队 合影'],
	['a\u202egnp.exe', 'a gnp'],
	['.png', '—'],
	['', '—'],
	['x'.repeat(300), 'x'.repeat(120)]
])('%j is called %j', (name, title) => expect(titleFor(name)).toBe(title));
