import sharp from 'sharp';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Author } from '../../bench/author';
import { newSite } from '../../bench/hostile/stock';
import { HOSTILE, SAMPLES, exif, jpeg, png, POLYGLOT } from '../../supabase/tests/samples';
import { m } from '$lib/i18n/paraglide/messages';
import { see, somebody, withBrowser } from '../people';

withBrowser();

// Files as people and others send them, through the addresses that the builder sends them to.

const MB = 1024 * 1024;
const author = () => new Author(inject('url'));
let ada: Author;
let site: string;

beforeAll(async () => {
	ada = author();
	await ada.signUp('Ada', 'Listeners');
	const { text } = await ada.ask('/sites/new');
	site = await newSite(ada, /name="team" value="([\w-]+)"/.exec(text)?.[1] ?? '', 'Pictures');
});

const canvas = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 40 } } });

/** @returns the status and, where it is refused, why */
async function send(bytes: Uint8Array, name: string, where = 'picture', type = 'image/png', who = ada) {
	const headers = { 'x-file-name': encodeURIComponent(name), accept: 'application/json' };
	const { status, text } = await who.ask(`/sites/${site}/edit/${where}`, { body: bytes, type, headers });
	const told = JSON.parse(text.startsWith('{') ? text : '{}');
	return { status, code: told.refused?.code ?? told.message ?? '', id: String(told.id ?? '') };
}
const print = async (id: string, width: number) => {
	const cookie = ada.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const response = await fetch(`${ada.url}/sites/${site}/edit/picture/${id}-${width}.webp`, {
		headers: { cookie }
	});
	return { response, bytes: Buffer.from(await response.arrayBuffer()) };
};

describe('a picture that somebody sends', () => {
	it('is taken by what it is, whatever it is called, and given out as ours alone', async () => {
		const photo = await canvas(900, 600)
			.withExif({
				IFD0: { Make: 'CameraOfAda' },
				IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' }
			})
			.withIccProfile('p3')
			.withMetadata({ orientation: 6 })
			.jpeg()
			.toBuffer();
		expect((await sharp(photo).metadata()).exif?.includes('CameraOfAda')).toBe(true);
		const page = Buffer.from('<!doctype html><script>alert(1)</script>');
		const cmyk = await canvas(300, 200).toColourspace('cmyk').jpeg().toBuffer();
		expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
		const taken: [string, Uint8Array, string][] = [
			['a photograph with a place in it', photo, 'IMG_1.jpg'],
			['a JPEG for the press', cmyk, 'press.jpg'],
			['a PNG that says that it is a page', png(), 'page.html'],
			['a picture with a page behind it', Buffer.concat([photo, page]), 'both.jpg'],
			[
				'a picture with 16 bits a colour',
				await canvas(40, 30).png().toColourspace('rgb16').toBuffer(),
				'16.png'
			]
		];
		for (const [what, bytes, name] of taken) {
			const { status, code, id } = await send(bytes, name);
			expect([status, code], what).toEqual([201, '']);
			const { response, bytes: mine } = await print(id, 2400);
			expect(response.headers.get('content-type'), what).toBe('image/webp');
			expect(response.headers.get('x-content-type-options'), what).toBe('nosniff');
			const { exif, icc, xmp, orientation, space } = await sharp(mine).metadata();
			expect([exif, icc, xmp, orientation, space], what).toEqual([
				undefined,
				undefined,
				undefined,
				undefined,
				'srgb'
			]);
			expect(mine.includes('alert') || mine.includes('CameraOfAda') || mine.includes('GPS'), what).toBe(
				false
			);
		}
		const { width, height } = await sharp((await print((await send(photo, 'a')).id, 2400)).bytes).metadata();
		expect([width, height]).toEqual([600, 900]);
	});

	it('is refused by its content, with a reason that has a sentence', async () => {
		const frames = await Promise.all(
			['#ff0000', '#0000ff'].map((background) =>
				sharp({ create: { width: 8, height: 8, channels: 3, background } })
					.png()
					.toBuffer()
			)
		);
		const photo = await canvas(900, 600).jpeg().toBuffer();
		const broken = png(8, 8);
		broken.writeUInt32BE(30_000, 16);
		broken.writeUInt32BE(30_000, 20);
		const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
		const refused: [string, Uint8Array, RegExp, number?][] = [
			['nothing', Buffer.alloc(0), /^empty$/],
			['a drawing with a script', Buffer.from(svg), /^type$/],
			['a page', Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(200)), /^type$/],
			['a GIF that is a script', Buffer.from('GIF89a=1;alert(1)//'.padEnd(200)), /^(type|damaged)$/],
			['half of a photograph', photo.subarray(0, photo.length / 2), /^damaged$/],
			[
				'a film',
				await sharp(frames, { join: { animated: true } })
					.gif()
					.toBuffer(),
				/^animated$/
			],
			['a few bytes that say that they are enormous', broken, /^(too_many_pixels|damaged)$/],
			['48 megapixels in 140 kB', await canvas(8_000, 6_000).png().toBuffer(), /^too_many_pixels$/],
			['15.2 MB', Buffer.concat([photo, Buffer.alloc(15.2 * MB - photo.length)]), /^too_large$/],
			['15.8 MB', Buffer.alloc(15.8 * MB), /^too_large$/, 413],
			['a TIFF', await canvas(9, 9).tiff().toBuffer(), /^type$/],
			['a PDF', SAMPLES['pdf'] ?? Buffer.alloc(1), /^type$/]
		];
		for (const [what, bytes, reason, expected = 422] of refused) {
			const { status, code } = await send(bytes, 'a.png');
			expect(status, what).toBe(expected);
			expect(code, what).toMatch(reason);
		}
		for (const [what, bytes] of Object.entries(HOSTILE)) {
			const { status, code } = await send(bytes, 'a.png');
			expect([status, /^(type|damaged)$/.test(code)], `${what}: ${code}`).toEqual([422, true]);
		}
		for (const bytes of [POLYGLOT, jpeg(exif())])
			expect((await send(bytes, 'a.jpg')).status).toBeLessThan(500);
	});

	it('comes from who builds the site, with a header that no form elsewhere can send', async () => {
		const mallory = author();
		await mallory.signUp('Mallory', 'Elsewhere');
		expect((await send(png(), 'a.png', 'picture', 'image/png', mallory)).status).toBe(404);
		expect((await send(png(), 'a.png', 'picture', 'image/png', author())).status).toBe(401);
		const bare = await ada.ask(`/sites/${site}/edit/picture`, { body: png(), type: 'text/plain' });
		expect(bare.status).toBe(400);
	});
});

