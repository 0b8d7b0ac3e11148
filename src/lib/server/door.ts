import { createHmac } from 'node:crypto';
import { createServerClient } from '@supabase/ssr';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import { SignJWT } from 'jose';
import { Problem } from '$lib/problem';
import { brokenAmong } from './broken-cookies';
import type { Database } from './database.types';
import type { KeptLetter, Letter } from './embedded/outbox';
import type { Box } from './embedded/supabase';
import { homeward } from './homeward';
import { transportOf } from './mail-settings';
import { settings } from './settings';

/** Whoever asks, with their rights and no more: the asker, a stranger, or the house. */
export type Client = SupabaseClient<Database>;

/** The Supabase behind the door. What is above it cannot tell which. */
type Behind = {
	url: string;
	publishable: string;
	secret: string;
	jwt: string;
	fetch: typeof globalThis.fetch;
	box: Box | null;
};

/** What a process needs to know about the Supabase it has opened. */
export type Opened = {
	/** Nobody has used this database before. */
	fresh: boolean;
	stop: () => Promise<void>;
	/** @returns three lines for the person who started it: what runs where */
	describe: () => string[];
};

// On globalThis: `vite dev` loads this module anew after a change, and bin/serve.js asks for the box from outside
// the bundle.
const BEHIND = Symbol.for('earshot.behind');
const OPENED = Symbol.for('earshot.opened');
const DESCRIBE = Symbol.for('earshot.describe');

async function openBehind(): Promise<Behind> {
	const { hosted, data, empty, mail, from } = settings();
	if (hosted) return { ...hosted, fetch: globalThis.fetch, box: null };
	const { openBox } = await import('./embedded/supabase');
	const box = await openBox({
		folder: data,
		empty,
		from,
		...(mail && { smtp: transportOf(mail) }),
		site: () => settings().origin ?? `http://localhost:${settings().port}`,
		onLost(why) {
			console.error(why.message);
			process.exit(1);
		}
	});
	return {
		url: 'http://box.localhost',
		...box.keys,
		fetch: (input, init) => box.fetch(new Request(input, init)),
		box
	};
}

function behind(): Promise<Behind> {
	const found: Promise<Behind> | undefined = Reflect.get(globalThis, BEHIND);
	if (found) return found;
	const opening = openBehind();
	Reflect.set(globalThis, BEHIND, opening);
	return opening;
}

function opened(): Behind {
	const found: Behind | undefined = Reflect.get(globalThis, OPENED);
	if (!found) throw new Error('The door is closed: call open() first.');
	return found;
}

function describe({ box, url }: Behind): string[] {
	if (!box)
		return [
			`Database   Supabase at ${new URL(url).host}, migrations as pushed with the CLI`,
			'Realtime   there as well',
			'Letters    as that project is set up'
		];
	const { database, folder } = box;
	const runs = database.copied ? ' (programs copied to a place that its user can enter)' : '';
	return [
		`Database   Postgres ${database.version}, process ${database.pid()}, data in ${folder}${runs}`,
		'Supabase   REST, Auth and Storage inside this process, Realtime at /realtime/v1/websocket',
		`Letters    ${settings().mail ? 'to your mail server' : `kept in ${folder}/outbox, read them at /outbox`}`
	];
}

/**
 * Brings up whatever is behind the door. Once for each process: a second call gives the same.
 *
 * @throws Refusal with a sentence for the person who started it
 */
export async function open(): Promise<Opened> {
	const found = await behind();
	Reflect.set(globalThis, OPENED, found);
	Reflect.set(globalThis, DESCRIBE, () => describe(found));
	return {
		fresh: found.box?.fresh ?? false,
		async stop() {
			Reflect.deleteProperty(globalThis, BEHIND);
			Reflect.deleteProperty(globalThis, OPENED);
			await found.box?.stop();
		},
		describe: () => describe(found)
	};
}

/**
 * The client of whoever sends this request: row-level security applies. The session lives in cookies that no script
 * can read.
 *
 * @param cookies the request's own
 * @param fetch SvelteKit's, for a hosted project
 * @param secure whether cookies only travel on https
 */
