import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as assets from '$lib/site/assets.server';
import * as files from '$lib/site/files.server';
import * as pictures from '$lib/site/pictures.server';
import * as sites from '$lib/site/sites.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { chunk, HOSTILE, jpeg as brokenJpeg, png, SAMPLES } from './samples';
import { outcome, smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// What sites show, told with Ada (owner), Vi (viewer) and Mallory of another team.

let folder: string;
let opened: Opened;
let ada: Someone;
let vi: Someone;
let mallory: Someone;
let team: string;
let site: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	const names = ['ada', 'vi', 'mallory'].map((name) => someone(`${name}@earshot.example`));
	[ada, vi, mallory] = (await Promise.all(names)) as [Someone, Someone, Someone];
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
	await ok(call(mallory.db, 'create_team', { name: 'Elsewhere' }));
	await ok(
		call(vi.db, 'accept_invite', { token: await ok(call(ada.db, 'invite', { team, as_role: 'viewer' })) })
	);
	site = await made();
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const made = () => sites.create(ada.db, team, `Site ${randomUUID()}`, smallSite('Hello'));
const onDisk = () =>
	fs
		.readdirSync(path.join(folder, 'storage'), { recursive: true, withFileTypes: true })
		.filter((one) => one.isFile()).length;

let colours = 0;
/** A picture that is like no other. */
const canvas = (width: number, height: number) =>
	sharp({
		create: { width, height, channels: 3, background: { r: ++colours % 256, g: colours >> 8, b: 40 } }
	});
const photo = (width = 800, height = 600) =>
	canvas(width, height)
		.composite([
			{ input: { create: { width: 40, height: 20, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }
		])
		.withExif({ IFD0: { Make: 'CameraOfAda', Copyright: `Secret place ${randomUUID()}` } })
		.jpeg()
		.toBuffer();

const keep = (bytes: Uint8Array, where = site, by = ada, name = 'IMG_1.jpg') =>
	pictures.keep(by.db, by.user, where, name, bytes);
async function kept(bytes: Uint8Array, where = site) {
	const answer = await keep(bytes, where);
	if ('refused' in answer) throw new Error(answer.refused.code);
	return answer.picture;
}
const refusedFor = async (bytes: Uint8Array) => {
	const answer = await keep(bytes);
	return 'refused' in answer ? answer.refused.code : 'kept';
};
const bytesOf = async (print: Promise<{ bytes: ReadableStream<Uint8Array> }>) =>
	Buffer.from(await new Response((await print).bytes).arrayBuffer());

describe('a picture', () => {
	test('is kept as WebP in several widths, never larger than it is', async () => {
		const { id, width, height, name } = await kept(await photo(1800, 900));
		expect([width, height, name]).toEqual([1800, 900, 'IMG_1']);
		for (const [asked, given] of [
			[1, 320],
			[320, 320],
			[321, 640],
			[1024, 1024],
			[1600, 1600],
			[2400, 1800],
			[99_999, 1800]
		] as const) {
			const head = await sharp(await bytesOf(pictures.open(site, id, asked))).metadata();
			expect([asked, head.format, head.width, head.height]).toEqual([asked, 'webp', given, given / 2]);
		}
		const share = await sharp(await bytesOf(pictures.openShared(site, id))).metadata();
		expect([share.format, share.width, share.height]).toEqual(['jpeg', 1200, 630]);
		const small = await kept(await photo(100, 50));
		const head = await sharp(await bytesOf(pictures.open(site, small.id, 640))).metadata();
		expect([small.width, head.width]).toEqual([100, 100]);
	});

	test('that is huge is kept no wider than 2,400', async () => {
		const { width, height } = await kept(await photo(5000, 2500));
		expect([width, height]).toEqual([2400, 1200]);
		const tall = await kept(await photo(500, 12_000));
		expect([tall.width, tall.height]).toEqual([333, 8000]);
	});

	test('stands the right way up, and says nothing of where it was taken', async () => {
		const turned = await sharp(await photo(800, 600))
			.withMetadata({ orientation: 6 })
			.toBuffer();
		expect((await sharp(turned).metadata()).exif).toBeDefined();
		const { id, width, height } = await kept(turned);
		expect([width, height]).toEqual([600, 800]);
		for (const print of [
			await bytesOf(pictures.open(site, id, 640)),
			await bytesOf(pictures.openShared(site, id))
		]) {
			const { exif, xmp, iptc, icc, orientation } = await sharp(print).metadata();
			expect([exif, xmp, iptc, icc, orientation]).toEqual([
				undefined,
				undefined,
				undefined,
				undefined,
				undefined
			]);
			expect(print.includes('CameraOfAda')).toBe(false);
		}
		// Its red corner was at the top left: turned by a quarter, it is at the top right.
		const { data, info } = await sharp(await bytesOf(pictures.open(site, id, 600)))
			.raw()
			.toBuffer({ resolveWithObject: true });
		const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
		expect([redAt(info.width - 6, 6) > 200, redAt(6, 6) > 200]).toEqual([true, false]);
	});

	test('is what its content says: PNG, GIF, WebP, AVIF, whatever it is called', async () => {
		for (const as of ['png', 'gif', 'webp', 'avif'] as const)
			expect([as, await refusedFor(await canvas(64, 48).toFormat(as).toBuffer())]).toEqual([as, 'kept']);
		expect(await refusedFor(await canvas(9, 9).tiff().toBuffer())).toBe('type');
	});

	test.each(Object.keys(HOSTILE))('%s is refused', async (what) => {
		expect(await refusedFor(HOSTILE[what] ?? Buffer.alloc(0))).toMatch(/^(type|damaged)$/);
	});

	test('what is more than a still picture, or less, is refused by name', async () => {
		const frame = (background: string) =>
			sharp({ create: { width: 8, height: 8, channels: 3, background } })
				.png()
				.toBuffer();
		const frames = await Promise.all(['#ff0000', '#0000ff'].map(frame));
		const film = sharp(frames, { join: { animated: true } });
		expect(await refusedFor(await film.clone().gif().toBuffer())).toBe('animated');
		expect(await refusedFor(await film.clone().webp().toBuffer())).toBe('animated');
		expect(await refusedFor(png(8, 8, [chunk('acTL', Buffer.alloc(8, 1))]))).toBe('animated');
		// The control: the same without that chunk.
		expect(await refusedFor(png(8, 8))).toBe('kept');
		expect(await refusedFor(Buffer.alloc(0))).toBe('empty');
		expect(await refusedFor(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(99)))).toBe(
			'type'
		);
		expect(await refusedFor(Buffer.concat([SAMPLES['jpeg'] ?? brokenJpeg(), Buffer.alloc(50)]))).toBe(
			'damaged'
		);
		expect(await refusedFor((await photo()).subarray(0, 2_000))).toBe('damaged');
		expect(await refusedFor(SAMPLES['heic'] ?? Buffer.alloc(0))).toBe('type');
	});

	test('a few bytes that say that they are enormous are not drawn', async () => {
		const began = Date.now();
		expect(await refusedFor(png(30_000, 2))).toBe('kept');
		const bomb = png(8, 8);
		bomb.writeUInt32BE(20_000, 16);
		bomb.writeUInt32BE(20_000, 20);
		expect(await refusedFor(bomb)).toMatch(/^(too_many_pixels|damaged)$/);
		expect(await refusedFor(await canvas(8_000, 6_000).png().toBuffer())).toBe('too_many_pixels');
		const heavy = Buffer.concat([await photo(), Buffer.alloc(15 * 1024 * 1024)]);
		expect(await refusedFor(heavy)).toBe('too_large');
		expect(Date.now() - began).toBeLessThan(20_000);
	});

	test('a page that follows a picture in the same file is gone', async () => {
		const both = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]);
		const { id } = await kept(both);
		expect((await bytesOf(pictures.open(site, id, 640))).includes('script')).toBe(false);
	});

	test('ten at once are drawn, and the process answers meanwhile', async () => {
		const all = await Promise.all(Array.from({ length: 10 }, () => photo(3000, 2000)));
		let longest = 0;
		let last = performance.now();
		const beat = setInterval(() => {
			longest = Math.max(longest, performance.now() - last);
			last = performance.now();
		}, 10);
		const answers = await Promise.all(all.map((one) => keep(one)));
		clearInterval(beat);
		expect(answers.filter((one) => 'picture' in one)).toHaveLength(10);
		expect(longest).toBeLessThan(1_000);
	});

	test('sent once more is the same one', async () => {
		const bytes = await photo();
		const before = onDisk();
		const [one, two] = [await kept(bytes), await kept(bytes, await made())];
		expect(two.id).toBe(one.id);
		expect(onDisk() - before).toBe(4);
	});
});

