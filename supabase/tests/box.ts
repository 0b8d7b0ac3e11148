import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { RealtimeClient, type RealtimeChannel } from '@supabase/realtime-js';
import { createClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { Sql } from 'postgres';
import type { Database } from '../../src/lib/server/database.types';
import type { Client } from '../../src/lib/server/door';
import type { Letter } from '../../src/lib/server/embedded/outbox';
import { clusterIn } from '../../src/lib/server/embedded/postgres';
import { give, ownerOf } from '../../src/lib/server/embedded/owner';
import { inProject } from '../../src/lib/server/embedded/project';
import { openBox, type Box, type BoxWishes } from '../../src/lib/server/embedded/supabase';

/** Everybody's password in the stories. */
export const PASSWORD = 'listen-closely';

/** Somebody on a channel: what they heard so far, and a way to wait for more. */
export type Ear = {
	heard: { event: string; payload: Record<string, unknown> }[];
	/** Resolves with everything heard, once that is at least `count` messages; fails after `within` milliseconds. */
	hears: (count: number, within?: number) => Promise<Ear['heard']>;
	/** What became of the attempt to join: SUBSCRIBED, CHANNEL_ERROR, TIMED_OUT, CLOSED. */
	status: () => string;
	channel: RealtimeChannel;
	client: RealtimeClient;
	leave: () => Promise<void>;
};

/** A throw-away Supabase with people in it. */
export type Stage = {
	/** Signs somebody up (or in, if they are there already) and gives the client of their session. */
	become: (email: string) => Promise<Client>;
	/** Somebody who is not signed in: all that a browser's key may do. */
	stranger: () => Client;
	/** The house's own client: no rule applies. */
	house: () => Client;
	/** Straight to Postgres, to arrange things and to look at them. */
	sql: Sql;
	/** Joins a private channel with a token and waits until it is in or turned away. */
	listen: (topic: string, token: string, version?: '1.0.0' | '2.0.0') => Promise<Ear>;
	/** A token that is good for listening to one topic only, like the one a board's page gets. */
	listenToken: (topic: string, seconds?: number) => Promise<string>;
	/** The letters that were sent, newest first. */
	letters: () => Letter[];
	/** Where the box's socket listens, as a realtime client wants it. */
	realtimeUrl: () => Promise<string>;
	box: Box;
	close: () => Promise<void>;
	[Symbol.asyncDispose]: () => Promise<void>;
};

const temporary = (name: string): string => fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));

function fingerprint(): string {
	const sources = ['supabase/migrations', 'src/lib/server/embedded'].map((folder) =>
		inProject(...folder.split('/'))
	);
	const hash = createHash('sha256').update(process.version).update(String(process.getuid?.()));
	for (const folder of sources)
		for (const file of fs.readdirSync(folder).sort())
			if (/\.(sql|ts)$/.test(file)) hash.update(file).update(fs.readFileSync(path.join(folder, file)));
	return hash
		.update(fs.readFileSync(inProject('package-lock.json')))
		.digest('hex')
		.slice(0, 16);
}

function copy(from: string, to: string): void {
	const owner = ownerOf(clusterIn(from));
	fs.cpSync(from, to, { recursive: true, preserveTimestamps: true });
	const handOver = (folder: string): void => {
		give(folder, owner);
		for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
			const place = path.join(folder, entry.name);
			if (entry.isDirectory()) handOver(place);
			else give(place, owner);
		}
	};
	if (owner.uid !== undefined) handOver(clusterIn(to));
	fs.chmodSync(clusterIn(to), 0o700);
}

const HOUR = 3_600_000;

function forgetOldTemplates(): void {
	for (const name of fs.readdirSync(os.tmpdir()).filter((each) => each.startsWith('earshot-template-'))) {
		const place = path.join(os.tmpdir(), name);
		const found = fs.statSync(place, { throwIfNoEntry: false });
		if (found && found.uid === process.getuid?.() && Date.now() - found.mtimeMs > HOUR)
			fs.rmSync(place, { recursive: true, force: true });
	}
}

/** A data folder with the migrations in it, made once for each state of the sources and copied for each story. */
async function template(): Promise<string> {
	const place = path.join(os.tmpdir(), `earshot-template-${process.getuid?.() ?? 'me'}-${fingerprint()}`);
	if (fs.existsSync(place)) return place;
	forgetOldTemplates();
	const unfinished = temporary('earshot-template-new');
	fs.chmodSync(unfinished, 0o711);
	const box = await openBox({ folder: unfinished, empty: true, durable: false });
	await box.stop();
	try {
		fs.renameSync(unfinished, place);
	} catch {
		fs.rmSync(unfinished, { recursive: true, force: true });
	}
	return place;
}

