import { Problem } from '$lib/problem';
import { allQuestions } from '../course';
import { asksForFiles, LIMITS } from '../files';
import type { Plan } from '../plan';
import { FORM_LIMIT, formOf, MEMORY_LIMIT, MOST_FIELDS } from './body';
import { boundaryIn, Parts } from './parts';
import { isLoopback, Room } from './room';
import { FIELD } from './sitting';

/** What one form may bring along with its files. In bytes. */
export const UPLOAD_LIMIT = LIMITS.size + 64 * 1024;
export const FORM_WITH_FILES_LIMIT = 40_000_000;
/** Of a form that has no files to bring. */
export const FORM_WITHOUT_FILES_LIMIT = 2 * (FORM_LIMIT + MEMORY_LIMIT);
const MOST_FILES = 1_000;

/**
 * @param door the survey as it is now; a form of an older version may still bring the files that this one does not ask for
 * @returns what its forms may weigh, in bytes
 */
export const limitFor = ({ plan, version }: { plan: Plan; version: number }): number =>
	version > 1 || asksForFiles(allQuestions(plan)) ? FORM_WITH_FILES_LIMIT : FORM_WITHOUT_FILES_LIMIT;

/** As much of a body as a form without files has takes no room: whoever brings large files keeps nobody else out. */
const FREE = FORM_LIMIT + MEMORY_LIMIT;
const room = new Room({ together: 240_000_000, each: 120_000_000 }, isLoopback);

/** A body may take this long in any case, and longer only while it comes in faster than that. */
const GRACE_MS = 60_000;
const SLOWEST = 16;

interface Limits {
	/** Of the whole, in bytes; asked for only if there can be files in it. */
	limit?: number | (() => Promise<number>);
	/** Address that it comes from. */
	from?: string;
}

export interface Form {
	fields: URLSearchParams;
	/** By the name of their field; a picker that was left empty brings none. */
	files: Map<string, File[]>;
	/** Gives back the room that the files take. To be called once they are stored, or not wanted. */
	done: () => void;
}

/** Tells when a body has come in too slowly. @returns how to say that some came, and that it is over */
function watch(late: () => void): { came: (bytes: number) => void; over: () => void } {
	const began = Date.now();
	let bytes = 0;
	const look = () => {
		const left = began + GRACE_MS + bytes / SLOWEST - Date.now();
		if (left > 0) timer = setTimeout(look, left);
		else late();
	};
	let timer = setTimeout(look, GRACE_MS);
	return { came: (more) => void (bytes += more), over: () => clearTimeout(timer) };
}

/** The body, broken off as soon as it is too much, whatever its headers claim. */
function limited(body: ReadableStream<Uint8Array>, limit: number, from: string, parts: Parts) {
	let bytes = 0;
	let taken = 0;
	let watching: ReturnType<typeof watch> | undefined;
	const refusal = (chunk: Uint8Array): Problem | null => {
		bytes += chunk.byteLength;
		if (bytes > limit || !parts.admits(chunk)) return new Problem('too_large');
		const more = Math.max(0, bytes - FREE) - taken;
		const full = more > 0 ? room.take(from, more) : null;
		if (full) return new Problem(full === 'own' ? 'too_many' : 'unavailable');
		taken += more;
		return null;
	};
	const counting = new TransformStream<Uint8Array, Uint8Array>({
		start(controller) {
			watching = watch(() => controller.error(new Problem('invalid')));
		},
		transform(chunk, controller) {
			watching?.came(chunk.byteLength);
			const problem = refusal(chunk);
			if (problem) controller.error(problem);
			else controller.enqueue(chunk);
		}
	});
	const done = () => {
		room.give(from, taken);
		taken = 0;
	};
	return { body: body.pipeThrough(counting), read: () => watching?.over(), done };
}

/** A parser puts what went wrong with its stream into the cause of an error of its own. */
function problemIn(error: unknown): Problem | null {
	for (const thrown of [error, error instanceof Error ? error.cause : null]) {
		if (thrown instanceof Problem) return thrown;
		if (thrown instanceof Object && 'status' in thrown && thrown.status === 413)
			return new Problem('too_large');
	}
	return null;
}

async function parsed(body: ReadableStream, type: string): Promise<FormData> {
	try {
		return await new Response(body, { headers: { 'content-type': type } }).formData();
	} catch (error) {
		const problem = problemIn(error);
		if (problem) throw problem;
		// A body that breaks off or does not parse is the sender's mistake.
		if (error instanceof TypeError) throw new Problem('invalid');
		throw error;
	}
}

/** @throws Problem `too_large` if its words weigh more than those of a form without files may, or it has many files */
function sorted(form: FormData): Pick<Form, 'fields' | 'files'> {
	const fields = new URLSearchParams();
	const files = new Map<string, File[]>();
	const weight = { answers: 0, memory: 0, files: 0 };
	for (const [name, value] of form) {
		if (typeof value === 'string') {
			weight[name === FIELD.before ? 'memory' : 'answers'] += name.length + value.length;
			fields.append(name, value);
		} else if (value.name || value.size) {
			weight.files++;
			const before = files.get(name);
			if (before) before.push(value);
			else files.set(name, [value]);
		}
	}
	if (weight.answers > FORM_LIMIT || weight.memory > MEMORY_LIMIT || weight.files > MOST_FILES)
		throw new Problem('too_large');
	return { fields, files };
}

/**
 * A posted form, with the files in it if it has any; not looked at before its size is known.
 *
 * @throws Problem `invalid` if it is no form, or comes in too slowly; `too_large` past the limits, `too_many` while too
 *   much comes from this address, `unavailable` while too much comes from all
 */
export async function formWithFiles(
	request: Request,
	{ limit = FORM_WITH_FILES_LIMIT, from = '' }: Limits = {}
): Promise<Form> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^multipart\/form-data\s*;/i.test(type))
		return { fields: await formOf(request), files: new Map(), done: () => {} };
	const boundary = boundaryIn(type);
	if (!request.body || !boundary) throw new Problem('invalid');
	const most = typeof limit === 'number' ? limit : await limit();
	if (Number(request.headers.get('content-length') ?? 0) > most) throw new Problem('too_large');
	const { body, read, done } = limited(request.body, most, from, new Parts(boundary, MOST_FIELDS));
	try {
		return { ...sorted(await parsed(body, type)), done };
	} catch (thrown) {
		done();
		throw thrown;
	} finally {
		read();
	}
}