describe('whose a picture is', () => {
	test('only builders of the site keep one, before anything is drawn', async () => {
		for (const who of [vi, mallory]) expect(await outcome(keep(await photo(), site, who))).toBe('missing');
		expect(await outcome(keep(Buffer.from('nothing'), randomUUID()))).toBe('missing');
	});

	test('a site shows its own, not those of another site', async () => {
		const [secret, other] = [await made(), await made()];
		const { id } = await kept(await photo(), secret);
		expect(await outcome(pictures.open(secret, id, 320))).toBe('done');
		expect(await outcome(pictures.open(other, id, 320))).toBe('missing');
		expect(await outcome(pictures.openShared(other, id))).toBe('missing');
		// Until it is put there: then it may be shown there too.
		await sites.save(ada.db, other, 1, smallSite('With it', { picture: { id } }));
		expect(await outcome(pictures.open(other, id, 320))).toBe('done');
	});

	test('another team’s is no use in one’s own site, nor in one’s studio', async () => {
		const { id } = await kept(await photo());
		const hers = await ok<string>(call(mallory.db, 'create_team', { name: 'Third' }));
		const stolen = await sites.create(mallory.db, hers, 'Stolen', smallSite('x', { picture: { id } }));
		expect(await outcome(pictures.open(stolen, id, 320))).toBe('missing');
		expect(await outcome(pictures.openInStudio(mallory.db, id, 320))).toBe('missing');
		expect(await outcome(pictures.openInStudio(vi.db, id, 320))).toBe('missing');
		expect(await outcome(pictures.openInStudio(ada.db, id, 320))).toBe('done');
		expect(await pictures.list(mallory.db, team)).toEqual([]);
		expect((await pictures.list(ada.db, team)).map((one) => one.id)).toContain(id);
	});

	test('the bytes open to the house alone', async () => {
		const { id } = await kept(await photo());
		for (const { db } of [ada, mallory])
			expect((await db.storage.from('pictures').download(`${id}/320.webp`)).error).not.toBeNull();
		expect((await house().storage.from('pictures').download(`${id}/320.webp`)).error).toBeNull();
	});
});

