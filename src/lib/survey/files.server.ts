import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { Problem } from '$lib/problem';
import { house, ownKey, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import { allQuestions } from './course';
import { discreet } from './discreet';
import {
	filesIn,
	labelsOf,
	namelessFor,
	nameFor,
	partsOf,
	placeOf,
	reference,
	sayBytes,
	takingAt,
	TYPES,
	type FileType,
	type Stored,
	type Wanted
} from './files';
import { mistake } from './mistakes';
import type { Answers, Plan } from './plan';
import type { Mistake } from './questions/question';
import { agrees, sniff } from './sniff';
import type { Mode } from './surveys.server';

const BUCKET = 'uploads';

/** Whose a file is going to be. */
export interface Sending {
	survey: string;
	mode: Mode;
	/** Id of the response. */
	response: string;
	/** Name of the form field: `photo`, or `items::0::photo`. */
	path: string;
	wanted: Wanted;
}

export type Kept = { stored: Stored } | { refused: Mistake };

const bucket = () => house().storage.from(BUCKET);

/** Binds a reference to all that an answer says with it. */
function sealOf(
	whose: { survey: string; response: string; place: string },
	id: string,
	file: Stored
): string {
	const { survey, response, place } = whose;
	const said = JSON.stringify([survey, response, place, id, file.name, file.type, file.size]);
	return createHmac('sha256', ownKey('files')).update(said).digest('base64url').slice(0, 22);
}

/** What the bytes are, if that is wanted; two opinions, and they must agree. */
async function judged(bytes: Uint8Array, wanted: Wanted): Promise<FileType | Mistake> {
	if (!bytes.length) return mistake('file_empty');
	if (bytes.length > wanted.size) return mistake('file_too_large', { max: sayBytes(wanted.size) });
	const type = sniff(bytes);
	// Only of what passed the first is the second asked: its parsers of archives and of rare formats never run.
	const second = type && (await fileTypeFromBuffer(bytes));
	if (!type || !agrees(type, second?.ext) || !wanted.types.includes(type))
		return mistake('file_type', { types: labelsOf(wanted) });
	return type;
}

/**
 * Keeps a file, to be claimed by its response within a day.
 *
 * @param name as the sender's machine calls it; an anonymous survey keeps none
 * @returns what stands for it in the answer, or why it is not taken
 * @throws Problem `closed`, `missing`, `answered`: the survey or the response takes nothing any more; `unavailable`
 */
export async function keep(sending: Sending, name: string, bytes: Uint8Array): Promise<Kept> {
	const type = await judged(bytes, sending.wanted);
	if (typeof type !== 'string') return { refused: type };
	const content = sending.mode === 'anonymous' ? discreet(type, bytes) : bytes;
	if (content === 'damaged') return { refused: mistake('file_damaged') };
	if (content === 'telling') return { refused: mistake('file_telling') };
	const id = randomUUID();
	const file: Stored = {
		name: sending.mode === 'anonymous' ? namelessFor(type, id) : nameFor(name, type),
		type: TYPES[type].mime,
		size: content.length,
		content: ''
	};
	const room = await take(sending, id, file, createHash('sha256').update(content).digest('hex'));
	if ('code' in room) return { refused: room };
	// Also where it is known: whoever sent it first may not have got to the end.
	await put(room.id, content);
	const named = { ...file, name: room.name };
	const seal = sealOf({ ...sending, place: placeOf(sending.path) }, room.id, named);
	return { stored: { ...named, content: reference(room.id, seal) } };
}

/** Makes room. @returns the id and the name that the file has, or why there is no room */
async function take(
	{ survey, response, path }: Sending,
	id: string,
	file: Stored,
	digest: string
): Promise<{ id: string; name: string } | Mistake> {
	const { name, type, size } = file;
	const question = placeOf(path);
	const asked = { id, survey, response, question, name, type, size, digest };
	const { data, error } = await house().rpc('take_file', asked);
	if (error) throw refusal(error);
	const room = data as { outcome: string; id: string; name: string };
	if (room.outcome === 'taken' || room.outcome === 'known') return { id: room.id, name: room.name };
	if (room.outcome === 'response_full') return mistake('file_room_mine');
	if (room.outcome === 'survey_full') return mistake('file_room');
	throw new Problem(room.outcome === 'missing' || room.outcome === 'answered' ? room.outcome : 'closed');
}

async function put(id: string, bytes: Uint8Array): Promise<void> {
	// Whatever it is: nothing that serves it may take it for a page.
	const { error } = await bucket().upload(id, bytes, {
		contentType: 'application/octet-stream',
		upsert: true
	});
	if (!error) return;
	await house().rpc('drop_file', { id });
	console.error(`A file could not be kept: ${error.message}`);
	throw new Problem('unavailable');
}

/**
 * Keeps what a form without script brought along, and puts references in their place. The same form once more brings
 * nothing new. Where the survey or the response takes nothing any more, nothing is kept: what comes next says so.
 *
 * @param fields of the form; gets the references, under the names of the file fields
 * @returns what was not taken, by the name of the field, for the sentences beside them
 * @throws Problem `unavailable`
 */
export async function fromForm(
	sitting: Omit<Sending, 'path' | 'wanted'>,
	plan: Plan,
	{ fields, files }: { fields: URLSearchParams; files: ReadonlyMap<string, readonly File[]> }
): Promise<Record<string, Mistake>> {
	const refused = new Map<string, Mistake>();
	for (const [path, sent] of files) {
		const wanted = takingAt(allQuestions(plan), path)?.files;
		if (!wanted) continue;
		const given = new Set(fields.getAll(path));
		for (const file of sent.slice(0, wanted.most)) {
			const kept = await keepUnlessOver({ ...sitting, path, wanted }, file);
			if (!kept) return {};
			if ('refused' in kept) refused.set(path, kept.refused);
			else given.add(JSON.stringify(kept.stored));
		}
		if (sent.length > wanted.most || given.size > wanted.most)
			refused.set(path, mistake('too_many_files', { max: wanted.most }));
		fields.delete(path);
		for (const one of [...given].slice(0, wanted.most)) fields.append(path, one);
	}
	return Object.fromEntries(refused);
}

async function keepUnlessOver(sending: Sending, file: File): Promise<Kept | null> {
	try {
		return await keep(sending, file.name, new Uint8Array(await file.arrayBuffer()));
	} catch (thrown) {
		if (thrown instanceof Problem && ['closed', 'answered', 'missing'].includes(thrown.code)) return null;
		throw thrown;
	}
}

function isSealed(file: Stored, whose: { survey: string; response: string; place: string }): boolean {
	const { id, seal } = partsOf(file.content);
	return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(whose, id, file)));
}

