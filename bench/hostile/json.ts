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

const around = (before: string, bytes: Buffer, after: string) =>
	Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);

const percent = (bytes: Buffer) => [...bytes].map((one) => '%' + one.toString(16).padStart(2, '0')).join('');

/** Sends every file of a folder, byte for byte, to whatever takes JSON, and as an answer. */
export async function sendFiles(folder: string, author: Author, id: string, link: string): Promise<Answered> {
	const found: Answered = { files: 0, sent: 0, statuses: {}, serverErrors: 0 };
	if (!existsSync(folder)) return found;
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	found.files = files.length;
	const json = 'application/json';
	const form = 'application/x-www-form-urlencoded';
	const at = `/surveys/${id}/edit`;
	const slug = new URL(link).pathname;
	for (const some of batches(files, 8)) {
		await Promise.all(
			some.map(async (name) => {
				const bytes = readFileSync(path.join(folder, name));
				const definition = (rest: string) => around(`{${rest},"definition":`, bytes, '}');
				const answer = `earshot:id=${randomUUID()}&earshot:version=1&earshot:page=0&earshot:language=en&earshot:go=send&earshot:who=Sam&short=x&a0=${percent(bytes)}`;
				const requests: Parameters<Author['ask']>[] = [
					[at, { method: 'PUT', body: bytes, type: json }],
					[at, { method: 'PUT', body: definition('"revision":1'), type: json }],
					[`${at}/check`, { body: bytes, type: json }],
					[`${at}/check`, { body: definition('"revision":1'), type: json }],
					[`${at}/copy`, { body: definition('"name":"A copy"'), type: json }],
					[`${slug}/send`, { body: answer, type: form }],
					[slug, { body: answer, type: form }],
					[`${slug}/send`, { body: bytes, type: json }]
				];
				for (const [to, what] of requests) {
					const { status } = await author.ask(to, what);
					const kind = `${Math.floor(status / 100)}xx`;
					found.sent++;
					found.statuses[kind] = (found.statuses[kind] ?? 0) + 1;
					if (status >= 500) found.serverErrors++;
				}
			})
		);
	}
	return found;
}
