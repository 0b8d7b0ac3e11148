import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Author } from '../author.ts';
import { batches } from './payloads.ts';

export interface Answered {
	files: number;
	sent: number;
	/** By the first digit of the status: `2xx`, `4xx`; any other is a failure. */
	statuses: Record<string, number>;
	serverErrors: number;
}

type Asked = Parameters<Author['ask']>;

const around = (before: string, bytes: Buffer, after: string) =>
	Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

const percent = (bytes: Buffer) => [...bytes].map((one) => '%' + one.toString(16).padStart(2, '0')).join('');

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

/** Whatever of a survey takes JSON, and an answer of it. */
export function toSurvey(id: string, link: string): (bytes: Buffer) => Asked[] {
	const at = `/surveys/${id}/edit`;
	const slug = new URL(link).pathname;
	return (bytes) => {
		const definition = (rest: string) => around(`{${rest},"definition":`, bytes, '}');
		const answer = `earshot:id=${randomUUID()}&earshot:version=1&earshot:page=0&earshot:language=en&earshot:go=send&earshot:who=Sam&short=x&a0=${percent(bytes)}`;
		return [
			[at, { method: 'PUT', body: bytes, type: JSON_TYPE }],
			[at, { method: 'PUT', body: definition('"revision":1'), type: JSON_TYPE }],
			[`${at}/check`, { body: bytes, type: JSON_TYPE }],
			[`${at}/check`, { body: definition('"revision":1'), type: JSON_TYPE }],
			[`${at}/copy`, { body: definition('"name":"A copy"'), type: JSON_TYPE }],
			[`${slug}/send`, { body: answer, type: FORM }],
			[slug, { body: answer, type: FORM }],
			[`${slug}/send`, { body: bytes, type: JSON_TYPE }]
		];
	};
}

/** Whatever of a site takes JSON: the whole document, its words, its pages, the fields of blocks, also of one that nobody knows. */
export function toSite(id: string, link: string): (bytes: Buffer) => Asked[] {
	const at = `/sites/${id}/edit`;
	const base = new URL(link).pathname;
	const start = '{"revision":1,"document":{"format":1,"languages":["en"],"about":{},"theme":{},"cover":""';
	const page =
		'{"id":"h","slug":"","title":{},"about":{},"unlisted":false,"pages":[],"sections":[{"id":"s","layout":"one","tone":"plain","slots":[[';
	const fieldsOf = (kind: string): [string, string] => [
		`${start},"title":{},"pages":[${page}{"id":"b","kind":"${kind}","fields":`,
		'}]]}]}]}}'
	];
	const places: [before: string, after: string][] = [
		['', ''],
		['{"revision":1,"document":', '}'],
		[`${start},"pages":[],"title":`, '}}'],
		[`${start},"title":{},"pages":[`, ']}}'],
		[`${start},"title":{},"pages":[${page}`, ']]}]}]}}'],
		...['heading', 'text', 'table', 'later'].map(fieldsOf)
	];
	const named = { 'x-file-name': 'a.png' };
	return (bytes) => [
		...places.map(([before, after]): Asked => [
			at,
			{ method: 'PUT', body: around(before, bytes, after), type: JSON_TYPE }
		]),
		[`${at}/copy`, { body: around('{"name":"A copy","document":', bytes, '}'), type: JSON_TYPE }],
		[`${at}/given`, { body: bytes, type: JSON_TYPE }],
		[`${at}/given`, { body: around('{"language":"en","needs":', bytes, '}'), type: JSON_TYPE }],
		[`${at}/picture`, { body: bytes, type: 'image/png', headers: named }],
		[`${at}/file?accept=captions,pdf`, { body: bytes, type: FORM, headers: named }],
		[`${at}/picture`, { body: 'x', type: FORM, headers: { 'x-file-name': percent(bytes).slice(0, 900) } }],
		[`${base}/certificate`, { body: `course=${percent(bytes)}&name=${percent(bytes)}`, type: FORM }],
		[`${base}/door?/passcode`, { body: `passcode=${percent(bytes)}`, type: FORM }],
		[`${base}/live`, { body: bytes, type: JSON_TYPE }]
	];
}

/** Sends every file of a folder, byte for byte. */
export async function sendFiles(
	folder: string,
	author: Author,
	requestsOf: (bytes: Buffer) => Asked[]
): Promise<Answered> {
	const found: Answered = { files: 0, sent: 0, statuses: {}, serverErrors: 0 };
	if (!existsSync(folder)) return found;
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	found.files = files.length;
	for (const some of batches(files, 8)) {
		await Promise.all(
			some.map(async (name) => {
				for (const [to, what] of requestsOf(readFileSync(path.join(folder, name)))) {
					const { status } = await author.ask(to, what);
					const kind = `${Math.floor(status / 100)}xx`;
					found.sent++;
					found.statuses[kind] = (found.statuses[kind] ?? 0) + 1;
					if (status >= 500) {
						found.serverErrors++;
						process.stderr.write(`${name} at ${to} was answered with ${status}\n`);
					}
				}
			})
		);
	}
	return found;
}
