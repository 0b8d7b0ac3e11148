import * as v from 'valibot';
import type { WebSocket } from 'ws';
import type { Gate, Visitor } from './realtime-gate.ts';
import type { Hall, Listener } from './realtime-hall.ts';
import { decode, encode, type Frame, type Payload } from './realtime-wire.ts';

type Setting = { hall: Hall; gate: Gate; apikey: string; version: string };

type Seat = Listener & {
	visitor: Visitor;
	/** What the client calls the channel, and its reference of the join. */
	channel: string;
	join: string | null;
	ack: boolean;
	self: boolean;
	mayWrite?: boolean;
	alarm?: NodeJS.Timeout;
};

/** Limits of a hosted project's smallest plan: https://supabase.com/docs/guides/realtime/quotas */
const JOINS = 100;
const MESSAGES_A_SECOND = 100;
const SILENCE = 60_000;
const LONGEST_TIMER = 2 ** 31 - 1;

const joining = v.object({
	access_token: v.nullish(v.string()),
	config: v.optional(
		v.object({
			private: v.optional(v.boolean(), false),
			broadcast: v.optional(
				v.object({ ack: v.optional(v.boolean(), false), self: v.optional(v.boolean(), false) }),
				{}
			)
		}),
		{}
	)
});
const renewing = v.object({ access_token: v.string() });
const saying = v.object({ event: v.string(), payload: v.optional(v.unknown()) });

const topicOf = (channel: string): string => channel.replace(/^realtime:/, '');

/** One client's conversation, from its first word to the end of the socket. */
export function talk(client: WebSocket, { hall, gate, apikey, version }: Setting): void {
	const seats = new Map<string, Seat>();
	let lastHeard = Date.now();
	let secondBegan = 0;
	let heardInSecond = 0;

	const send = (frame: Frame) => client.readyState === client.OPEN && client.send(encode(frame, version));
	const reply = ({ join, ref, topic }: Frame, status: 'ok' | 'error', response: Payload = {}) =>
		send({ join, ref, topic, event: 'phx_reply', payload: { status, response } });

	function leave(channel: string): void {
		const seat = seats.get(channel);
		if (!seat) return;
		clearTimeout(seat.alarm);
		seats.delete(channel);
		hall.leave(seat);
	}

	function turnOut(seat: Seat, message: string): void {
		const { channel: topic, join } = seat;
		const payload = { status: 'error', message, extension: 'system', channel: seat.topic };
		send({ join, ref: null, topic, event: 'system', payload });
		send({ join, ref: join, topic, event: 'phx_close', payload: {} });
		leave(topic);
	}

	/** A seat is lent for as long as the token that paid for it. */
	function lend(seat: Seat): void {
		clearTimeout(seat.alarm);
		if (seat.visitor.expires === null) return;
		const left = Math.min(LONGEST_TIMER, seat.visitor.expires - Date.now());
		seat.alarm = setTimeout(() => turnOut(seat, 'Token has expired'), left).unref();
	}

	async function enter(frame: Frame): Promise<void> {
		const { config, access_token: token } = v.parse(joining, frame.payload);
		const topic = topicOf(frame.topic);
		if (!config.private)
			return void reply(frame, 'error', { reason: 'PrivateOnly: This project only allows private channels' });
		if (seats.size >= JOINS && !seats.has(frame.topic))
			return void reply(frame, 'error', { reason: 'ChannelRateLimitReached: Too many channels' });
		const visitor = await gate.identify(token ?? undefined, apikey);
		if (!(await gate.mayRead(visitor, topic)))
			return void reply(frame, 'error', {
				reason: `Unauthorized: You do not have permissions to read from this Channel topic: ${topic}`
			});
		if (client.readyState !== client.OPEN) return;
		leave(frame.topic);
		const seat: Seat = { topic, visitor, channel: frame.topic, join: frame.join, ...config.broadcast, hear };
		function hear(event: string, payload: unknown) {
			const body = { type: 'broadcast', event, payload };
			send({ join: null, ref: null, topic: seat.channel, event: 'broadcast', payload: body });
		}
		seats.set(frame.topic, seat);
		hall.enter(seat);
		lend(seat);
		reply(frame, 'ok', { postgres_changes: [] });
	}

	async function renew(frame: Frame): Promise<void> {
		const seat = seats.get(frame.topic);
		if (!seat) return;
		const visitor = await gate
			.identify(v.parse(renewing, frame.payload).access_token, apikey)
			.catch(() => null);
		if (!visitor || !(await gate.mayRead(visitor, seat.topic)))
			return turnOut(seat, 'Token does not open this channel');
		if (seats.get(frame.topic) !== seat) return;
		Object.assign(seat, { visitor, mayWrite: undefined });
		lend(seat);
	}

	async function say(frame: Frame): Promise<void> {
		const seat = seats.get(frame.topic);
		if (!seat) return;
		const { event, payload } = v.parse(saying, frame.payload);
		seat.mayWrite ??= await gate.mayWrite(seat.visitor, seat.topic);
		if (!seat.mayWrite) {
			if (seat.ack) reply(frame, 'error', { reason: 'Unauthorized: You do not have permissions to write' });
			return;
		}
		hall.say(seat.topic, event, payload, seat.self ? undefined : seat);
		if (seat.ack) reply(frame, 'ok');
	}

	const verbs: Record<string, (frame: Frame) => void | Promise<void>> = {
		heartbeat: (frame) => void reply(frame, 'ok'),
		phx_join: enter,
		access_token: renew,
		broadcast: say,
		phx_leave(frame) {
			leave(frame.topic);
			reply(frame, 'ok');
			send({ ...frame, ref: frame.join, event: 'phx_close', payload: {} });
		}
	};

	function isTooFast(): boolean {
		if (lastHeard - secondBegan >= 1_000) [secondBegan, heardInSecond] = [lastHeard, 0];
		return ++heardInSecond > MESSAGES_A_SECOND;
	}

	// One after the other: a token that arrives behind a join must not overtake it.
	let turn: Promise<void> = Promise.resolve();
	client.on('message', (data: Buffer, isBinary: boolean) => {
		lastHeard = Date.now();
		if (isTooFast()) return client.close(1008, 'too many messages');
		let frame: Frame;
		try {
			frame = decode(data, isBinary);
		} catch {
			return client.close(1003, 'not a message of the protocol');
		}
		turn = turn.then(async () => {
			try {
				await (Object.hasOwn(verbs, frame.event) ? verbs[frame.event]?.(frame) : undefined);
			} catch (error) {
				// What went wrong inside stays inside; a token's own faults have names that help.
				const code = error instanceof Error && 'code' in error ? String(error.code) : 'Error';
				reply(frame, 'error', { reason: code.startsWith('ERR_J') ? `InvalidJWTToken: ${code}` : 'Error' });
			}
		});
	});
	const watch = setInterval(
		() => Date.now() - lastHeard > SILENCE && client.terminate(),
		SILENCE / 4
	).unref();
	client.on('error', () => client.terminate());
	client.on('close', () => {
		clearInterval(watch);
		for (const channel of [...seats.keys()]) leave(channel);
	});
}
