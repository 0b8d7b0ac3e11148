import { fileTypeFromBuffer } from 'file-type';
import { describe, expect, test } from 'vitest';
import {
	chunk,
	exif,
	HOSTILE,
	iso,
	jpeg,
	png,
	POLYGLOT,
	SAMPLES,
	segment,
	webp
} from '../../../supabase/tests/samples';
import { compile } from './compile';
import { allQuestions } from './course';
import { discreet } from './discreet';
import {
	acceptOf,
	ALL_TYPES,
	asksForFiles,
	filesIn,
	nameFor,
	namelessFor,
	partsOf,
	placeOf,
	sayBytes,
	takesFiles,
	takingAt,
	typesFor
} from './files';
import { compilers, rules } from './questions/registry';
import { agrees, sniff } from './sniff';

const kinds = { rules, compilers };
const ID = '0b8f9a52-6c2b-4c2e-9f6a-2d3f1c5a7e90';
const file = (over: object = {}) => ({
	name: 'a.jpg',
	type: 'image/jpeg',
	size: 10,
	content: `earshot:${ID}.${'A'.repeat(22)}`,
	...over
});

const planOf = (element: object) =>
	compile({ title: 'T', elements: [{ name: 'it', title: 'It', ...element }] }, kinds);
const questionOf = (element: object) => {
	const [question] = allQuestions(planOf(element).plan);
	if (!question || !takesFiles(question)) throw new Error('not planned');
	return question;
};

describe('what a file is, its own bytes say', () => {
	test('there is a sample of every type', () => {
		expect(Object.keys(SAMPLES).sort()).toEqual([...ALL_TYPES].sort());
	});

	test.each(ALL_TYPES)('%s is known by both who are asked', async (type) => {
		const bytes = SAMPLES[type] ?? Buffer.alloc(0);
		expect(sniff(bytes)).toBe(type);
		expect(agrees(type, (await fileTypeFromBuffer(bytes))?.ext)).toBe(true);
	});

	test.each(Object.entries(HOSTILE))('%s is not taken', (_, bytes) => {
		expect(sniff(bytes)).toBeNull();
	});

	test('no beginning of a file makes it throw, and none is taken that is too short', () => {
		for (const bytes of [...Object.values(SAMPLES), ...Object.values(HOSTILE)])
			for (let length = 0; length < Math.min(bytes.length, 120); length++) {
				const part = bytes.subarray(0, length);
				const found = sniff(part);
				if (length < 32) expect(found).toBeNull();
			}
	});

	test('two opinions that differ are none', () => {
		expect(agrees('png', 'jpg')).toBe(false);
		expect(agrees('pdf', undefined)).toBe(false);
	});
});

describe('a picture for an anonymous survey', () => {
	const seen = (found: unknown) => (found instanceof Uint8Array ? Buffer.from(found) : Buffer.alloc(0));

	test('says nothing of who took it and where, and stays upright', () => {
		const telling = jpeg(
			exif(6),
			segment(0xed, Buffer.from('IPTC of Ada')),
			segment(0xfe, Buffer.from('by Ada'))
		);
		const trailing = Buffer.concat([telling, Buffer.from('a film of Ada')]);
		expect(trailing.includes('Ada')).toBe(true);
		const plain = seen(discreet('jpeg', trailing));
		expect(plain.includes('Ada')).toBe(false);
		expect(plain.includes('GPS')).toBe(false);
		expect(sniff(plain)).toBe('jpeg');
		// The tag, one short, and the way up.
		expect(plain.includes(Buffer.from('01120003000000010006', 'hex'))).toBe(true);
		// The rest is as it was.
		expect(plain.length).toBe(jpeg().length + 36);
		expect(seen(discreet('jpeg', plain)).equals(plain)).toBe(true);
		expect(seen(discreet('jpeg', jpeg())).equals(jpeg())).toBe(true);
	});

	test('keeps its colours', () => {
		const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours'));
		expect(seen(discreet('jpeg', jpeg(profile))).includes('colours')).toBe(true);
		expect(seen(discreet('jpeg', jpeg(segment(0xe2, Buffer.from('MPF\0 Ada'))))).includes('Ada')).toBe(false);
	});

	test('also as PNG and WebP', () => {
		const words = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME'].map((name) =>
			chunk(name, Buffer.from('Author\0Ada'))
		);
		expect(seen(discreet('png', png(8, 8, words))).equals(png())).toBe(true);
		const web = seen(
			discreet('webp', webp(['EXIF', Buffer.from('by Ada')], ['XMP ', Buffer.from('by Ada')]))
		);
		expect(web.includes('Ada')).toBe(false);
		expect(web.readUInt32LE(4)).toBe(web.length - 8);
		expect(web[20]).toBe(0);
	});

	test('is not taken where that cannot be done', () => {
		expect(discreet('heic', iso('heic', 'Exif\0\0'))).toBe('telling');
		expect(discreet('heic', iso('heic'))).toBeInstanceOf(Uint8Array);
		for (const bytes of [jpeg().subarray(0, -2), Buffer.concat([jpeg().subarray(0, 30), Buffer.alloc(20)])])
			expect(discreet('jpeg', bytes)).toBe('damaged');
		expect(discreet('png', png().subarray(0, -6))).toBe('damaged');
	});

	test('that is a page as well has no page left in it', () => {
		expect(POLYGLOT.includes('<script')).toBe(true);
		expect(seen(discreet('jpeg', POLYGLOT)).includes('<script')).toBe(false);
	});
});

