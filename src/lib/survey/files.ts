import { questionsOf } from './course';
import type { PlannedQuestion } from './plan';
import { INSIDE } from './questions/question';

/**
 * Every kind of file that respondents may send, by what it is and not by what it is called. Nothing that a browser or
 * an office program would run is among them: no SVG, no HTML, no documents with macros, no archives.
 */
export const TYPES = {
	jpeg: { mime: 'image/jpeg', endings: ['jpg', 'jpeg'], label: 'JPEG' },
	png: { mime: 'image/png', endings: ['png'], label: 'PNG' },
	gif: { mime: 'image/gif', endings: ['gif'], label: 'GIF' },
	webp: { mime: 'image/webp', endings: ['webp'], label: 'WebP' },
	heic: { mime: 'image/heic', endings: ['heic', 'heif'], label: 'HEIC' },
	avif: { mime: 'image/avif', endings: ['avif'], label: 'AVIF' },
	pdf: { mime: 'application/pdf', endings: ['pdf'], label: 'PDF' },
	mp3: { mime: 'audio/mpeg', endings: ['mp3'], label: 'MP3' },
	m4a: { mime: 'audio/mp4', endings: ['m4a'], label: 'M4A' },
	wav: { mime: 'audio/wav', endings: ['wav'], label: 'WAV' },
	ogg: { mime: 'audio/ogg', endings: ['ogg', 'oga', 'opus'], label: 'OGG' },
	weba: { mime: 'audio/webm', endings: ['weba', 'webm'], label: 'WebM' },
	aac: { mime: 'audio/aac', endings: ['aac'], label: 'AAC' },
	mp4: { mime: 'video/mp4', endings: ['mp4', 'm4v'], label: 'MP4' },
	webm: { mime: 'video/webm', endings: ['webm'], label: 'WebM' },
	mov: { mime: 'video/quicktime', endings: ['mov', 'qt'], label: 'MOV' }
} as const;
export type FileType = keyof typeof TYPES;

export const isFileType = (name: string): name is FileType => Object.hasOwn(TYPES, name);
export const ALL_TYPES = /* @__PURE__ */ Object.keys(TYPES).filter(isFileType);

/** The most that an author can ask for. In bytes; the bucket takes no more either. */
export const LIMITS = { size: 10 * 1024 * 1024, most: 5 };
/** A name on disk, on a board and in a letterbox has at most so many characters. */
export const NAME_LENGTH = 120;

/** What a question takes. */
export interface Wanted {
	types: FileType[];
	/** In bytes. */
	size: number;
	most: number;
}

/** A question that is answered with files. */
export interface Taking extends PlannedQuestion {
	files: Wanted;
}

/** A file as it stands in an answer: the shape that SurveyJS stores. `content` is the house's own reference to it. */
export interface Stored {
	name: string;
	/** A media type. */
	type: string;
	/** In bytes. */
	size: number;
	content: string;
}

const REFERENCE = /^earshot:([0-9a-f-]{36})\.([\w-]{22})$/;

export const takesFiles = (question: PlannedQuestion): question is Taking => 'files' in question;

/** @returns whether `value` has the shape of a kept file, whatever it refers to */
export function isStored(value: unknown): value is Stored {
	if (!isRecord(value)) return false;
	const { name, type, size, content, ...rest } = value;
	return (
		typeof name === 'string' &&
		name.length > 0 &&
		name.length <= NAME_LENGTH + 10 &&
		typeof type === 'string' &&
		Number.isSafeInteger(size) &&
		Number(size) > 0 &&
		typeof content === 'string' &&
		REFERENCE.test(content) &&
		!Object.keys(rest).length
	);
}

/** @returns the id and the seal in a reference */
export function partsOf(content: string): { id: string; seal: string } {
	const [, id = '', seal = ''] = REFERENCE.exec(content) ?? [];
	return { id, seal };
}

/** @returns the reference as `partsOf` reads it */
export const reference = (id: string, seal: string): string => `earshot:${id}.${seal}`;

/** @returns the names on the way to a question, without which entry it stands in: entries come and go, and move up */
export const placeOf = (path: string): string =>
	path
		.split(INSIDE)
		.filter((_, at) => at % 2 === 0)
		.join(INSIDE);

/** @returns the type that a media type or an ending (`.jpg`) means; none for what is never taken */
export const typesFor = (wish: string): FileType[] => {
	const text = wish.trim().toLowerCase();
	if (text === '*' || text === '*/*') return ALL_TYPES;
	return ALL_TYPES.filter((one) => {
		const { mime, endings } = TYPES[one];
		if (text.endsWith('/*')) return mime.startsWith(text.slice(0, -1));
		return mime === ALIASES[text] || mime === text || endings.some((ending) => `.${ending}` === text);
	});
};

