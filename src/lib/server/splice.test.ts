import { randomBytes, randomUUID } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filled, holed, LONGEST, opens, poured, splice } from './splice';

const buffers = (...texts: string[]) => texts.map((text) => Buffer.from(text)) as [Buffer, Buffer];
const words = 'what how who question answer page survey visit value name label input'.split(' ');
/** Text as repetitive as a page: another for each seed. */
function text(seed: number, length: number): string {
	let now = seed * 2654435761;
	let made = '';
	while (made.length < length) {
		now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
		made += `<label for="q${now % 23}">${words[(now >>> 8) % words.length]}</label>`;
	}
	return made.slice(0, length);
}

describe('a document with a hole', () => {
	test.each([
		['nothing before it', '', text(1, 3000)],
		['little after it', text(2, 5000), '">.'],
		['much on both sides', text(3, 20_000), `" id="response"/>${text(4, 60_000)}`],
		['letters of other alphabets', '你好'.repeat(500) + '<input value="', '"/>' + 'пример 例え '.repeat(900)]
	])('opens as what each visitor should get: %s', async (_what, ...around) => {
		const [before, after] = buffers(...around);
		const spliced = await splice(before, 36, after);
		if (!spliced) throw new Error('nothing was made');
		expect(await opens(spliced, before, after)).toBe(true);
		for (let run = 0; run < 200; run++) {
			const own = run % 2 ? Buffer.from(randomUUID()) : randomBytes(36);
			const document = Buffer.concat([before, own, after]);
			expect(brotliDecompressSync(filled(spliced, own)).equals(document)).toBe(true);
		}
		const whole = brotliCompressSync(Buffer.concat([before, Buffer.from(randomUUID()), after]));
		expect(filled(spliced, randomBytes(36)).length).toBeLessThan(whole.length + 120);
	});

	test('is found out when what follows was made from what stood in the hole', async () => {
		const own = randomUUID();
		const [before, after] = buffers(text(5, 2000), `" name="${own}" ${text(6, 2000)} ${own}`);
		const spliced = await splice(before, 36, after, Buffer.from(own));
		if (!spliced) throw new Error('nothing was made');
		expect(brotliDecompressSync(filled(spliced, Buffer.from(own))).toString()).toBe(before + own + after);
		expect(await opens(spliced, before, after)).toBe(false);
	});

	test.each([
		['no hole', '', 0, text(7, 100)],
		['a hole that is too large', text(8, 100), LONGEST + 1, text(9, 100)],
		['all that could stand in it elsewhere', '\u0001\u0002\u000b', LONGEST - 2, text(10, 100)],
		['nothing after it', text(11, 100), 36, '"']
	])('is not made of %s', async (_what, start, size, end) => {
		const [before, after] = buffers(start, end);
		expect(await splice(before, size, after)).toBeNull();
	});
});

describe('a document with several holes', () => {
	test.each([1, 2, 3, 5, 8])('opens as what each visitor should get: %i holes', async (holes) => {
		const texts = Array.from({ length: holes + 1 }, (_, at) => Buffer.from(text(at + 5, 900 + 400 * at)));
		const made = await holed(texts, 36);
		if (!made) throw new Error('nothing was made');
		for (let run = 0; run < 100; run++) {
			const own = Array.from({ length: holes }, () =>
				run % 2 ? Buffer.from(randomUUID()) : randomBytes(36)
			);
			const document = Buffer.concat(texts.flatMap((one, at) => [one, own[at] ?? Buffer.alloc(0)]));
			expect(brotliDecompressSync(poured(made, own)).equals(document)).toBe(true);
		}
	});

	test.each([
		['no hole', 0, 900],
		['too many', 9, 900],
		['nothing after one', 2, 1]
	])('is not made with %s', async (_what, holes, length) => {
		const texts = Array.from({ length: holes + 1 }, () => Buffer.from(text(1, length)));
		expect(await holed(texts, 36)).toBeNull();
	});
});
