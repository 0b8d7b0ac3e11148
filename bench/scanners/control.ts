import http from 'node:http';
import type { Letter } from './letters.ts';

/** A server as others build it: opening the link under an answer is the answer. */
export interface Control {
	/** The letter, with its links leading here. */
	letter(of: Letter): Letter;
	/** How many letters were answered, and how often something was recorded. */
	recorded(): { letters: number; records: number };
	close(): Promise<void>;
}

export async function openControl(): Promise<Control> {
	const answers = new Map<string, number>();
	const server = http.createServer((request, response) => {
		const [, token] = /^\/a\/([\w-]{43})/.exec(request.url ?? '') ?? [];
		if (token && request.method === 'GET') answers.set(token, (answers.get(token) ?? 0) + 1);
		response.setHeader('content-type', 'text/html');
		response.end('<!doctype html><title>Thank you</title><p>Your answer was recorded.</p>');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	const here = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
	const moved = (link: string) => link.replace(/^https?:\/\/[^/]+/, here);
	return {
		letter: (of) => ({
			...of,
			links: of.links.map(moved),
			answers: of.answers.map(moved),
			unsubscribe: moved(of.unsubscribe)
		}),
		recorded: () => ({
			letters: answers.size,
			records: [...answers.values()].reduce((all, n) => all + n, 0)
		}),
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(() => done());
			})
	};
}