/**
 * The gate for files, beside the one for answers: every file in them was sent to this survey, for this response and
 * this question, is as large and as named as they say, and is there. Asks nothing where there is no file.
 *
 * @returns what is not so, by the name of the form field (`items::0::photo`); empty if all is well
 */
export async function genuine(
	plan: Plan,
	answers: Answers,
	whose: { survey: string; response: string }
): Promise<Record<string, Mistake>> {
	const found = filesIn(allQuestions(plan), answers);
	if (!found.length) return {};
	const sealed = found.flatMap(({ path, place, file }) =>
		file && isSealed(file, { ...whose, place }) ? [{ path, place, id: partsOf(file.content).id }] : []
	);
	const asked = sealed.map(({ id, place }) => ({ id, question: place }));
	const { data, error } = await house().rpc('files_there', { ...whose, asked });
	if (error) throw refusal(error);
	const there = new Set(Array.isArray(data) ? data : []);
	const good = sealed.filter(({ id }) => there.has(id));
	const wrong = found.filter(
		({ path, file }) => !file || !good.some((one) => one.path === path && one.id === partsOf(file.content).id)
	);
	return Object.fromEntries(wrong.map(({ path }) => [path, mistake('file_gone')]));
}

/**
 * A file of a response, for whoever builds its survey.
 *
 * @throws Problem `missing` where there is none that may be told, `forbidden` for who may not
 */
export async function open(
	db: Client,
	survey: string,
	id: string
): Promise<{ name: string; size: number; bytes: ReadableStream<Uint8Array> }> {
	const { data, error } = await db.rpc('file_of', { survey, file: id });
	if (error) throw refusal(error);
	const { name, size } = data as { name: string; size: number };
	const found = await bucket().download(id).asStream();
	if (found.error) throw new Problem(found.error.message === 'Object not found' ? 'missing' : 'unavailable');
	return { name, size, bytes: found.data };
}

const ROUND = 200;

/**
 * Takes out of the bucket what nobody claimed within a day, and what was of surveys that are erased.
 *
 * @returns how many files went
 */
export async function sweep(): Promise<number> {
	const { data, error } = await house().rpc('sweep_files', { most: ROUND });
	if (error) throw refusal(error);
	const ids = (Array.isArray(data) ? data : []).map(String);
	if (!ids.length) return 0;
	const gone = await bucket().remove(ids);
	if (gone.error) throw new Problem('unavailable');
	const forgotten = await house().rpc('forget_files', { ids });
	if (forgotten.error) throw refusal(forgotten.error);
	return ids.length;
}
