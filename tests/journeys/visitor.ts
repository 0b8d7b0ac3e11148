import { randomUUID } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';

// What visitors of a site send and ask for, without a page around it.

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const attributes = ({ attrs }: Element) => Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

function* within(node: Node, name: string): Generator<Element> {
	for (const child of 'childNodes' in node ? node.childNodes : []) {
		if ('tagName' in child && child.tagName === name) yield child;
		yield* within(child, name);
	}
}

/** Sends the form on the page that asks all of this, as a browser without JavaScript sends it. */
export async function answer(link: string, answers: Record<string, string>): Promise<void> {
	const html = parse(await (await fetch(link)).text());
	const forms = [...within(html, 'form')].map((form) => ({
		action: attributes(form)['action'] ?? '',
		fields: ['input', 'textarea'].flatMap((tag) => [...within(form, tag)].map(attributes))
	}));
	const form = forms.find(({ fields }) =>
		Object.keys(answers).every((one) => fields.some(({ name }) => name === one))
	);
	const hidden = (form?.fields ?? []).filter(({ type }) => type === 'hidden');
	const body = new URLSearchParams(hidden.map(({ name = '', value = '' }) => [name, value]));
	body.set('earshot:id', randomUUID());
	for (const [name, value] of Object.entries(answers)) body.set(name, value);
	const sent = await fetch(new URL(form?.action ?? '', link), {
		method: 'POST',
		body,
		headers: { origin: inject('url'), referer: link, accept: 'text/html' },
		redirect: 'manual'
	});
	expect(sent.headers.get('location'), await sent.text()).toMatch(/\/thanks/);
}

/** @returns every address of the site that its front page leads to or loads, and what belongs to any site */
export async function placesOn(page: Page, link: string): Promise<string[]> {
	await page.goto(link);
	const base = new URL(link).pathname;
	const html = await page.content();
	const named = [...html.matchAll(/(?:href|src|data-from|content)="([^"]+)"/g)].map(([, one = '']) => one);
	const sets = [...html.matchAll(/srcset="([^"]+)"/g)].flatMap(([, set = '']) =>
		set.split(/,\s+/).map((one) => one.split(' ')[0] ?? '')
	);
	const found = [...named, ...sets]
		.map((one) => new URL(one.replaceAll('&amp;', '&'), link))
		.filter(({ origin, pathname }) => origin === inject('url') && `${pathname}/`.startsWith(`${base}/`))
		.map(({ pathname, search }) => pathname + search);
	return [...new Set([...found, base, `${base}/search?q=say`, `${base}/sitemap.xml`])];
}

/** What each of the places is to somebody with all that their browser has kept: whether they get it. */
export async function statuses(page: Page, places: readonly string[]): Promise<Record<string, boolean>> {
	const tags = tagsOf(page);
	const all = await Promise.all(
		places.map(async (place) => {
			const tag = tags.get(place);
			const headers = { accept: 'text/html', ...(tag ? { 'if-none-match': tag } : {}) };
			const got = await page.request.get(place, { headers, maxRedirects: 0 });
			if (got.headers()['etag']) tags.set(place, got.headers()['etag'] ?? '');
			const away = got.headers()['location']?.includes('/door') ?? false;
			// A browser may keep only what it asks after each time.
			expect(got.headers()['cache-control'] ?? 'no-store', place).toMatch(/no-cache|no-store/);
			return [place, got.status() < 400 && !away] as const;
		})
	);
	return Object.fromEntries(all);
}

/** What the browser would ask with: the marks of what it was given before. */
const kept = new WeakMap<Page, Map<string, string>>();
function tagsOf(page: Page): Map<string, string> {
	const tags = kept.get(page) ?? new Map<string, string>();
	kept.set(page, tags);
	return tags;
}
