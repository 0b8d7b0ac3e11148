import fs from 'node:fs';
import path from 'node:path';
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres, { type Sql } from 'postgres';
import { keysOf, type Keys } from './keys.ts';
import { discreetly } from './discretion.ts';
import { mailer, rememberingWhereTo } from './letters.ts';
import { listMigrations, migrate, seedOnce, type Migration } from './migrations.ts';
import { pipelined } from './pipeline.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { postOffice, type Deliver, type MailServer } from './post.ts';
import { openPostgres, prepareFolder, type Database } from './postgres.ts';
import { inProject } from './project.ts';
import { openRealtime, type Realtime } from './realtime.ts';
import { openStorage } from './storage.ts';

export type BoxWishes = {
	/** The data folder; made if it is not there. */
	folder: string;
	/** The origin that links in letters lead to, asked for at each letter since a port may be chosen late. */
	site?: () => string;
	/** Without one, letters stay in the outbox. */
	smtp?: MailServer;
	/** Who letters are from. */
	from?: string;
	/** Leave a fresh database without the demo. */
	empty?: boolean;
	/** Other migrations than the project's: for tests. */
	migrations?: Migration[];
	/** False only for throw-away data of tests. */
	durable?: boolean;
	/** Postgres listens on loopback too: for tools that cannot use a socket. */
	loopback?: boolean;
	onLost?: (why: Error) => void;
};

export type Box = {
	/** Answers what a Supabase project answers under `/rest/v1`, `/auth/v1` and `/storage/v1`. In this process; nothing listens. */
	fetch: (request: Request) => Promise<Response>;
	keys: Keys;
	/** The house's own line to Postgres, past every rule: for start-up, upkeep and tests. */
	sql: Sql;
	database: Database;
	realtime: Realtime;
	outbox: Outbox;
	/** Sends a letter of the house's own, or keeps it in the outbox. */
	post: Deliver;
	folder: string;
	fresh: boolean;
	seeded: boolean;
	stop: () => Promise<void>;
};

// lite hands JSON over as text already; serialising it again would store a string that holds JSON.
const asIs = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const json = (oid: number) => ({
	to: oid,
	from: [oid],
	serialize: asIs,
	parse: (text: string) => JSON.parse(text)
});

const quiet = { onnotice: () => {} };

const read = (name: string): string =>
	fs.readFileSync(inProject('src', 'lib', 'server', 'embedded', name), 'utf8');

function connect(database: Database) {
	const connection = createPostgresConnection({
		url: '',
		postgresOptions: { ...database.address, max: 16, ...quiet, types: { json: json(114), jsonb: json(3802) } }
	});
	// Beware: in any other state, lite's first request grants everything to everyone. See grants-bootstrap.test.ts.
	Reflect.set(connection, 'rlsState', 'active');
	pipelined(connection.driver);
	return connection;
}

/** The same as `supabase/config.toml` says to a hosted project; box.test.ts compares the two. */
export const AUTH = {
	enabled: true,
	enable_signup: true,
	jwt_expiry: 3600,
	minimum_password_length: 10,
	refresh_token_reuse_interval: 10,
	email: { enable_confirmations: false, double_confirm_changes: true, otp_length: 6, otp_expiry: 3600 }
};

function supabaseOn(connection: ReturnType<typeof connect>, keys: Keys, site: () => string): App {
	return new App({
		connection,
		auth: {
			...AUTH,
			jwt_secret: keys.jwt,
			publishable_key: keys.publishable,
			secret_key: keys.secret,
			site_url: site()
		},
		api: { schemas: ['public'], max_rows: 1000 },
		options: { server: { disableStudio: true, admin: false } }
	});
}

type Api = {
	app: App;
	connection: ReturnType<typeof connect>;
	/** Requests under way, and how to end them when the server that they wait for is dead. */
	waiting: Set<() => void>;
};

/** Everything that a hosted project has, then the project's own migrations and seed. */
async function prepare(sql: Sql, app: App, wishes: BoxWishes): Promise<{ fresh: boolean; seeded: boolean }> {
	await sql.unsafe(read('bootstrap.sql'));
	await app.init();
	await app.ensureSystemSchema();
	await sql.unsafe(read('auth.sql') + read('realtime.sql') + read('storage.sql'));
	await migrate(sql, wishes.migrations ?? listMigrations());
	return seedOnce(sql, wishes.empty ?? false);
}

