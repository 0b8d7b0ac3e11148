import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { box, sign, type Stage } from './box';

let stage: Stage;
beforeAll(async () => {
	stage = await box();
	// A topic that people may also speak on, beside the boards' that only the database speaks on.
	await stage.sql.unsafe(`
		create policy "people hear the lobby" on realtime.messages for select to authenticated
			using (realtime.topic() = 'lobby');
		create policy "people speak in the lobby" on realtime.messages for insert to authenticated
			with check (realtime.topic() = 'lobby');
		create policy "people hear the gallery" on realtime.messages for select to authenticated
			using (realtime.topic() = 'gallery');`);
});
afterAll(() => stage.close());

const send = (topic: string, payload: object = {}, isPrivate = true) =>
	stage.sql`select realtime.send(${stage.sql.json(JSON.parse(JSON.stringify(payload)))}, 'changed', ${topic}, ${isPrivate})`;

const sessionOf = async (email: string): Promise<string> => {
	const { data } = await (await stage.become(email)).auth.getSession();
	return data.session?.access_token ?? '';
};

describe.each(['1.0.0', '2.0.0'] as const)('protocol %s', (version) => {
	test('whoever holds a token for a topic hears what the database says there, and nothing else', async () => {
		const ear = await stage.listen('board:1', await stage.listenToken('board:1'), version);
		expect(ear.status()).toBe('SUBSCRIBED');
		await send('board:2', { not: 'yours' });
		await send('board:1', { n: 1 }, false);
		await send('board:1', { n: 2 });
		expect(await ear.hears(1)).toMatchObject([{ event: 'changed', payload: { n: 2 } }]);
		await ear.leave();
		await expect.poll(() => stage.box.realtime.listeners('board:1')).toBe(0);
	});

	test('a message too long for NOTIFY arrives whole', async () => {
		const ear = await stage.listen('board:long', await stage.listenToken('board:long'), version);
		await send('board:long', { text: '答'.repeat(9_000) });
		expect((await ear.hears(1))[0]?.payload.text).toHaveLength(9_000);
	});
});

describe('the door', () => {
	test.each([
		['a token for another topic', () => stage.listenToken('board:2')],
		['a signed-in person without a policy', () => sessionOf('eve@earshot.example')],
		['the publishable key alone', async () => stage.box.keys.publishable],
		['a token signed with another secret', () => sign('x'.repeat(43), { role: 'anon', listen: 'board:1' })],
		['a token of an unknown role', () => sign(stage.box.keys.jwt, { role: 'postgres', listen: 'board:1' })],
		['a token that has expired', () => stage.listenToken('board:1', -5)]
	])('is closed to %s', async (_, token) => {
		const ear = await stage.listen('board:1', await token());
		expect(ear.status()).not.toBe('SUBSCRIBED');
		expect(stage.box.realtime.listeners('board:1')).toBe(0);
	});

	test('is closed to public channels', async () => {
		const { client } = await stage.listen('board:1', await stage.listenToken('board:1'));
		const status = await new Promise((resolve) => client.channel('street').subscribe(resolve));
		expect(status).toBe('CHANNEL_ERROR');
	});

	test.each([
		['', 401],
		['sb_publishable_guessed', 401]
	])('has no socket for the key "%s"', async (key, status) => {
		const socket = new WebSocket(`${await stage.realtimeUrl()}/websocket?apikey=${key}&vsn=2.0.0`);
		socket.on('error', () => {});
		const answer = await new Promise<number>((resolve) =>
			socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
		);
		expect(answer).toBe(status);
	});
});

test('a seat is lost when its token expires, and kept when it is renewed in time', async () => {
	const kept = await stage.listen('board:kept', await stage.listenToken('board:kept', 1));
	const lost = await stage.listen('board:short', await stage.listenToken('board:short', 1));
	await kept.client.setAuth(await stage.listenToken('board:kept', 600));
	await expect.poll(() => stage.box.realtime.listeners('board:short'), { timeout: 5_000 }).toBe(0);
	await lost.leave();
	await send('board:kept', { still: 'here' });
	expect(await kept.hears(1)).toMatchObject([{ payload: { still: 'here' } }]);
});

test('renewing with a token for another topic costs the seat', async () => {
	const ear = await stage.listen('board:swap', await stage.listenToken('board:swap'));
	await ear.client.setAuth(await stage.listenToken('board:other'));
	await expect.poll(() => stage.box.realtime.listeners('board:swap')).toBe(0);
});

