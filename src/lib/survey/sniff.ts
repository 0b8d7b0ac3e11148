import type { FileType } from './files';

// What a file is, by its own bytes. Strict rather than clever: what is not surely one of ours is none. Each rule looks
// at a few places that its format fixes, so that it takes no time however large the file is.

const text = (bytes: Uint8Array, from: number, length: number): string =>
	String.fromCharCode(...bytes.subarray(from, from + length));
const starts = (bytes: Uint8Array, ...values: number[]): boolean =>
	values.every((value, at) => bytes[at] === value);
const u32 = (bytes: Uint8Array, at: number): number =>
	new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

const riff = (bytes: Uint8Array, form: string): boolean =>
	text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 4) === form;

/** ISO media (ISO/IEC 14496-12): the first box is `ftyp`, and its major brand says who wrote it. */
const BRANDS: Record<string, FileType> = {
	heic: 'heic',
	heix: 'heic',
	heim: 'heic',
	heis: 'heic',
	mif1: 'heic',
	avif: 'avif',
	avis: 'avif',
	'M4A ': 'm4a',
	'M4B ': 'm4a',
	'qt  ': 'mov',
	'M4V ': 'mp4',
	isom: 'mp4',
	iso2: 'mp4',
	iso4: 'mp4',
	iso5: 'mp4',
	iso6: 'mp4',
	mp41: 'mp4',
	mp42: 'mp4',
	avc1: 'mp4',
	dash: 'mp4',
	MSNV: 'mp4'
};

function media(bytes: Uint8Array): FileType | null {
	if (text(bytes, 4, 4) !== 'ftyp') return null;
	const size = u32(bytes, 0);
	if (size < 16 || size > 1024 || size % 4) return null;
	const brand = BRANDS[text(bytes, 8, 4)];
	// A picture of the general brand says among the others which it is.
	const others = text(bytes, 16, Math.min(size, bytes.length) - 16);
	return text(bytes, 8, 4) === 'mif1' && others.includes('avif') ? 'avif' : (brand ?? null);
}

/** WebM is Matroska of that doctype; a picture track makes it a film. */
function webm(bytes: Uint8Array): FileType | null {
	if (!starts(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return null;
	const head = String.fromCharCode(...bytes.subarray(0, 4096));
	if (!head.slice(0, 64).includes('webm')) return null;
	return /V_(VP[89]|AV1)/.test(head) ? 'webm' : /A_(OPUS|VORBIS)/.test(head) ? 'weba' : null;
}

const CODECS = ['OpusHead', '\x01vorbis', 'Speex   ', '\x7fFLAC'];

const ogg = (bytes: Uint8Array): FileType | null => {
	const head = text(bytes, 24, 64);
	return text(bytes, 0, 4) === 'OggS' && CODECS.some((codec) => head.includes(codec)) ? 'ogg' : null;
};

const RATES = [44_100, 48_000, 32_000];
const KBITS = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_LOW = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** @returns the length of the MPEG audio frame (layer III) that begins there, or 0 */
function frame(bytes: Uint8Array, at: number): number {
	const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3);
	const version = (two >> 3) & 3;
	if (one !== 0xff || two >> 5 !== 7 || version === 1 || ((two >> 1) & 3) !== 1) return 0;
	const kbits = (version === 3 ? KBITS : KBITS_LOW)[three >> 4] ?? 0;
	const rate = (RATES[(three >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
	return kbits && rate
		? Math.floor(((version === 3 ? 144 : 72) * kbits * 1000) / rate) + ((three >> 1) & 1)
		: 0;
}

/** Two frames in a row, or a tag: eleven bits alone would be found in anything. */
function mp3(bytes: Uint8Array): FileType | null {
	if (text(bytes, 0, 3) === 'ID3' && (bytes[3] ?? 9) <= 4) return 'mp3';
	const length = frame(bytes, 0);
	return length && frame(bytes, length) ? 'mp3' : null;
}

const adts = (bytes: Uint8Array, at: number): number =>
	bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf6) === 0xf0
		? (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5)
		: 0;

function aac(bytes: Uint8Array): FileType | null {
	const length = adts(bytes, 0);
	return length > 7 && adts(bytes, length) ? 'aac' : null;
}

const RULES: readonly ((bytes: Uint8Array) => FileType | null)[] = [
	(bytes) => (starts(bytes, 0xff, 0xd8, 0xff) ? 'jpeg' : null),
	(bytes) =>
		starts(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && text(bytes, 12, 4) === 'IHDR'
			? 'png'
			: null,
	(bytes) => (/^GIF8[79]a$/.test(text(bytes, 0, 6)) ? 'gif' : null),
	(bytes) => (riff(bytes, 'WEBP') ? 'webp' : null),
	(bytes) => (riff(bytes, 'WAVE') ? 'wav' : null),
	// Readers find it within the first kilobyte, which is how a page or a program comes to be a PDF as well.
	(bytes) => (/^%PDF-[12]\.\d/.test(text(bytes, 0, 8)) ? 'pdf' : null),
	media,
	webm,
	ogg,
	mp3,
	aac
];

/** @returns what the bytes are, or null for all that is not taken */
export function sniff(bytes: Uint8Array): FileType | null {
	if (bytes.length < 32) return null;
	for (const rule of RULES) {
		const found = rule(bytes);
		if (found) return found;
	}
	return null;
}

/** How the package `file-type` calls the same, by its ending. */
const ALIKE: Record<string, FileType[]> = {
	jpg: ['jpeg'],
	png: ['png'],
	apng: ['png'],
	gif: ['gif'],
	webp: ['webp'],
	heic: ['heic'],
	avif: ['avif'],
	pdf: ['pdf'],
	mp3: ['mp3'],
	m4a: ['m4a'],
	m4b: ['m4a'],
	wav: ['wav'],
	ogg: ['ogg'],
	oga: ['ogg'],
	opus: ['ogg'],
	spx: ['ogg'],
	webm: ['webm', 'weba'],
	aac: ['aac'],
	mp4: ['mp4'],
	m4v: ['mp4'],
	mov: ['mov']
};

/** @returns whether a second opinion, an ending such as `jpg`, says the same as `sniff` */
export const agrees = (type: FileType, ending: string | undefined): boolean =>
	ending !== undefined && (ALIKE[ending] ?? []).includes(type);