describe('when a picture goes', () => {
	const erase = async (id: string) => {
		const { name } = await sites.find(ada.db, id);
		await sites.archive(ada.db, id);
		await sites.erase(ada.db, id, name);
	};

	test('with its last site, and not before', async () => {
		const [one, other] = [await made(), await made()];
		const { id } = await kept(await photo(), one);
		await sites.save(ada.db, other, 1, smallSite('With it', { picture: { id } }));
		await erase(one);
		await assets.sweep();
		expect(await outcome(pictures.open(other, id, 320))).toBe('done');
		await erase(other);
		expect(await outcome(pictures.openInStudio(ada.db, id, 320))).toBe('missing');
		const before = onDisk();
		expect(await assets.sweep()).toBeGreaterThan(0);
		expect(before - onDisk()).toBe(4);
		expect((await house().from('assets').select('id').eq('id', id)).data).toEqual([]);
	});

	test('what no draft ever spoke of goes after a week; what one did stays for its versions', async () => {
		const here = await made();
		const [unused, used] = [await kept(await photo(), here), await kept(await photo(), here)];
		await sites.save(ada.db, here, 1, smallSite('x', { picture: { id: used.id } }));
		await sites.save(ada.db, here, 2, smallSite('Without it'));
		const days = async (n: number) => {
			const at = new Date(Date.now() - n * 86_400_000).toISOString();
			await house().from('site_assets').update({ since: at }).eq('site_id', here);
			await house().from('assets').update({ made_at: at }).in('id', [unused.id, used.id]);
			await assets.sweep();
		};
		await days(6);
		expect(await outcome(pictures.open(here, unused.id, 320))).toBe('done');
		await days(8);
		expect(await outcome(pictures.open(here, unused.id, 320))).toBe('missing');
		expect(await outcome(pictures.open(here, used.id, 320))).toBe('done');
	});
});

