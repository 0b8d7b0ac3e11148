import { createServer, type IncomingMessage } from 'node:http';
import { openBox, type Box } from '../../src/lib/server/embedded/supabase.ts';

/** The Supabase of the box, served on loopback as a hosted project is: it outlives whoever uses it. */
export interface Project {
	box: Box;
	/** What a product needs to be told to use it. */
	environment: Record<string, string>;
	stop(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
	const parts: Buffer[] = [];
	for await (const part of incoming) parts.push(Buffer.from(part));
	return Buffer.concat(parts);
}

async function requestOf(incoming: IncomingMessage, origin: string): Promise<Request> {
	const method = incoming.method ?? 'GET';
	const headers = new Headers();
	for (const [name, value] of Object.entries(incoming.headers))
		if (value !== undefined && !/^(connection|keep-alive|transfer-encoding)$/.test(name))
			headers.set(name, String(value));
	const body = /^(GET|HEAD)$/.test(method) ? null : await bodyOf(incoming);
	return new Request(origin + (incoming.url ?? '/'), { method, headers, body });
}

/** @param folder its data folder */
export async function openProject(folder: string): Promise<Project> {
	const box = await openBox({ folder });
	const server = createServer(async (incoming, outgoing) => {
		try {
			const answer = await box.fetch(await requestOf(incoming, origin));
			outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
			outgoing.end(Buffer.from(await answer.arrayBuffer()));
		} catch {
			// Whoever asked was killed meanwhile, as a rule; who was not asks again.
			outgoing.destroy();
		}
	});
	server.on('upgrade', (request, socket, head) => {
		if (!box.realtime.upgrade(request, socket, head)) socket.destroy();
	});
	server.keepAliveTimeout = 60_000;
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	return {
		box,
		environment: {
			SUPABASE_URL: origin,
			SUPABASE_PUBLISHABLE_KEY: box.keys.publishable,
			SUPABASE_SECRET_KEY: box.keys.secret,
			SUPABASE_JWT_SECRET: box.keys.jwt
		},
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			await box.stop();
		}
	};
}
