import AxeBuilder from '@axe-core/playwright';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Locator,
	type Page
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';

/** The cast of the journeys: people with a browser of their own, and what they do again and again. */

const FLAGS =
	'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** How every browser here is started. */
export const CHROMIUM = {
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	headless: true,
	args: FLAGS.split(' ')
};

let browser: Browser;
let elsewhere: string | undefined;

/** Everybody here goes to another product than the one of all journeys. */
export const goTo = (url: string): void => void (elsewhere = url);

/** Where everybody here goes. */
const place = (): string => elsewhere ?? inject('url');
const contexts: BrowserContext[] = [];
const troubles: string[] = [];

/**
 * What went wrong in anybody's browser since it was asked last: errors of scripts, dialogs, what the content
 * security policy refused, what was fetched from elsewhere. After every test there must be none.
 */
export const troublesSeen = (): string[] => troubles.splice(0);

/** What a journey that failed has seen last. */
async function lastSeen(page: Page): Promise<string> {
	const text = await page.locator('body').innerText({ timeout: 1_000 }).catch(String);
	return `${page.url()}\n${text.replace(/\n{2,}/g, '\n').slice(0, 1_500)}`;
}

/** Call once at the top of a file with journeys. Whoever comes during a test leaves with it. */
export function withBrowser(): void {
	let before = 0;
	beforeAll(async () => {
		browser = await chromium.launch(CHROMIUM);
	});
	beforeEach(() => {
		before = contexts.length;
	});
	afterEach(async ({ task }) => {
		if (task.result?.state === 'fail')
			for (const page of contexts.flatMap((context) => context.pages())) console.error(await lastSeen(page));
		await Promise.all(contexts.splice(before).map((context) => context.close()));
		expect(troublesSeen()).toEqual([]);
	});
	afterAll(async () => {
		await browser?.close();
	});
}

const DEVICES: Record<'phone' | 'desk', BrowserContextOptions> = {
	phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
	desk: { viewport: { width: 1280, height: 900 } }
};

/**
 * Somebody with a fresh browser.
 * @param speaks their browser's language
 * @param script `false`: JavaScript is off
 */
export async function somebody(
	on: keyof typeof DEVICES = 'desk',
	{ speaks = 'en-US', script = true, scheme = 'light' as 'light' | 'dark' } = {}
): Promise<Page> {
	const context = await browser.newContext({
		...DEVICES[on],
		baseURL: place(),
		locale: speaks,
		javaScriptEnabled: script,
		colorScheme: scheme,
		reducedMotion: 'reduce'
	});
	context.setDefaultTimeout(15_000);
	contexts.push(context);
	context.on('page', (page) => watch(unhurried(page, script)));
	return context.newPage();
}

/** A respondent's page begins its script behind its first picture, and nobody is quicker than that. */
function unhurried(page: Page, script: boolean): Page {
	const { goto, reload } = page;
	const looked = async <T>(there: T): Promise<T> => {
		if (script) await page.evaluate(painted).catch(() => undefined);
		return there;
	};
	page.goto = async (...there) => looked(await goto.apply(page, there));
	page.reload = async (...how) => looked(await reload.apply(page, how));
	return page;
}

const painted = () =>
	new Promise<void>((done) => {
		const wait = (frames: number) =>
			frames ? requestAnimationFrame(() => wait(frames - 1)) : void setTimeout(done);
		wait(document.querySelector('#survey') ? 5 : 0);
		setTimeout(done, 400);
	});

function watch(page: Page): void {
	page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
	page.on('console', (message) => {
		const text = message.text();
		if (/content security policy/i.test(text)) troubles.push(`${page.url()}: ${text}`);
	});
	page.on('request', (request) => {
		const { protocol, origin } = new URL(request.url());
		if (/^(http|ws)/.test(protocol) && origin !== place())
			troubles.push(`${page.url()}: asks ${request.url()}`);
	});
	page.on('dialog', (dialog) => {
		// Leaving with work that could be kept nowhere asks, and nothing else may.
		troubles.push(`${page.url()}: a dialog says ${dialog.message()}`);
		void dialog.dismiss();
	});
}