describe('a file', () => {
	const send = (
		bytes: Uint8Array,
		accept: readonly ('pdf' | 'audio' | 'video' | 'captions')[],
		name = 'a b.PDF'
	) => files.keep(ada.db, ada.user, site, { accept, name }, bytes);
	const VTT = 'WEBVTT\r\n\r\n00:00.000 --> 00:02.000\r\nHello <c>you</c>\r\n';

	test('is kept as it is, and leaves as what it is', async () => {
		for (const [type, kind, mime] of [
			['pdf', 'pdf', 'application/pdf'],
			['mp3', 'audio', 'audio/mpeg'],
			['mp4', 'video', 'video/mp4'],
			['webm', 'video', 'video/webm']
		] as const) {
			const bytes = SAMPLES[type] ?? Buffer.alloc(0);
			const answer = await send(bytes, [kind]);
			if (!('file' in answer)) throw new Error(`${type} ${answer.refused.code}`);
			const file = await files.open(site, answer.file.id);
			if (file === 'beyond') throw new Error(file);
			expect([file.type, file.size, file.range]).toEqual([mime, bytes.length, null]);
			expect(Buffer.from(await new Response(file.bytes).arrayBuffer())).toEqual(bytes);
			const part = await files.open(site, answer.file.id, 'bytes=2-5');
			expect(part).toMatchObject({ range: { from: 2, to: 5 } });
			if (part !== 'beyond')
				expect(Buffer.from(await new Response(part.bytes).arrayBuffer())).toEqual(bytes.subarray(2, 6));
			expect(await files.open(site, answer.file.id, `bytes=${bytes.length}-`)).toBe('beyond');
			expect(await outcome(files.open(await made(), answer.file.id))).toBe('missing');
		}
	});

	test('captions are text that says so', async () => {
		const answer = await send(Buffer.from(VTT), ['video', 'captions'], 'film.vtt');
		expect(answer).toMatchObject({ file: { name: 'film.vtt' } });
		for (const none of ['WEBVTTX\n', 'Hello', '<script>', 'WEBVTT\n\0', '\ufffeWEBVTT'])
			expect(await send(Buffer.from(none), ['captions'])).toMatchObject({ refused: { code: 'type' } });
		expect(await send(Buffer.concat([Buffer.from(VTT), Buffer.of(0xff, 0xfe)]), ['captions'])).toMatchObject({
			refused: { code: 'type' }
		});
		expect(await send(Buffer.from(VTT), ['video'])).toMatchObject({ refused: { code: 'type' } });
	});

	test.each(Object.keys(HOSTILE))('%s is refused', async (what) => {
		const all = ['pdf', 'audio', 'video', 'captions'] as const;
		expect(await send(HOSTILE[what] ?? Buffer.alloc(0), all)).toHaveProperty('refused');
	});

	test('of another kind than was asked for, too large, or empty is refused', async () => {
		expect(await send(SAMPLES['pdf'] ?? Buffer.alloc(0), ['video'])).toMatchObject({
			refused: { code: 'type' }
		});
		expect(await send(SAMPLES['mov'] ?? Buffer.alloc(0), ['video'])).toMatchObject({
			refused: { code: 'type' }
		});
		expect(await send(Buffer.alloc(0), ['pdf'])).toMatchObject({ refused: { code: 'empty' } });
		expect(await send(Buffer.alloc(50 * 1024 * 1024 + 1), ['pdf'])).toMatchObject({
			refused: { code: 'too_large' }
		});
	});
});
