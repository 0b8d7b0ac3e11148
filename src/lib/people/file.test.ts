import { deflateRawSync, crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { rowsIn, type FileRow } from './file';

/** Bytes as they come over a network: `size` at a time. */
const stream = (bytes: Uint8Array, size = bytes.length || 1): ReadableStream<Uint8Array> => {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at >= bytes.length) return controller.close();
			controller.enqueue(bytes.slice(at, at + size));
			at += size;
		}
	});
};
async function rows(bytes: Uint8Array, size?: number): Promise<FileRow[]> {
	const all: FileRow[] = [];
	for await (const some of rowsIn(stream(bytes, size))) all.push(...some);
	return all;
}
const cells = async (bytes: Uint8Array, size?: number) => (await rows(bytes, size)).map((row) => row.cells);
const mistake = (bytes: Uint8Array) =>
	rows(bytes).then(
		() => null,
		(thrown: { mistake?: unknown }) => thrown.mistake
	);
const utf8 = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/\s/g, ''), 'hex'));
/** A table whose titles are not the bytes. */
const named = (all: Record<string, Uint8Array>) =>
	Object.entries(all).map(([name, bytes]) => ({ name, bytes }));
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const NAMES = [
	['mail', '姓名'],
	['wei@x.example', '王伟']
];
// As Excel in Chinese writes it: GBK for 姓名 and 王伟.
const GBK = Buffer.concat([
	utf8('mail,'),
	hex('d0d5 c3fb'),
	utf8('\r\nwei@x.example,'),
	hex('cdf5 ceb0'),
	utf8('\r\n')
]);

describe('a file of commas', () => {
	test.each(
		named({
			'UTF-8': utf8('mail,姓名\nwei@x.example,王伟\n'),
			'UTF-8 with its mark': utf8('\ufeffmail,姓名\r\nwei@x.example,王伟'),
			'UTF-16': Buffer.from('\ufeffmail,姓名\nwei@x.example,王伟', 'utf16le'),
			'UTF-16 the other way round': utf16be('\ufeffmail\t姓名\r\nwei@x.example\t王伟\r\n'),
			GB18030: GBK,
			semicolons: utf8('mail;姓名\nwei@x.example;王伟\n'),
			'semicolons, said so': utf8('sep=;\nmail;姓名\nwei@x.example;王伟\n'),
			tabs: utf8('mail\t姓名\rwei@x.example\t王伟\r')
		})
	)('$name', async ({ bytes }) => {
		expect(await cells(bytes)).toEqual(NAMES);
		// However it is cut.
		for (const size of [1, 2, 3, 7]) expect(await cells(bytes, size)).toEqual(NAMES);
	});

	test('turns to the other encoding late, also in the middle of a sign', async () => {
		const before = `mail,name\n${'a@x.example,Ana\n'.repeat(9000)}`;
		const late = Buffer.concat([utf8(before), GBK.subarray(GBK.indexOf('wei'))]);
		for (const size of [65_537, 4096, 999]) expect((await cells(late, size)).at(-1)).toEqual(NAMES[1]);
		expect(await mistake(Buffer.concat([utf8(`mail,name\na@x.example,é\n${before}`), hex('cdf5')]))).toEqual({
			code: 'encoding',
			most: null
		});
	});

	test('reads what a western Excel wrote', async () => {
		const bytes = Buffer.concat([
			utf8('mail;name\na@x.example;M'),
			hex('fc'),
			utf8('ller\nb@x.example;Ren'),
			hex('e9'),
			utf8('\n')
		]);
		expect(await cells(bytes)).toEqual([
			['mail', 'name'],
			['a@x.example', 'Müller'],
			['b@x.example', 'René']
		]);
	});

	test('keeps quoted commas and lines, and counts rows as a sheet does', async () => {
		const text = 'mail,name\n\n"a@x.example","Sousa, ""Ana""\nder Zweite"\n,\nb@x.example,"{x}; \t\'"\n';
		expect(await rows(utf8(text), 5)).toEqual([
			{ row: 1, cells: ['mail', 'name'] },
			{ row: 3, cells: ['a@x.example', 'Sousa, "Ana"\nder Zweite'] },
			{ row: 5, cells: ['b@x.example', "{x}; \t'"] }
		]);
	});

	test.each(
		named({
			nothing: utf8(''),
			'only lines': utf8('\n\n,,\n'),
			'a picture': hex('89504e470d0a1a0a 0000000d 49484452'),
			'an old workbook': hex('d0cf11e0a1b11ae1'),
			'a broken workbook': utf8('PK\u0003\u0004 and no more'),
			'a quote that never ends': utf8(`mail,name\n"a@x.example,${'x'.repeat(2_000_000)}`)
		})
	)('$name is refused', async ({ name, bytes }) => {
		const code = ['nothing', 'only lines'].includes(name) ? 'empty' : 'kind';
		expect(await mistake(bytes)).toEqual({ code, most: null });
	});

	test('has no more columns than it needs, though Excel wrote thousands of empty ones', async () => {
		const wide = await cells(utf8(`mail${','.repeat(16_000)}\na@x.example${','.repeat(16_000)}\n`));
		expect(wide.map((row) => [row[0], row.length])).toEqual([
			['mail', 100],
			['a@x.example', 100]
		]);
	});

	test('is refused when it is too much, whatever it said before', async () => {
		expect(await mistake(utf8('a@x.example\n'.repeat(200_002)))).toEqual({
			code: 'too_many_rows',
			most: 200_000
		});
		expect(await mistake(utf8(`${'x,'.repeat(101)}y\n`))).toEqual({ code: 'too_many_columns', most: 100 });
		const endless = new ReadableStream<Uint8Array>({
			pull: (controller) => controller.enqueue(utf8(`${'x'.repeat(9999)}\n`.repeat(100)))
		});
		const all = (async () => {
			for await (const some of rowsIn(endless)) expect(some.length).toBeGreaterThan(0);
		})();
		await expect(all).rejects.toMatchObject({ mistake: { code: 'too_large', most: 50 } });
		const broken = new ReadableStream<Uint8Array>({
			pull: (controller) => controller.error(new Error('gone'))
		});
		await expect(rowsIn(broken).next()).rejects.toMatchObject({ mistake: { code: 'broke_off' } });
	});
});