/** @returns the path of a fresh data folder with the migrations in it; whoever asks removes it */
export async function freshFolder(): Promise<string> {
	const folder = temporary('earshot-box');
	copy(await template(), folder);
	fs.chmodSync(folder, 0o711);
	return folder;
}

function connectTo(box: Box, key: string): Client {
	return createClient<Database>('http://box.localhost', key, {
		global: { fetch: (input, init) => box.fetch(new Request(input, init)) },
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	});
}

async function arrive(box: Box, email: string): Promise<Client> {
	const client = connectTo(box, box.keys.publishable);
	const up = await client.auth.signUp({ email, password: PASSWORD });
	if (up.data.session) return client;
	const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
	if (error) throw error;
	return client;
}

const portOf = (server: Server): number => {
	const address = server.address();
	return typeof address === 'object' && address ? address.port : 0;
};

async function serve(box: Box): Promise<Server> {
	const server = createServer((_, response) => response.writeHead(404).end());
	server.on('upgrade', (request, socket, head) => {
		if (!box.realtime.upgrade(request, socket, head)) socket.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return server;
}

async function join(client: RealtimeClient, topic: string): Promise<Ear> {
	const heard: Ear['heard'] = [];
	const waiting = new Set<() => void>();
	let status = '';
	const channel = client.channel(topic, { config: { private: true, broadcast: { ack: true } } });
	channel.on('broadcast', { event: '*' }, ({ event, payload }) => {
		heard.push({ event, payload });
		for (const check of waiting) check();
	});
	await new Promise<void>((resolve) =>
		channel.subscribe((now) => {
			status = now;
			resolve();
		})
	);
	return {
		heard,
		channel,
		client,
		status: () => status,
		hears: (count, within = 5_000) =>
			new Promise((resolve, reject) => {
				const failed = () => reject(new Error(`Heard ${heard.length} of ${count} messages on ${topic}.`));
				const clock = setTimeout(failed, within);
				const check = () => {
					if (heard.length < count) return;
					clearTimeout(clock);
					waiting.delete(check);
					resolve(heard);
				};
				waiting.add(check);
				check();
			}),
		async leave() {
			await client.removeAllChannels();
			await client.disconnect();
		}
	};
}

/** @returns a token that the box of these keys believes, with the claims given */
export const sign = (secret: string, claims: Record<string, unknown>, seconds = 600): Promise<string> =>
	new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
		.setIssuedAt()
		.setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
		.sign(new TextEncoder().encode(secret));

/**
 * Opens a fresh box in a temporary folder. Close it in `afterAll`, or let `await using` do it.
 * Beware: what a table looks like is remembered from the first request on, so make tables before it.
 */
export async function box(wishes: Partial<BoxWishes> = {}): Promise<Stage> {
	const folder = wishes.folder ?? (await freshFolder());
	const open = await openBox({ durable: false, empty: true, ...wishes, folder });
	let server: Promise<Server> | undefined;
	const ears = new Set<Ear>();
	const realtimeUrl = async () => `ws://127.0.0.1:${portOf(await (server ??= serve(open)))}/realtime/v1`;
	const close = async () => {
		await Promise.all([...ears].map((ear) => ear.leave()));
		await open.stop();
		(await server)?.close();
		if (!wishes.folder) fs.rmSync(folder, { recursive: true, force: true });
	};
	return {
		become: (email) => arrive(open, email),
		stranger: () => connectTo(open, open.keys.publishable),
		house: () => connectTo(open, open.keys.secret),
		sql: open.sql,
		async listen(topic, token, version = '2.0.0') {
			const params = { apikey: open.keys.publishable };
			const client = new RealtimeClient(await realtimeUrl(), { params, vsn: version });
			await client.setAuth(token);
			const ear = await join(client, topic);
			ears.add(ear);
			return ear;
		},
		listenToken: (topic, seconds) => sign(open.keys.jwt, { role: 'anon', listen: topic }, seconds),
		letters: () => open.outbox.list(),
		realtimeUrl,
		box: open,
		close,
		[Symbol.asyncDispose]: close
	};
}
