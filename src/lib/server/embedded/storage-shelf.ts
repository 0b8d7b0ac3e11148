import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { codeOf } from './refusal.ts';

/** A body went past what may be stored. */
export class TooLarge extends Error {}

/**
 * Files on disk. A file is called by the random version that was made for it and by nothing that came from outside,
 * it is never changed, and it is either there as a whole or not at all.
 */
export type Shelf = {
	/** Resolves when the file would survive a crash. @throws TooLarge past `limit` bytes; nothing stays then */
	put: (body: AsyncIterable<Uint8Array>, limit: number) => Promise<{ version: string; size: number }>;
	/** @returns its bytes, or null if it is not there */
	read: (version: string) => Promise<ReadableStream | null>;
	/** It need not be there. */
	drop: (version: string) => Promise<void>;
	/** Removes what a crash left behind: files that nothing speaks of, older than an hour. */
	tidy: (known: ReadonlySet<string>) => Promise<void>;
};

const VERSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HOUR = 3_600_000;

// Windows opens no folder as a file.
const canSyncFolders = process.platform !== 'win32';

async function settle(place: string): Promise<void> {
	const handle = await fs.open(place, 'r');
	await handle.sync().finally(() => handle.close());
}

async function write(
	place: string,
	body: AsyncIterable<Uint8Array>,
	limit: number,
	durable: boolean
): Promise<number> {
	const handle = await fs.open(place, 'wx', 0o600);
	try {
		let size = 0;
		for await (const chunk of body) {
			size += chunk.byteLength;
			if (size > limit) throw new TooLarge();
			await handle.writeFile(chunk);
		}
		if (durable) await handle.sync();
		return size;
	} finally {
		await handle.close();
	}
}

/** @param root made if it is not there; `durable` false only for throw-away data of tests */
export async function openShelf(root: string, durable: boolean): Promise<Shelf> {
	const incoming = path.join(root, 'incoming');
	await fs.rm(incoming, { recursive: true, force: true });
	await fs.mkdir(incoming, { recursive: true, mode: 0o700 });
	const placeOf = (version: string): string => {
		if (!VERSION.test(version)) throw new Error('not a version');
		return path.join(root, version.slice(0, 2), version);
	};
	return {
		async put(body, limit) {
			const version = randomUUID();
			const draft = path.join(incoming, version);
			const place = placeOf(version);
			try {
				const size = await write(draft, body, limit, durable);
				await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
				await fs.rename(draft, place);
				if (durable && canSyncFolders) for (const one of [path.dirname(place), root]) await settle(one);
				return { version, size };
			} finally {
				await fs.rm(draft, { force: true });
			}
		},
		async read(version) {
			const stream = createReadStream(placeOf(version));
			return new Promise((resolve, reject) => {
				stream.once('open', () => resolve(Readable.toWeb(stream) as ReadableStream));
				stream.once('error', (error) => (codeOf(error) === 'ENOENT' ? resolve(null) : reject(error)));
			});
		},
		drop: (version) => fs.rm(placeOf(version), { force: true }),
		async tidy(known) {
			for (const folder of await fs.readdir(root)) {
				if (!/^[0-9a-f]{2}$/.test(folder)) continue;
				for (const version of await fs.readdir(path.join(root, folder))) {
					const place = path.join(root, folder, version);
					if (known.has(version) || Date.now() - (await fs.stat(place)).mtimeMs < HOUR) continue;
					await fs.rm(place, { force: true });
				}
			}
		}
	};
}