export function asker(
	cookies: Cookies,
	fetch?: typeof globalThis.fetch,
	secure = settings().origin?.startsWith('https:') ?? false
): Client {
	const { url, publishable, fetch: own, box } = opened();
	const shape = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
	for (const name of brokenAmong(cookies.getAll())) cookies.delete(name, shape);
	return createServerClient<Database>(url, publishable, {
		cookieOptions: shape,
		global: { fetch: box ? own : (fetch ?? own) },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll(list) {
				for (const { name, value, options } of list) cookies.set(name, value, { ...options, ...shape });
			}
		}
	});
}

const keyClient = (key: string): Client =>
	createClient<Database>(opened().url, key, {
		global: { fetch: opened().fetch },
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	});

/** One client for each key and each Supabase that was opened: they hold no session. */
const keyed = new Map<string, { of: Behind; client: Client }>();

function clientOf(key: string): Client {
	const known = keyed.get(key);
	if (known?.of === opened()) return known.client;
	const client = keyClient(key);
	keyed.set(key, { of: opened(), client });
	return client;
}

/** The house's own client: no rule applies. Only for what no asker may do, after the house has checked it itself. */
export const house = (): Client => clientOf(opened().secret);

/** The client of somebody who is nobody yet: what every stranger may do. */
export const anonymous = (): Client => clientOf(opened().publishable);

/**
 * A key of 32 bytes for one purpose of our own, made of the house's: the same at every start and in every process, of no
 * use for anything else, and another one as soon as the house's is renewed.
 */
export const ownKey = (purpose: string): Buffer =>
	createHmac('sha256', opened().secret).update(`earshot:${purpose}`).digest();

const TEN_MINUTES = 600;

/**
 * A token that is good for listening to one topic and nothing else: its role is a stranger's, and a policy on
 * `realtime.messages` compares the topic. Lasts ten minutes; ask for a new one before.
 *
 * @param topic such as `board:<survey id>`; whoever calls has checked that the asker may hear it
 */
export const listenToken = (topic: string): Promise<string> =>
	new SignJWT({ role: 'anon', listen: topic })
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setIssuedAt()
		.setExpirationTime(Math.floor(Date.now() / 1000) + TEN_MINUTES)
		.sign(new TextEncoder().encode(opened().jwt));

/**
 * What a browser needs to listen, beside a token.
 *
 * @returns url for realtime-js, relative to the page when it is our own server; key that carries no right
 */
export function listening(): { url: string; key: string } {
	const { box, url, publishable } = opened();
	return { url: box ? '/realtime/v1' : `${url}/realtime/v1`, key: publishable };
}

/** @throws Error where a hosted project has no mail server of its own to send by: its Auth only sends its own letters */
async function post(letter: Letter): Promise<void> {
	const { box } = opened();
	if (box) return box.post(letter);
	const { mail, from } = settings();
	if (!mail) throw new Error('SMTP_HOST is not set');
	const { createTransport } = (await import('nodemailer')).default;
	await createTransport(transportOf(mail)).sendMail({ from, ...letter });
}

/** @returns a link for a letter: the same way, on the origin where people reach us, whatever host a request named */
export const letterLink = (link: string): string =>
	homeward(link, settings().origin ?? `http://localhost:${settings().port}`);

/**
 * Sends a letter of the house's own, by the way that the box's letters of signing in take.
 *
 * @throws Problem `unavailable`. Beware: what mail servers say has the address in it, so the log gets no more than a code
 */
export async function send(letter: Letter): Promise<void> {
	try {
		await post(letter);
	} catch (thrown) {
		const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
		const why = settings().mail ? (code ?? 'no reason given') : 'SMTP_HOST is not set';
		console.error(`A letter was not sent: ${String(why)}`);
		throw new Problem('unavailable');
	}
}

/** Letters that stayed in the box, for a local developer to read. Empty for a hosted project. */
export const outbox = {
	/** @returns newest first */
	list: (): KeptLetter[] => opened().box?.outbox.list() ?? [],
	read: (id: string): KeptLetter | undefined => opened().box?.outbox.read(id),
	/** Throws these away. */
	forget: (ids: readonly string[]): void => opened().box?.outbox.forget(ids),
	/** Keeps a letter as it would leave. @returns false where there is no box to keep it in */
	keep(letter: Letter): boolean {
		const { box } = opened();
		box?.outbox.keep(letter);
		return box !== null;
	}
};