/** A ZIP archive (APPNOTE), as small as it gets; `says` is the unpacked size that its directory claims. */
function zip(files: Record<string, string | Buffer>, says?: number): Buffer {
	const [parts, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
	let offset = 0;
	for (const [name, content] of Object.entries(files)) {
		const bytes = Buffer.from(content);
		const packed = deflateRawSync(bytes);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(8, 4);
		head.writeUInt32LE(crc32(bytes), 10);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(says ?? bytes.length, 18);
		head.writeUInt16LE(name.length, 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		directory.push(hex('504b0102 1400'), head, place, Buffer.from(name));
		parts.push(hex('504b0304'), head, Buffer.from(name), packed);
		offset += 30 + name.length + packed.length;
	}
	const listing = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(Object.keys(files).length, 8);
	end.writeUInt16LE(Object.keys(files).length, 10);
	end.writeUInt32LE(listing.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...parts, listing, end]);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const workbook = (sheet: string): Record<string, string> => ({
	'[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
	'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
	'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
	'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`
});
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a workbook', () => {
	test('gives its first sheet, days as days', async () => {
		const sheet = `<row r="1">${text('A1', 'mail')}${text('B1', '入职')}${text('C1', 'n')}</row>
			<row r="3">${text('A3', 'wei@x.example')}<c r="B3" s="1"><v>46082</v></c><c r="C3"><v>3.5</v></c></row>`;
		expect(await rows(zip(workbook(sheet)), 1000)).toEqual([
			{ row: 1, cells: ['mail', '入职', 'n'] },
			{ row: 3, cells: ['wei@x.example', '2026-03-01', '3.5'] }
		]);
	});

	test('is not unpacked when it would fill the memory, whatever it says of itself', async () => {
		const bomb = zip({ 'xl/worksheets/sheet1.xml': Buffer.alloc(401 * 1024 * 1024) }, 10);
		expect(bomb.length).toBeLessThan(1024 * 1024);
		expect(await mistake(bomb)).toEqual({ code: 'kind', most: null });
	}, 30_000);

	// The table with all empty cells of it would fill any memory: Excel is left with a stray cell down there by a slip.
	test.each(['XFD1048576', 'CV1048576', 'XFD2000'])(
		'with its last cell at %s is not read, however small it is',
		async (last) => {
			const sheet = `<row>${text('A1', 'mail')}</row><row>${text(last, 'x')}</row>`;
			const bytes = zip(workbook(sheet));
			expect(bytes.length).toBeLessThan(2000);
			expect(await mistake(bytes)).toEqual({ code: 'too_many_columns', most: 100 });
			const other = zip(workbook(sheet.replaceAll('"', "'").replace(' r=', '\n  r = ')));
			expect(await mistake(other)).toEqual({ code: 'too_many_columns', most: 100 });
		}
	);
	test.each(['XFE1', 'A1048577', 'A99999999999', 'ABCDEF1', '&#88;FD1', `A1${' '.repeat(20_000)}`])(
		'with a cell at %s is none',
		async (place) => {
			const sheet = `<row>${text('A1', 'mail')}<c r="${place}" s="1"/></row>`;
			expect(await mistake(zip(workbook(sheet)))).toEqual({ code: 'kind', most: null });
		}
	);
	test('may have cells without anything in them, wherever they are', async () => {
		const sheet = `<row>${text('A1', 'mail')}<c r="XFD1" s="1"/></row><row>${text('A2', 'wei@x.example')}</row>
			<row><c r="XFD9000" s="1"/></row>`;
		expect(await cells(zip(workbook(sheet)))).toEqual([['mail'], ['wei@x.example']]);
	});
});
