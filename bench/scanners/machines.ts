import type { Letter } from './letters.ts';
import { ask, BROWSER, formsOf, linksOf, press, resourcesOf, type Page } from './page.ts';

// Machines that open letters before people do, without a browser.

/** Asks whether it is there, and then for it. */
export async function headThenGet({ links }: Letter): Promise<void> {
	const headers = { 'user-agent': 'LinkCheck/2.1', accept: '*/*' };
	for (const link of links) {
		await ask(link, { method: 'HEAD', headers });
		await ask(link, { headers });
	}
}

/** Every link as a browser asks for it, and whatever its page loads and leads to, two pages deep. */
export async function crawl({ links }: Letter): Promise<void> {
	const seen = new Set<string>();
	let next = links;
	for (let depth = 0; depth <= 2; depth++) {
		const found: string[] = [];
		for (const link of next) {
			if (seen.has(link)) continue;
			seen.add(link);
			const { url, html } = await ask(link, { headers: BROWSER });
			const here = new URL(url).origin;
			const around = [...resourcesOf(html, url), ...linksOf(html, url)];
			found.push(...around.filter((one) => new URL(one).origin === here));
		}
		next = found;
	}
}

/** Sends every form of a page once with each of its buttons. @returns the pages that came of it */
async function pressAll(page: Page): Promise<Page[]> {
	const came: Page[] = [];
	for (const form of formsOf(page.html, page.url))
		for (const button of form.buttons.length ? form.buttons : [null])
			came.push(await press(form, button, page.url));
	return came;
}

/**
 * Opens every link and sends every form with every button that it finds, one page deep and, of two of its answers
 * and the way out, two: more would be five hundred forms for each recipient.
 *
 * @param slow waits between opening the first page and pressing, for as long as a person looks at it
 */
export async function pressEverything(
	{ links, answers, unsubscribe, at }: Letter,
	slow: number
): Promise<void> {
	const deep = [unsubscribe, ...[0, 5].map((index) => answers[(at + index) % answers.length])];
	// The first may be any of them.
	const turned = [...links.slice(at % links.length), ...links.slice(0, at % links.length)];
	for (const [index, link] of turned.entries()) {
		const page = await ask(link, { headers: BROWSER });
		if (index === 0) await new Promise((next) => setTimeout(next, slow));
		for (const came of await pressAll(page)) if (deep.includes(link)) await pressAll(came);
	}
}