describe('a file that somebody sends', () => {
	it('is one of the kinds that its field takes, by its content', async () => {
		const at = (accept: string) => `file?accept=${accept}`;
		expect((await send(SAMPLES['pdf'] ?? png(), 'a"><script>.pdf', at('pdf'))).status).toBe(201);
		const refused: [Uint8Array, string][] = [
			[Buffer.from('<script>alert(1)</script>'.padEnd(99)), 'pdf'],
			[SAMPLES['pdf'] ?? png(), 'video'],
			[png(), 'pdf,audio,video,captions'],
			[Buffer.from('PK\x03\x04'.padEnd(99)), 'pdf'],
			...Object.values(HOSTILE).map((bytes): [Uint8Array, string] => [bytes, 'pdf,audio,video,captions'])
		];
		for (const [bytes, accept] of refused) {
			const { status, code } = await send(bytes, 'a.pdf', at(accept), 'application/pdf');
			expect([status, code], Buffer.from(bytes.subarray(0, 20)).toString('latin1')).toEqual([422, 'type']);
		}
	});
});

describe('why a file is not taken', () => {
	it.each([
		['en-US', 'en', /This is not a picture that can be used here/, /larger than 15 MB/],
		['zh-CN', 'zh-CN', /这里不能使用这种图片/, /图片超过 15 MB/]
	] as const)('is said as a sentence, in %s', async (speaks, locale, sentence, tooLarge) => {
		const page = await somebody('desk', { speaks });
		await page.context().addCookies(ada.cookies);
		await page.goto(`/sites/${site}/edit`);
		await page.getByRole('button', { name: m.desk_picture_add({}, { locale }) }).click();
		const field = page.getByRole('dialog').locator('input[type=file]');
		const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
		await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: svg });
		await see(page.getByText(sentence));
		await field.setInputFiles({ name: 'b.png', mimeType: 'image/png', buffer: Buffer.alloc(16 * MB) });
		await see(page.getByText(tooLarge));
	});
});
