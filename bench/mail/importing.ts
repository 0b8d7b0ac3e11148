import { randomUUID } from 'node:crypto';
import { Author } from '../author.ts';
import { database, freePort, startProduct, tell, throwAway } from '../product.ts';
import { watched, type Memory } from './memory.ts';
import { table } from './table.ts';

export interface Imported extends Memory {
	imported: number;
	/** Rows a second, from the first byte to the last contact. */
	perSecond: number;
}

/** The table as it leaves a disk: no more of it is in memory than is under way. */
function* bytesOf(rows: number): Generator<Uint8Array> {
	for (const part of table(rows)) yield Buffer.from(part);
}

/** Sends the table as the page does, and does what it says. */
async function bringIn(author: Author, team: string, rows: number): Promise<void> {
	const id = randomUUID();
	const sent = await fetch(`${author.url}/people/import/file`, {
		method: 'POST',
		duplex: 'half',
		body: ReadableStream.from(bytesOf(rows)),
		headers: {
			origin: author.url,
			cookie: author.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
			'content-type': 'application/octet-stream',
			'x-import': id,
			'x-team': team,
			'x-file-name': 'people.csv'
		}
	} as RequestInit);
	if (sent.status !== 201)
		throw new Error(`the table was answered with ${sent.status}: ${await sent.text()}`);
	const done = await author.ask(`/people/import/${id}?/apply`, { body: { id } });
	if (done.status >= 400) throw new Error(`bringing them in was answered with ${done.status}`);
}

/** With room to spare, V8 leaves garbage lying about: what a file holds of memory is seen in a heap without any. */
export const TIGHT = { NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=4' };

/**
 * Imports a table of so many people into a fresh product, as its page does.
 * @param environment of the product
 */
export async function importing(rows: number, environment: Record<string, string> = {}): Promise<Imported> {
	const data = throwAway();
	const product = await startProduct(data.folder, await freePort(), ['--empty'], environment);
	try {
		const author = new Author(product.url);
		await author.signUp('Noor', 'Listening');
		const { text } = await author.ask('/people/import');
		const team = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? '';
		// Whatever a first file loads is loaded.
		await bringIn(author, team, 100);
		const began = performance.now();
		const memory = await watched(product.process.pid ?? 0, () => bringIn(author, team, rows));
		const seconds = (performance.now() - began) / 1000;
		tell(
			`${rows} people: ${memory.base.toFixed(0)} MB before, at most ${memory.peak.toFixed(0)}, ${seconds.toFixed(1)} s`
		);
		const sql = database(data.folder);
		const [found] = await sql`select count(*) as n from public.contacts`;
		await sql.end({ timeout: 1 });
		return { ...memory, imported: Number(found?.['n']), perSecond: Math.round(rows / seconds) };
	} finally {
		await product.stop();
		data.remove();
	}
}
