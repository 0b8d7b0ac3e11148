import type { Sql, Row } from 'postgres';
import type { Shelf } from './storage-shelf.ts';

/** A refusal in Storage's own words. */
export class Refused extends Error {
	readonly status: number;
	readonly code: string;
	constructor(status: number, code: string, message: string) {
		super(message);
		this.status = status;
		this.code = code;
	}
}

/** A method, a path behind `/storage/v1`, and what answers it; `parts` are what the path's groups hold. */
export type Route = [
	method: string,
	path: RegExp,
	answer: (asked: { request: Request; parts: string[] }) => Promise<Response>
];

const missing = (what: string, code: string) => new Refused(404, code, `${what} not found`);

/** Where a bucket says nothing. */
const LARGEST = 50 * 1024 * 1024;

// What a hosted project takes as a key, and besides no step that leads up or nowhere.
const KEY = /^[\w/!\-.*'() &$@=;:+,?]+$/;
const isKey = (name: string): boolean =>
	KEY.test(name) &&
	Buffer.byteLength(name) <= 1024 &&
	name.split('/').every((step) => step !== '' && step !== '.' && step !== '..');

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
	try {
		return Object(await request.json());
	} catch {
		throw new Refused(400, 'InvalidRequest', 'The body is not JSON');
	}
}

const textIn = (body: Record<string, unknown>, name: string, otherwise = ''): string =>
	typeof body[name] === 'string' ? body[name].replaceAll('\u0000', '') : otherwise;
const countIn = (body: Record<string, unknown>, name: string, otherwise: number): number =>
	Number.isSafeInteger(body[name]) && Number(body[name]) >= 0 ? Number(body[name]) : otherwise;

async function bucketNamed(sql: Sql, id: string): Promise<Row> {
	if (!isKey(id)) throw missing('Bucket', 'NoSuchBucket');
	const [bucket] = await sql`select * from storage.buckets where id = ${id}`;
	if (!bucket) throw missing('Bucket', 'NoSuchBucket');
	return bucket;
}

/** Make, look at and list buckets. All of them are private here, whatever they are asked to be. */
export const bucketRoutes = (sql: Sql): Route[] => [
	[
		'POST',
		/^\/bucket\/?$/,
		async ({ request }) => {
			const body = await bodyOf(request);
			const id = textIn(body, 'id', textIn(body, 'name'));
			if (!/^[a-z0-9][a-z0-9._-]{0,99}$/.test(id))
				throw new Refused(400, 'InvalidBucketName', 'Invalid name');
			const limit = countIn(body, 'file_size_limit', LARGEST);
			const made = await sql`insert into storage.buckets (id, name, file_size_limit)
				values (${id}, ${id}, ${limit}) on conflict do nothing returning id`;
			if (!made.length) throw new Refused(409, 'BucketAlreadyExists', 'The resource already exists');
			return Response.json({ name: id });
		}
	],
	['GET', /^\/bucket\/?$/, async () => Response.json(await sql`select * from storage.buckets order by id`)],
	['GET', /^\/bucket\/([^/]+)$/, async ({ parts: [id = ''] }) => Response.json(await bucketNamed(sql, id))]
];

/** The bytes of an upload, however supabase-js sends them: bare, or as the one file of a form. */
async function contentOf(request: Request): Promise<{ body: AsyncIterable<Uint8Array>; type: string }> {
	const type = request.headers.get('content-type') ?? 'application/octet-stream';
	if (!type.startsWith('multipart/form-data')) return { body: request.body ?? empty(), type };
	const form = await request.formData();
	const file = [...form.values()].find((value) => value instanceof Blob);
	if (!file) throw new Refused(400, 'InvalidRequest', 'There is no file in the form');
	return { body: file.stream(), type: file.type || 'application/octet-stream' };
}

async function* empty(): AsyncGenerator<Uint8Array> {}

const metadataOf = (row: Row) => ({ ...row.metadata, eTag: `"${row.version}"`, httpStatusCode: 200 });

async function objectAt(sql: Sql, bucket: string, name: string): Promise<Row> {
	await bucketNamed(sql, bucket);
	if (!isKey(name)) throw missing('Object', 'NoSuchKey');
	const [row] = await sql`select * from storage.objects where bucket_id = ${bucket} and name = ${name}`;
	if (!row) throw missing('Object', 'NoSuchKey');
	return row;
}

/**
 * Keeps an object. The file is whole on disk before the row that speaks of it; the one it replaces goes last. A crash
 * in between leaves a file that nothing speaks of, which the next start removes.
 */
