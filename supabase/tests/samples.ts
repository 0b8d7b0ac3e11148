import { crc32, deflateSync } from 'node:zlib';

// Small files of every kind, made by hand, and hostile ones that pretend to be.

const u32 = (value: number): Buffer => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value >>> 0);
	return bytes;
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

export const chunk = (name: string, data: Buffer): Buffer =>
	Buffer.concat([u32(data.length), text(name), data, u32(crc32(Buffer.concat([text(name), data])))]);

/** A grey square. `between`: chunks before the picture's own data. */
export function png(width = 8, height = 8, between: Buffer[] = []): Buffer {
	const head = Buffer.concat([u32(width), u32(height), Buffer.of(8, 0, 0, 0, 0)]);
	const rows = deflateSync(Buffer.alloc((width + 1) * height, 0));
	const start = text('\x89PNG\r\n\x1a\n');
	return Buffer.concat([
		start,
		chunk('IHDR', head),
		...between,
		chunk('IDAT', rows),
		chunk('IEND', Buffer.alloc(0))
	]);
}

export const segment = (marker: number, data: Buffer): Buffer =>
	Buffer.concat([Buffer.of(0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255), data]);

/** What a camera writes beside a picture: which way is up, its own name, and where it was. */
export const exif = (turned = 6): Buffer =>
	segment(
		0xe1,
		Buffer.concat([
			text('Exif\0\0II*\0\x08\0\0\0\x01\0'),
			Buffer.of(0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0),
			Buffer.alloc(4),
			text('CameraOfAda GPS 31.2304 121.4737')
		])
	);

/** Not a picture that anybody would want to see, but built as one: tables, a frame, a scan, an end. */
export const jpeg = (...between: Buffer[]): Buffer =>
	Buffer.concat([
		Buffer.of(0xff, 0xd8),
		segment(0xe0, text('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
		...between,
		segment(0xdb, Buffer.alloc(65, 1)),
		segment(0xc0, Buffer.of(8, 0, 8, 0, 8, 1, 1, 0x11, 0)),
		segment(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
		Buffer.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
		Buffer.of(0xff, 0xd9)
	]);

const riff = (form: string, ...chunks: [string, Buffer][]): Buffer => {
	const body = Buffer.concat(
		chunks.map(([name, data]) => {
			const size = Buffer.alloc(4);
			size.writeUInt32LE(data.length);
			return Buffer.concat([text(name), size, data, Buffer.alloc(data.length % 2)]);
		})
	);
	const size = Buffer.alloc(4);
	size.writeUInt32LE(body.length + 4);
	return Buffer.concat([text('RIFF'), size, text(form), body]);
};

export const webp = (...more: [string, Buffer][]): Buffer =>
	riff('WEBP', ['VP8X', Buffer.of(0x0c, 0, 0, 0, 7, 0, 0, 7, 0, 0)], ['VP8 ', Buffer.alloc(20, 3)], ...more);

export const iso = (brand: string, rest = ''): Buffer =>
	Buffer.concat([
		u32(24),
		text('ftyp'),
		text(brand),
		u32(0),
		text(brand),
		text('isom'),
		text(`\0\0\0\x08free${rest}`)
	]);

const ebml = (codec: string): Buffer =>
	Buffer.concat([
		Buffer.of(0x1a, 0x45, 0xdf, 0xa3, 0x80 | 7, 0x42, 0x82, 0x84),
		text('webm'),
		Buffer.of(0x18, 0x53, 0x80, 0x67, 0x80 | (codec.length + 2), 0x86, 0x80 | codec.length),
		text(codec),
		Buffer.alloc(16)
	]);

const mp3Frame = Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0x00), Buffer.alloc(413)]);
const aacFrame = Buffer.concat([Buffer.of(0xff, 0xf1, 0x50, 0x80, 0x04, 0x1f, 0xfc), Buffer.alloc(25)]);

/** One of each, by the name of its type. */
export const SAMPLES: Record<string, Buffer> = {
	jpeg: jpeg(),
	png: png(),
	gif: Buffer.concat([text('GIF89a'), Buffer.alloc(40, 1), text(';')]),
	webp: webp(),
	heic: iso('heic'),
	avif: iso('avif'),
	pdf: text('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
	mp3: Buffer.concat([mp3Frame, mp3Frame]),
	m4a: iso('M4A '),
	wav: riff('WAVE', ['fmt ', Buffer.alloc(16, 1)], ['data', Buffer.alloc(20)]),
	ogg: Buffer.concat([
		text('OggS\0\x02'),
		Buffer.alloc(20),
		Buffer.of(1, 19),
		text('OpusHead'),
		Buffer.alloc(30)
	]),
	weba: ebml('A_OPUS'),
	aac: Buffer.concat([aacFrame, aacFrame]),
	mp4: iso('isom'),
	webm: ebml('V_VP8'),
	mov: iso('qt  ')
};

const PAGE = '<!doctype html><html><script>alert(1)</script></html>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** What is none of ours, whatever it is called and however it begins. */
export const HOSTILE: Record<string, Buffer> = {
	'a page': text(PAGE.padEnd(64)),
	'a page behind a byte order mark': text(`\xef\xbb\xbf${PAGE}`.padEnd(64)),
	'an SVG': text(SVG.padEnd(64)),
	'an SVG behind a prolog': text(`<?xml version="1.0"?>${SVG}`.padEnd(64)),
	'a page that ends as a picture': Buffer.concat([text(PAGE), png()]),
	'a PDF that begins as a page': text(`${PAGE}\n%PDF-1.7\n%%EOF`),
	'an archive': Buffer.concat([text('PK\x03\x04'), Buffer.alloc(60, 7)]),
	'an office document with macros': Buffer.concat([
		Buffer.from('d0cf11e0a1b11ae1', 'hex'),
		Buffer.alloc(600)
	]),
	'a program': Buffer.concat([text('MZ'), Buffer.alloc(100, 9)]),
	'a script': text('#!/bin/sh\nrm -rf /\n'.padEnd(64)),
	PostScript: text('%!PS-Adobe-3.0\n'.padEnd(64)),
	'only the beginning of a picture': text('\x89PNG\r\n\x1a\n'.padEnd(64)),
	'a Matroska file that is not WebM': Buffer.concat([
		Buffer.from('1a45dfa3', 'hex'),
		text('matroska'.padEnd(64))
	]),
	'eleven bits of sound': Buffer.concat([Buffer.of(0xff, 0xfb, 0x90, 0), Buffer.alloc(600)]),
	'a film of another make': iso('3gp5'),
	'seven bytes': text('GIF89a;'),
	'nothing but zeros': Buffer.alloc(100)
};

/** A picture for whoever looks at pictures and a page for whoever looks at pages: it is kept, and only ever saved. */
export const POLYGLOT = jpeg(segment(0xfe, text(PAGE)));