/** Other names under which the same types go around. */
const ALIASES: Record<string, string> = {
	'image/jpg': 'image/jpeg',
	'image/heif': 'image/heic',
	'audio/mp3': 'audio/mpeg',
	'audio/x-m4a': 'audio/mp4',
	'audio/x-wav': 'audio/wav',
	'audio/wave': 'audio/wav',
	'video/x-m4v': 'video/mp4'
};

/** @returns what a file picker should offer */
export const acceptOf = ({ types }: Wanted): string =>
	types.flatMap((type) => [TYPES[type].mime, ...TYPES[type].endings.map((one) => `.${one}`)]).join(',');

/** @returns "JPEG, PNG, PDF" */
export const labelsOf = ({ types }: Wanted): string =>
	[...new Set(types.map((type) => TYPES[type].label))].join(', ');

/** @returns a size as people read it: `1.4 MB`, `300 kB`; in the units of the limits, of 1024 */
export function sayBytes(bytes: number): string {
	const kilobytes = bytes / 1024;
	const [amount, unit] = kilobytes >= 1000 ? [kilobytes / 1024, 'MB'] : [kilobytes, 'kB'];
	return `${Math.max(0.1, amount)
		.toFixed(amount < 9.95 ? 1 : 0)
		.replace('.0', '')} ${unit}`;
}

// What steers a terminal, a reader's eye or a path.
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;

/**
 * @param given as the sender's machine calls it; may be a path, or anything
 * @returns a name for that content: one line, no path, with the ending of what the file is
 */
export function nameFor(given: string, type: FileType): string {
	const { endings } = TYPES[type];
	const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
	const plain = last.normalize('NFC').replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
	const [, stem = plain] = new RegExp(`^(.*)\\.(?:${endings.join('|')})$`, 'i').exec(plain) ?? [];
	const short = [...stem.replace(/^[.\s]+|[.\s]+$/g, '')].slice(0, NAME_LENGTH / 2).join('');
	return `${short || 'file'}.${endings[0]}`;
}

/**
 * @param id of the file
 * @returns a name that tells nothing of its sender: `image-3f2a.jpg`
 */
export const namelessFor = (type: FileType, id: string): string =>
	`${TYPES[type].mime.split('/')[0]?.replace('application', 'file')}-${id.slice(0, 4)}.${TYPES[type].endings[0]}`;

/** @returns the question that a form field of this name (`items::0::photo`) belongs to, if it takes files */
export function takingAt(questions: readonly PlannedQuestion[], path: string): Taking | undefined {
	const [name = '', , ...rest] = path.split(INSIDE);
	const found = questions.find((one) => one.name === name);
	if (!found) return undefined;
	if (rest.length && found.inside) return takingAt(questionsOf(found.inside), rest.join(INSIDE));
	return !rest.length && takesFiles(found) ? found : undefined;
}

/** @returns whether files can be an answer somewhere in there: such a form is posted as multipart */
export const asksForFiles = (questions: readonly PlannedQuestion[]): boolean =>
	questions.some(
		(one) => takesFiles(one) || (one.inside !== undefined && asksForFiles(questionsOf(one.inside)))
	);

/** A file in an answer, and where it stands. */
export interface Found {
	/** As forms and mistakes name it: `items::0::photo`. */
	path: string;
	/** As seals name it: `items::photo`. */
	place: string;
	/** Null for what has not the shape of one, or is of a type that the question does not take. */
	file: Stored | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function entriesIn({ inside }: PlannedQuestion, value: unknown): [key: string, record: unknown][] {
	if (inside?.shape === 'record') return [['0', value]];
	if (inside?.shape === 'list')
		return Array.isArray(value) ? [...value.entries()].map(([at, one]) => [`${at}`, one]) : [];
	const rows = inside?.rows ?? [];
	return isRecord(value) ? rows.map((row, at) => [`${at}`, value[String(row.value)]]) : [];
}

/** @returns every file in the answers, at whatever depth */
export function filesIn(
	questions: readonly PlannedQuestion[],
	answers: Readonly<Record<string, unknown>>,
	before: readonly string[] = []
): Found[] {
	return questions.flatMap((question): Found[] => {
		const value = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
		if (value === undefined || value === null) return [];
		const path = [...before, question.name];
		if (question.inside)
			return entriesIn(question, value).flatMap(([key, record]) =>
				question.inside && isRecord(record)
					? filesIn(questionsOf(question.inside), record, [...path, key])
					: []
			);
		if (!takesFiles(question)) return [];
		const named = path.join(INSIDE);
		return (Array.isArray(value) ? value : [value]).map((one) => ({
			path: named,
			place: placeOf(named),
			file: isStored(one) && question.files.types.some((type) => TYPES[type].mime === one.type) ? one : null
		}));
	});
}
