import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Somebody else's website: another site to the browser, with a policy as strict as they come. */
export class Host {
	readonly #server: Server;
	readonly #pages = new Map<string, string>();

	private constructor() {
		this.#server = createServer((request, response) => {
			const body = this.#pages.get(request.url ?? '');
			const product = inject('url');
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.setHeader(
				'content-security-policy',
				`default-src 'none'; script-src ${product}; frame-src ${product}; style-src 'self'; img-src data:; base-uri 'none'`
			);
			response.statusCode = body === undefined ? 404 : 200;
			response.end(body);
		});
	}

	static async open(): Promise<Host> {
		const host = new Host();
		await new Promise<void>((ready) => host.#server.listen(0, '127.0.0.1', ready));
		return host;
	}

	/** The product is reached as 127.0.0.1, this as localhost: neither shares a site with the other. */
	get origin(): string {
		const address = this.#server.address();
		return `http://localhost:${typeof address === 'object' ? address?.port : 0}`;
	}

	/** @returns the address of a page with this in its body */
	page(body: string, { lang = 'en' } = {}): string {
		const path = `/${this.#pages.size}`;
		this.#pages.set(
			path,
			`<!doctype html><html lang="${lang}"><head><meta charset="utf-8">` +
				`<meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title>` +
				`<link rel="icon" href="data:,"></head><body><main aria-label="Host"><h1>Host</h1>${body}</main></body></html>`
		);
		return this.origin + path;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((closed) => this.#server.close(closed));
	}
}

export interface Heard {
	name: string;
	detail: unknown;
	/** Tag of the element that it was sent to. */
	at: string;
}

declare global {
	interface Window {
		heard: Heard[];
	}
}

/** Lets a page write down the events of surveys, past its own policy. Call before it opens the page. */
export const listenOn = (page: Page): Promise<unknown> =>
	page.addInitScript(() => {
		window.heard = [];
		for (const name of ['ready', 'started', 'page', 'completed', 'closed'])
			addEventListener('earshot:' + name, (event) => {
				if (!(event instanceof CustomEvent) || !(event.target instanceof Element)) return;
				window.heard.push({ name, detail: event.detail, at: event.target.localName });
			});
	});

export const heardOn = (page: Page): Promise<Heard[]> => page.evaluate(() => window.heard);