describe('speaking', () => {
	const say = (ear: Awaited<ReturnType<Stage['listen']>>) =>
		ear.channel.send({ type: 'broadcast', event: 'hello', payload: { from: 'ada' } });

	test('is for those whom a policy lets write', async () => {
		const ada = await stage.listen('lobby', await sessionOf('ada@earshot.example'));
		const ben = await stage.listen('lobby', await sessionOf('ben@earshot.example'), '1.0.0');
		expect(await say(ada)).toBe('ok');
		expect(await ben.hears(1)).toMatchObject([{ event: 'hello', payload: { from: 'ada' } }]);
	});

	test.each(['gallery', 'board:1'])('is refused on %s to those who may only listen', async (topic) => {
		const token = async (email: string) =>
			topic === 'gallery' ? sessionOf(email) : stage.listenToken(topic);
		const ada = await stage.listen(topic, await token('ada@earshot.example'));
		const ben = await stage.listen(topic, await token('ben@earshot.example'));
		expect(await say(ada)).not.toBe('ok');
		await send(topic, { from: 'the house' });
		expect(await ben.hears(1)).toMatchObject([{ payload: { from: 'the house' } }]);
	});
});

describe('a socket', () => {
	const open = async () => {
		const url = `${await stage.realtimeUrl()}/websocket?apikey=${stage.box.keys.publishable}&vsn=2.0.0`;
		const socket = new WebSocket(url);
		await new Promise((resolve) => socket.on('open', resolve));
		return socket;
	};
	const closing = (socket: WebSocket) => new Promise<number>((resolve) => socket.on('close', resolve));
	const answer = (socket: WebSocket) =>
		new Promise<unknown[]>((resolve) => socket.once('message', (data) => resolve(JSON.parse(String(data)))));

	test('answers a heartbeat', async () => {
		const socket = await open();
		const back = answer(socket);
		socket.send(JSON.stringify([null, '7', 'phoenix', 'heartbeat', {}]));
		expect(await back).toEqual([null, '7', 'phoenix', 'phx_reply', { status: 'ok', response: {} }]);
		socket.close();
	});

	test.each([
		['what is no JSON', 'hello', 1003],
		['what is no message', '{"topic":1}', 1003],
		[
			'what is too large',
			JSON.stringify([null, '1', 'phoenix', 'heartbeat', { x: 'x'.repeat(300_000) }]),
			1009
		]
	])('is closed on %s', async (_, text, code) => {
		const socket = await open();
		const closed = closing(socket);
		socket.send(text);
		expect(await closed).toBe(code);
	});

	test('is closed on a flood', async () => {
		const socket = await open();
		const closed = closing(socket);
		for (let i = 0; i < 150; i++) socket.send(JSON.stringify([null, String(i), 'phoenix', 'heartbeat', {}]));
		expect(await closed).toBe(1008);
	});

	test('survives names that objects have by birth', async () => {
		const socket = await open();
		socket.send(JSON.stringify([null, '1', 'phoenix', '__proto__', {}]));
		socket.send(JSON.stringify([null, '2', 'phoenix', 'constructor', {}]));
		const back = answer(socket);
		socket.send(JSON.stringify([null, '3', 'phoenix', 'heartbeat', {}]));
		expect((await back)[1]).toBe('3');
		socket.close();
	});

	test('has room for a hundred channels', async () => {
		const socket = await open();
		const token = await sessionOf('ada@earshot.example');
		const config = { private: true };
		const replies: unknown[][] = [];
		socket.on('message', (data) => replies.push(JSON.parse(String(data))));
		await stage.sql
			.unsafe(`create policy "people hear many rooms" on realtime.messages for select to authenticated
			using (realtime.topic() like 'room:%')`);
		for (let i = 0; i < 101; i++) {
			if (i === 60) await new Promise((resolve) => setTimeout(resolve, 1_100));
			const body = { access_token: token, config };
			socket.send(JSON.stringify([String(i), String(i), `realtime:room:${i}`, 'phx_join', body]));
		}
		await expect.poll(() => replies.length, { timeout: 15_000 }).toBe(101);
		expect(replies.filter((reply) => JSON.stringify(reply).includes('"ok"'))).toHaveLength(100);
		expect(JSON.stringify(replies.at(-1))).toContain('ChannelRateLimitReached');
		socket.close();
	});
});