async function store(sql: Sql, shelf: Shelf, request: Request, bucket: string, name: string) {
	if (!isKey(name)) throw new Refused(400, 'InvalidKey', 'Invalid key');
	const { file_size_limit: limit } = await bucketNamed(sql, bucket);
	const [before] =
		await sql`select version from storage.objects where bucket_id = ${bucket} and name = ${name}`;
	const replaces = request.method === 'PUT' || request.headers.get('x-upsert') === 'true';
	if (before && !replaces) throw new Refused(409, 'KeyAlreadyExists', 'The resource already exists');
	if (!before && request.method === 'PUT') throw missing('Object', 'NoSuchKey');
	const { body, type } = await contentOf(request);
	const { version, size } = await shelf.put(body, Math.min(Number(limit ?? LARGEST), LARGEST));
	const metadata = {
		size,
		contentLength: size,
		mimetype: type,
		cacheControl: request.headers.get('cache-control') ?? 'no-cache',
		lastModified: new Date().toISOString()
	};
	const [row] = await sql`insert into storage.objects as o (bucket_id, name, version, metadata)
		values (${bucket}, ${name}, ${version}, ${sql.json(metadata)})
		on conflict (bucket_id, name) do update
			set version = excluded.version, metadata = excluded.metadata, updated_at = now() where ${replaces}
		returning o.id`;
	if (!row) {
		await shelf.drop(version);
		throw new Refused(409, 'KeyAlreadyExists', 'The resource already exists');
	}
	if (before) await shelf.drop(String(before.version));
	return Response.json({ Id: row.id, Key: `${bucket}/${name}` });
}

async function list(sql: Sql, bucket: string, request: Request): Promise<Response> {
	await bucketNamed(sql, bucket);
	const body = await bodyOf(request);
	const folder = textIn(body, 'prefix').replace(/\/+$/, '');
	const prefix = folder && `${folder}/`;
	const { column, order } = Object(body['sortBy']);
	const by = ['name', 'created_at', 'updated_at'].includes(column) ? column : 'name';
	const rows = await sql`
		with inside as (
			select *, substr(name, ${prefix.length + 1}) as rest from storage.objects
			where bucket_id = ${bucket} and starts_with(name, ${prefix})
		), listed as (
			select distinct on (name, folder) * from (select split_part(rest, '/', 1) as name, strpos(rest, '/') > 0 as folder,
				id, version, metadata, created_at, updated_at from inside) i
			order by name, folder
		)
		select * from listed where strpos(lower(name), lower(${textIn(body, 'search')})) > 0 or ${!body['search']}
		order by ${sql(by)} ${order === 'desc' ? sql`desc` : sql`asc`}, name
		limit ${countIn(body, 'limit', 100)} offset ${countIn(body, 'offset', 0)}`;
	const none = { id: null, created_at: null, updated_at: null, last_accessed_at: null, metadata: null };
	return Response.json(
		rows.map((row) =>
			row.folder
				? { name: row.name, ...none }
				: {
						name: row.name,
						id: row.id,
						created_at: row.created_at,
						updated_at: row.updated_at,
						last_accessed_at: row.updated_at,
						metadata: metadataOf(row)
					}
		)
	);
}

async function download(sql: Sql, shelf: Shelf, bucket: string, name: string): Promise<Response> {
	const { version, metadata } = await objectAt(sql, bucket, name);
	const bytes = await shelf.read(String(version));
	if (!bytes) throw missing('Object', 'NoSuchKey');
	const headers = {
		'content-type': String(metadata.mimetype),
		'content-length': String(metadata.size),
		'cache-control': String(metadata.cacheControl),
		etag: `"${version}"`
	};
	return new Response(bytes, { headers });
}

async function info(sql: Sql, bucket: string, name: string): Promise<Response> {
	const row = await objectAt(sql, bucket, name);
	const { size, mimetype, cacheControl, lastModified } = row.metadata;
	return Response.json({
		id: row.id,
		name: row.name,
		version: row.version,
		bucket_id: row.bucket_id,
		created_at: row.created_at,
		last_modified: lastModified,
		size,
		content_type: mimetype,
		cache_control: cacheControl,
		etag: `"${row.version}"`,
		metadata: {}
	});
}

/** The rows go first: what a crash leaves is a file without a row, never a row without its file. */
async function remove(sql: Sql, shelf: Shelf, bucket: string, request: Request): Promise<Response> {
	await bucketNamed(sql, bucket);
	const { prefixes } = await bodyOf(request);
	const names = (Array.isArray(prefixes) ? prefixes : []).filter(
		(name) => typeof name === 'string' && isKey(name)
	);
	const rows =
		await sql`delete from storage.objects where bucket_id = ${bucket} and name = any(${names}) returning *`;
	for (const { version } of rows) await shelf.drop(String(version));
	return Response.json(rows.map(({ id, name, bucket_id }) => ({ id, name, bucket_id })));
}

/** Keep, fetch, look at, list and take away objects. */
export const objectRoutes = (sql: Sql, shelf: Shelf): Route[] => {
	const keep: Route[2] = ({ request, parts: [bucket = '', name = ''] }) =>
		store(sql, shelf, request, bucket, name);
	return [
		['POST', /^\/object\/list\/([^/]+)$/, ({ request, parts: [bucket = ''] }) => list(sql, bucket, request)],
		[
			'GET',
			/^\/object\/info\/(?:authenticated\/)?([^/]+)\/(.+)$/,
			({ parts: [b = '', n = ''] }) => info(sql, b, n)
		],
		[
			'GET',
			/^\/object\/(?:authenticated\/)?([^/]+)\/(.+)$/,
			({ parts: [bucket = '', name = ''] }) => download(sql, shelf, bucket, name)
		],
		[
			'DELETE',
			/^\/object\/([^/]+)$/,
			({ request, parts: [bucket = ''] }) => remove(sql, shelf, bucket, request)
		],
		['POST', /^\/object\/([^/]+)\/(.+)$/, keep],
		['PUT', /^\/object\/([^/]+)\/(.+)$/, keep]
	];
};