const GONE = { code: 'unavailable', message: 'The database was away for a moment. Ask again.' };

/** How long a server that was killed may take to be noticed. */
const NOTICE = 100;

/** Beware: asked for its tables, a server that dies has none, and lite says 404 where it should say 500. */
const mayBeDying = async (response: Response): Promise<boolean> =>
	response.status >= 500 || (response.status === 404 && /"PGRST20[25]"/.test(await response.clone().text()));

/** After an answer that may come from a dying server: until a living one answers, be it the same. */
async function untilBack(sql: Sql, database: Database): Promise<void> {
	for (let answers = false; !answers;) {
		await new Promise((resolve) => setTimeout(resolve, NOTICE));
		await database.ready();
		answers = await sql`select 1`.then(
			() => true,
			() => false
		);
	}
}

/**
 * Answers as a hosted project would. When the server is killed under a request, whoever only wanted to read is
 * answered by its successor; whoever wanted to write hears 503, since nobody knows whether it was written.
 */
function answering(api: () => Api, database: Database, sql: Sql): Box['fetch'] {
	const ask = (request: Request) =>
		new Promise<Response>((resolve, reject) => {
			const { app, waiting } = api();
			const abandon = () => resolve(Response.json(GONE, { status: 503 }));
			waiting.add(abandon);
			discreetly(() => rememberingWhereTo(request, async () => app.fetch(request)))
				.then(resolve, reject)
				.finally(() => waiting.delete(abandon));
		});
	return async (request) => {
		await database.ready();
		const starts = database.starts();
		const again = request.method === 'GET' ? request.clone() : null;
		const response = await ask(request);
		if (!(await mayBeDying(response))) return response;
		await untilBack(sql, database);
		if (database.starts() === starts) return response;
		return again ? ask(again) : Response.json(GONE, { status: 503 });
	};
}

/**
 * Opens the Supabase in the box on a data folder: Postgres, REST, Auth, Storage, Realtime's broadcast, with the
 * project's migrations applied.
 *
 * @throws Refusal when the folder is in use, cannot be written, or a migration fails
 */
export async function openBox(wishes: BoxWishes): Promise<Box> {
	const folder = path.resolve(wishes.folder);
	prepareFolder(folder);
	const keys = keysOf(folder);
	let renew = () => {};
	const database = await openPostgres({
		folder,
		password: keys.postgres,
		durable: wishes.durable,
		loopback: wishes.loopback,
		onLost: wishes.onLost,
		onRestart: () => renew()
	});
	const site = wishes.site ?? (() => 'http://localhost:3000');
	const outbox = openOutbox(path.join(folder, 'outbox'));
	const post = postOffice(outbox, wishes.smtp, wishes.from ?? 'Earshot <earshot@localhost>');
	const sql = postgres({ ...database.address, max: 6, ...quiet });
	const openApi = (): Api => {
		const connection = connect(database);
		const app = supabaseOn(connection, keys, site);
		app._mailer = mailer(site, post);
		return { app, connection, waiting: new Set() };
	};
	let api = openApi();
	// Beware: a connection that is asked for while the server dies is waited for without end, and would be missing
	// from the pool for good. So the successor gets a pool of its own, and whoever still waits is told.
	renew = () => {
		const old = api;
		api = openApi();
		void old.connection.driver.end({ timeout: 0 }).catch(() => {});
		for (const abandon of old.waiting) abandon();
	};
	const close = async () => {
		await Promise.allSettled([sql.end({ timeout: 2 }), api.connection.driver.end({ timeout: 2 })]);
		await database.stop();
	};
	try {
		const start = await prepare(sql, api.app, wishes);
		const realtime = await openRealtime(sql, keys);
		const stop = async () => {
			realtime.close();
			await close();
		};
		const storage = await openStorage(sql, folder, keys, wishes.durable);
		const ask = answering(() => api, database, sql);
		const fetch: Box['fetch'] = (request) =>
			storage.serves(request) ? storage.fetch(request) : ask(request);
		return { fetch, keys, sql, database, realtime, outbox, post, folder, ...start, stop };
	} catch (error) {
		await close();
		throw error;
	}
}