describe('names', () => {
	test.each([
		['photo.JPG', 'photo.jpg'],
		['../../etc/passwd', 'passwd.jpg'],
		['C:\\Users\\Ada\\me.jpeg', 'me.jpg'],
		['page.html', 'page.html.jpg'],
		['.htaccess', 'htaccess.jpg'],
		['', 'file.jpg'],
		['...', 'file.jpg'],
		['a\u0000b\r\nSet-Cookie: x.jpg', 'a b Set-Cookie x.jpg'],
		// Right-to-left: it would be read as photoexe.jpg or the other way round.
		['photo\u202egpj.exe', 'photo gpj.exe.jpg'],
		['\ud800.jpg', '\ufffd.jpg'],
		['照片.jpg', '照片.jpg'],
		['x'.repeat(500) + '.jpg', 'x'.repeat(60) + '.jpg'],
		['"><img src=x onerror=alert(1)>.jpg', 'img src=x onerror=alert(1).jpg']
	])('%j is kept as %j', (given, kept) => expect(nameFor(given, 'jpeg')).toBe(kept));

	test('of an anonymous survey tell nothing', () => {
		expect(namelessFor('jpeg', ID)).toBe('image-0b8f.jpg');
		expect(namelessFor('pdf', ID)).toBe('file-0b8f.pdf');
	});

	test.each([
		[1, '0.1 kB'],
		[1024, '1 kB'],
		[1500, '1.5 kB'],
		[10 * 1024 * 1024, '10 MB']
	])('%d bytes are %s', (bytes, said) => expect(sayBytes(bytes)).toBe(said));
});

