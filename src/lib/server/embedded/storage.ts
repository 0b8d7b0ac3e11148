import { createHash, timingSafeEqual } from 'node:crypto';
import path from 'node:path';
import type { Sql } from 'postgres';
import type { Keys } from './keys.ts';
import { codeOf } from './refusal.ts';
import { openShelf, TooLarge } from './storage-shelf.ts';
import { bucketRoutes, objectRoutes, Refused, type Route } from './storage-talk.ts';

/** Storage as a hosted project has it under `/storage/v1`, for the house alone: no other key opens anything. */
export type Storage = {
	serves: (request: Request) => boolean;
	fetch: (request: Request) => Promise<Response>;
};

const BASE = '/storage/v1';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** The house's key in `apikey`, and nobody else's token beside it. */
function isHouse(request: Request, { secret }: Keys): boolean {
	const bearer = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? secret;
	return same(request.headers.get('apikey') ?? '', secret) && same(bearer, secret);
}

const refusedWith = ({ status, code, message }: Refused): Response =>
	Response.json({ statusCode: String(status), error: code, code, message }, { status });

/** The database was away: whoever asked may ask again. */
const isAway = (error: unknown): boolean => /^(CONNECTION_|CONNECT_|57P|08)/.test(codeOf(error));

function refusalOf(error: unknown): Refused {
	if (error instanceof Refused) return error;
	if (error instanceof TooLarge)
		return new Refused(413, 'EntityTooLarge', 'The object exceeded the maximum allowed size');
	if (isAway(error)) return new Refused(503, 'SlowDown', 'The database was away for a moment. Ask again.');
	throw error;
}

async function answer(routes: readonly Route[], request: Request): Promise<Response> {
	const { pathname } = new URL(request.url);
	for (const [method, pattern, run] of routes) {
		const found = request.method === method && pattern.exec(pathname.slice(BASE.length));
		if (!found) continue;
		try {
			return await run({ request, parts: found.slice(1).map(decodeURIComponent) });
		} catch (error) {
			if (error instanceof URIError) throw new Refused(400, 'InvalidKey', 'Invalid key');
			throw error;
		}
	}
	throw new Refused(404, 'NotFound', 'The Storage in the box does not do this');
}

/**
 * Opens Storage on a folder; its tables are there (storage.sql).
 *
 * @param durable false only for throw-away data of tests
 */
export async function openStorage(sql: Sql, folder: string, keys: Keys, durable = true): Promise<Storage> {
	const shelf = await openShelf(path.join(folder, 'storage'), durable);
	const rows = await sql`select version from storage.objects`;
	await shelf.tidy(new Set(rows.map((row) => String(row.version))));
	const routes = [...bucketRoutes(sql), ...objectRoutes(sql, shelf)];
	return {
		serves: (request) => new URL(request.url).pathname.startsWith(`${BASE}/`),
		async fetch(request) {
			try {
				if (!isHouse(request, keys)) throw new Refused(403, 'AccessDenied', 'Only the house may');
				return await answer(routes, request);
			} catch (error) {
				return refusedWith(refusalOf(error));
			}
		}
	};
}