/** Waits until all of it can be seen. */
export async function see(...what: Locator[]): Promise<void> {
	for (const one of what) await one.first().waitFor();
}

/** What comes to be so while one waits as long as people do. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 10_000, interval: 100 });

/** Waits until somebody finds themselves at this place. */
export const arrive = (page: Page, path: RegExp | string): Promise<void> => page.waitForURL(path);

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param only these rules, not all
 * @throws (fails the test) naming each rule that axe finds broken, and where
 */
export async function expectAccessible(
	page: Page,
	{ but = [] as string[], only = [] as string[] } = {}
): Promise<void> {
	let builder = new AxeBuilder({ page });
	builder = only.length ? builder.withRules(only) : builder.withTags(STANDARDS);
	for (const selector of but) builder = builder.exclude(selector);
	const told = async () =>
		(await builder.analyze()).violations.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
		);
	// Looked at twice before it is said: a colour on its way from one to another is nobody's page.
	if ((await told()).length) expect(await told(), page.url()).toEqual([]);
}

let people = 0;

/** Fills the page's form in by its fields' names and sends it. */
export async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
	const names = Object.keys(fields);
	for (const name of names) await page.locator(`input[name="${name}"]`).fill(fields[name] ?? '');
	await page.locator(`form:has(input[name="${names[0]}"]) button[type=submit]`).click();
}

/** Signs somebody new up, as they would; they are in their own new team afterwards. */
export async function signUp(
	page: Page,
	{ name = 'Mei', team = 'Field team' } = {}
): Promise<{ email: string; password: string }> {
	const email = `person-${Date.now()}-${++people}@journeys.example`;
	const password = 'a long enough password';
	await page.goto('/sign-up');
	await fillIn(page, { name, email, password });
	await arrive(page, '**/welcome');
	await fillIn(page, { name: team });
	await arrive(page, '**/home');
	return { email, password };
}

export async function signIn(
	page: Page,
	email = 'ada@earshot.example',
	password = 'listen-closely'
): Promise<void> {
	await page.goto('/sign-in');
	await fillIn(page, { email, password });
	await arrive(page, '**/home');
}

export type Definition = Record<string, unknown>;

/**
 * A survey of the team that the person looks at, made without the builder: that has journeys of its own.
 * @returns its id
 */
export async function newSurvey(page: Page, definition: Definition, name?: string): Promise<string> {
	const team = /name="team" value="([\w-]+)"/.exec(
		await (await page.request.get('/surveys/new')).text()
	)?.[1];
	const made = await page.request.post('/surveys/new?/create', {
		form: { team: team ?? '', template: 'blank' },
		headers: { origin: place(), accept: 'text/html' },
		maxRedirects: 0
	});
	const id = /surveys\/([\w-]+)\/edit/.exec(made.headers()['location'] ?? '')?.[1] ?? '';
	await save(page, id, definition, 1);
	if (name)
		await page.request.post(`/surveys/${id}/edit?/rename`, {
			form: { name },
			headers: { origin: place(), accept: 'text/html' }
		});
	return id;
}

/** Saves a draft as the builder does, on top of a revision. */
export async function save(page: Page, id: string, definition: Definition, revision: number): Promise<void> {
	const saved = await page.request.put(`/surveys/${id}/edit`, { data: { revision, definition } });
	expect(saved.status(), await saved.text()).toBe(200);
}

/** Publishes on the Publish page. @returns the link for respondents */
export async function publish(
	page: Page,
	id: string,
	mode: 'anonymous' | 'identified' = 'identified'
): Promise<string> {
	await page.goto(`/surveys/${id}/publish`);
	await page.locator(`input[name=mode][value=${mode}]`).check();
	await page.getByRole('button', { name: m.posts_publish(), exact: true }).click();
	const link = page.getByRole('textbox', { name: m.posts_link_label() });
	await see(page.getByText(m.posts_published({ number: 1 })), link);
	return link.inputValue();
}

/** @returns the number of responses that a screen reader hears on the board */
export async function responsesOn(board: Page): Promise<number> {
	const said = await board.locator('dl dd').first().ariaSnapshot();
	return Number(/definition: "?([\d,]+)/.exec(said)?.[1]?.replaceAll(',', ''));
}