describe('what an author asks for', () => {
	test.each([
		['image/*', ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif']],
		['.pdf', ['pdf']],
		['application/pdf', ['pdf']],
		['.webm', ['weba', 'webm']],
		['image/jpg', ['jpeg']],
		['.svg', []],
		['.docm', []],
		['text/html', []],
		['constructor', []]
	])('%s means %j', (wish, types) => expect(typesFor(wish)).toEqual(types));

	test('is served within our limits, and what is not is said', () => {
		const { plan, obstacles } = planOf({
			type: 'file',
			allowMultiple: true,
			maxFiles: 9,
			maxSize: 50e6,
			acceptedTypes: '.pdf, .docx'
		});
		const [question] = allQuestions(plan);
		expect(question).toMatchObject({ files: { types: ['pdf'], most: 5, size: 10 * 1024 * 1024 } });
		const found = obstacles.map(({ code, severity }) => [code, severity]);
		expect(found).toEqual([
			['file_types_left', 'warning'],
			['file_too_large', 'warning'],
			['file_too_many', 'warning']
		]);
		expect(acceptOf(questionOf({ type: 'file', acceptedTypes: '.pdf' }).files)).toBe('application/pdf,.pdf');
	});

	test.each([
		[{ acceptedTypes: '.docx,.svg' }, 'file_types_none'],
		[{ acceptedCategories: ['archive'] }, 'file_types_none']
	])('%j cannot be served', (over, code) =>
		expect(planOf({ type: 'file', ...over }).obstacles).toMatchObject([{ code, severity: 'error' }])
	);

	test('categories are served, and single files are the rule', () => {
		expect(
			questionOf({ type: 'file', acceptedCategories: ['image', 'custom'], acceptedTypes: '.mp3' }).files
		).toEqual({
			types: ['jpeg', 'png', 'gif', 'webp', 'heic', 'avif', 'mp3'],
			size: 10 * 1024 * 1024,
			most: 1
		});
		expect(questionOf({ type: 'file' }).files.types).toEqual(ALL_TYPES);
	});
});

describe('the gate for a list of files', () => {
	const question = questionOf({
		type: 'file',
		allowMultiple: true,
		maxFiles: 2,
		acceptedTypes: 'image/*',
		maxSize: 100
	});
	const other = file({ content: `earshot:${ID}.${'B'.repeat(22)}` });
	const verdict = (value: unknown) => rules['file']?.refuse(question, value, () => true, rules)?.code ?? null;

	test.each([
		['one', [file()], null],
		['two', [file(), other], null],
		['three', [file(), other, file({ content: `earshot:${ID}.${'C'.repeat(22)}` })], 'too_many_files'],
		['the same twice', [file(), file()], 'not_an_answer'],
		['one that is too large', [file({ size: 101 })], 'file_too_large'],
		['a data URL', [file({ content: 'data:image/png;base64,AAAA' })], 'not_an_answer'],
		['an address', [file({ content: 'https://evil.example/x' })], 'not_an_answer'],
		['more than a file has', [file({ also: 1 })], 'not_an_answer'],
		['a negative size', [file({ size: -1 })], 'not_an_answer'],
		['a long name', [file({ name: 'x'.repeat(131) })], 'not_an_answer'],
		['no list', file(), 'not_an_answer'],
		['an empty list', [], 'not_an_answer']
	])('%s', (_, value, code) => expect(verdict(value)).toBe(code));

	test('a form brings ticks; what the browser makes of a picker is nothing', () => {
		const posted = {
			get: () => null,
			all: () => [JSON.stringify(file()), '[object File]', '', '{"a":1}', 'null']
		};
		expect(rules['file']?.read(question, posted, rules)).toEqual([file()]);
	});
});

describe('questions inside of others', () => {
	const inner = questionOf({ type: 'file' });
	const list = {
		kind: 'toy',
		name: 'items',
		title: '',
		inside: { shape: 'list' as const, elements: [{ ...inner, name: 'photo' }], min: 0, max: 9, start: 1 }
	};
	const rows = {
		kind: 'toy',
		name: 'grid',
		title: '',
		inside: { ...list.inside, shape: 'rows' as const, rows: [{ value: 'r', text: 'R' }] }
	};

	test('are found by the names of their fields', () => {
		expect(takingAt([list], 'items::3::photo')?.name).toBe('photo');
		expect(takingAt([inner], 'it')?.name).toBe('it');
		for (const path of ['items', 'photo', 'items::3', 'items::3::other', 'it::0::photo', '__proto__', ''])
			expect(takingAt([list, inner], path)).toBeUndefined();
		expect([asksForFiles([list]), asksForFiles([{ kind: 'text', name: 'a', title: '' }])]).toEqual([
			true,
			false
		]);
	});

	test('keep their place when entries move up', () => {
		expect(placeOf('items::3::photo')).toBe(placeOf('items::0::photo'));
		expect(placeOf('items::3::deep::1::photo')).toBe('items::deep::photo');
	});

	test('are looked into, whatever is in there', () => {
		const answers = {
			items: [{}, { photo: [file()] }],
			grid: { r: { photo: [file(), 'forged'] } },
			it: 'forged'
		};
		expect(filesIn([list, rows, inner], answers).map(({ path, file }) => [path, file !== null])).toEqual([
			['items::1::photo', true],
			['grid::0::photo', true],
			['grid::0::photo', false],
			['it', false]
		]);
		const pdf = questionOf({ type: 'file', acceptedTypes: '.pdf' });
		expect(filesIn([pdf], { it: [file()] })).toMatchObject([{ path: 'it', file: null }]);
		expect(partsOf(file().content)).toEqual({ id: ID, seal: 'A'.repeat(22) });
	});
});

describe('a signature', () => {
	const drawn = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`;
	const [question] = allQuestions(planOf({ type: 'signaturepad' }).plan);
	const verdict = (value: unknown) =>
		question && (rules['signaturepad']?.refuse(question, value, () => true, rules)?.code ?? null);

	test.each([
		['a drawing', drawn(png(900, 300)), null],
		['a typed name', '王小明', null],
		['a name of a novel’s length', 'x'.repeat(201), 'too_long'],
		['a picture as large as a house', drawn(png(3000, 3)), 'not_an_answer'],
		[
			'a drawing with words in it',
			drawn(png(9, 9, [chunk('tEXt', Buffer.from('a\0<script>'))])),
			'not_an_answer'
		],
		[
			'a drawing with something behind it',
			drawn(Buffer.concat([png(), Buffer.from('<script>')])),
			'not_an_answer'
		],
		['a drawing that is cut off', drawn(png().subarray(0, -8)), 'not_an_answer'],
		['a drawing of another kind', drawn(jpeg()), 'not_an_answer'],
		['an SVG', 'data:image/svg+xml,<svg/>', 'not_an_answer'],
		['a page', 'data:text/html,<script>alert(1)</script>', 'not_an_answer'],
		['no base64', 'data:image/png;base64,%%%', 'not_an_answer'],
		['far too much of it', drawn(Buffer.concat([png(), Buffer.alloc(90_000)])), 'not_an_answer'],
		['a list', ['Ada'], 'not_an_answer']
	])('%s', (_, value, code) => expect(verdict(value)).toBe(code));

	test('that is drawn counts more than a name beside it', () => {
		const picture = drawn(png());
		const read = (all: string[]) =>
			question && rules['signaturepad']?.read(question, { get: () => null, all: () => all }, rules);
		expect([read(['Ada', picture]), read(['Ada']), read(['', ' '])]).toEqual([picture, 'Ada', undefined]);
	});

	test('is told as such, never shown', () => {
		const say = (words: unknown) => String(words);
		expect(question && rules['signaturepad']?.display(question, drawn(png()), say, rules)).toBe('Signed');
		expect(question && rules['signaturepad']?.tokens(question, 'Ada', rules)).toEqual([]);
	});
});
