import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Sql } from 'postgres';
import { WebSocketServer } from 'ws';
import { gatekeeper } from './realtime-gate.ts';
import { openHall, type Hall } from './realtime-hall.ts';
import { talk } from './realtime-talk.ts';
import type { Keys } from './keys.ts';

/** Where a Supabase project has its socket. */
export const REALTIME_PATH = '/realtime/v1/websocket';

export type Realtime = {
	/** Takes over a request to upgrade; false when it is not for Realtime. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
	/** @returns how many listen to a topic */
	listeners(topic: string): number;
	close(): void;
};

/** The largest message a client may send, as a hosted project's smallest plan has it (bytes). */
const MESSAGE = 256 * 1024;
const SOCKETS = 2_000;
const HOUR = 3_600_000;

function refuse(socket: Duplex, status: string): true {
	socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
	return true;
}

/** Passes on what the database broadcasts. A hint that was lost while the server was away is made good by asking again. */
async function hear(sql: Sql, hall: Hall, hangUp: () => void): Promise<void> {
	let lost = false;
	await sql.listen(
		'realtime',
		async (text) => {
			const told = JSON.parse(text);
			const [message] = told.id
				? await sql`select topic, event, private, payload from realtime.messages where id = ${told.id}`
				: [told];
			if (message?.private) hall.say(message.topic, message.event, message.payload);
		},
		() => {
			if (lost) hangUp();
			lost = true;
		}
	);
}

/**
 * The part of Supabase Realtime that private broadcasts need: channels that only those enter whom the policies on
 * `realtime.messages` let in, and messages that the database sends with `realtime.send`.
 *
 * @param sql a line to Postgres that may become any role
 */
export async function openRealtime(sql: Sql, keys: Keys): Promise<Realtime> {
	const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE });
	const hall = openHall();
	const gate = gatekeeper(sql, keys);
	const forget = () =>
		sql`delete from realtime.messages where inserted_at < now() at time zone 'utc' - interval '1 day'`.catch(
			() => {}
		);
	await forget();
	await hear(sql, hall, () => server.clients.forEach((client) => client.close(1012)));
	const sweep = setInterval(forget, HOUR).unref();
	return {
		upgrade(request, socket, head) {
			const url = new URL(request.url ?? '/', 'http://box');
			if (url.pathname !== REALTIME_PATH) return false;
			const apikey = url.searchParams.get('apikey') ?? '';
			if (!gate.knows(apikey)) return refuse(socket, '401 Unauthorized');
			if (server.clients.size >= SOCKETS) return refuse(socket, '503 Service Unavailable');
			const version = url.searchParams.get('vsn') ?? '1.0.0';
			server.handleUpgrade(request, socket, head, (client) => talk(client, { hall, gate, apikey, version }));
			return true;
		},
		listeners: (topic) => hall.size(topic),
		close() {
			clearInterval(sweep);
			server.clients.forEach((client) => client.terminate());
			server.close();
		}
	};
}
