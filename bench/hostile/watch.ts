import type { BrowserContext, Page } from 'playwright-core';

/** What a page did that text cannot do. `blocked`: it tried, and only the page's policy stood in its way. */
export interface Deeds {
	executed: string[];
	blocked: string[];
}

const RAN = 'a payload ran:';
const BLOCKED = 'a payload was blocked:';

/** Notes what any page of these people does from now on, until it is asked. */
export class Watch {
	readonly #own: string;
	#deeds: Deeds = { executed: [], blocked: [] };

	/** @param own address that pages may ask */
	constructor(own: string) {
		this.#own = own;
	}

	async over(context: BrowserContext): Promise<void> {
		await context.addInitScript(tellTales, [RAN, BLOCKED]);
		context.on('page', (page) => this.#page(page));
	}

	/** @returns what was seen since it was asked last */
	take(): Deeds {
		const deeds = this.#deeds;
		this.#deeds = { executed: [], blocked: [] };
		return deeds;
	}

	#page(page: Page): void {
		const { executed, blocked } = {
			executed: () => this.#deeds.executed,
			blocked: () => this.#deeds.blocked
		};
		page.on('console', (message) => {
			const text = message.text();
			if (text.startsWith(RAN)) executed().push(text);
			if (text.startsWith(BLOCKED)) blocked().push(text);
		});
		page.on('dialog', (dialog) => {
			// Leaving with work that could be kept nowhere may ask.
			if (dialog.type() !== 'beforeunload') executed().push(`dialog: ${dialog.message()}`);
			void dialog.accept().catch(() => {});
		});
		page.on('request', (request) => {
			const url = request.url();
			if (/^(http|ws)/.test(url) && new URL(url).origin !== this.#own)
				executed().push(`asked ${url.slice(0, 100)}`);
		});
	}
}

/** Runs in every document before it: what payloads call says that it was called. */
function tellTales([ran, blocked]: string[]): void {
	for (const name of ['alert', 'confirm', 'prompt', 'print'])
		Reflect.set(window, name, (...words: unknown[]) => console.info(`${ran} ${name} ${String(words[0])}`));
	addEventListener('securitypolicyviolation', (event) =>
		console.info(`${blocked} ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
	);
}

/** Does to everything what some payloads wait for: hovers, focuses, and whatever an element says that it listens to. */
export async function touchAll(page: Page): Promise<void> {
	await page.locator('body *').evaluateAll((all) => {
		for (const element of all) {
			for (const type of ['mouseover', 'pointerover', 'focus', 'mousemove'])
				element.dispatchEvent(new Event(type, { bubbles: true }));
			// No element of the product's has a handler for an attribute.
			for (const { name } of element.attributes)
				if (/^on[a-z]/.test(name)) element.dispatchEvent(new Event(name.slice(2)));
		}
		for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]'))
			if (/^\s*(javascript|data|vbscript):/i.test(link.href)) link.click();
	});
}
