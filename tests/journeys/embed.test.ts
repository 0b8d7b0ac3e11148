import { gzipSync } from 'node:zlib';
import type { FrameLocator, Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { snippet, type Mode } from '$lib/survey/embed/snippets';
import { database } from '../../bench/product';
import {
	expectAccessible,
	newSurvey,
	publish,
	see,
	signUp,
	somebody,
	soon,
	troublesSeen,
	withBrowser
} from '../people';
import { heardOn, Host, listenOn } from './host';

withBrowser();

const TWO_PAGES = {
	title: 'How was it?',
	pages: [
		{
			elements: Array.from({ length: 8 }, (_, at) => ({
				type: 'comment',
				name: `c${at}`,
				title: `Words ${at}`
			}))
		},
		{ elements: [{ type: 'text', name: 'last', title: 'One more thing' }] }
	]
};

let sql: Sql;
let studio: Page;
let host: Host;
let id: string;
let slug: string;
/** Published, and for nobody's frame. */
let closed: { id: string; slug: string };

async function published(name: string) {
	const id = await newSurvey(studio, TWO_PAGES, name);
	const link = await publish(studio, id, 'anonymous');
	return { id, slug: new URL(link).pathname.split('/').pop() ?? '' };
}

/** Sets what is allowed, as the form of the share screen does. */
async function allow(id: string, fields: Record<string, string>): Promise<number> {
	const answer = await studio.request.post(`/surveys/${id}/share`, {
		form: { frames: '', ...fields },
		headers: { origin: inject('url'), accept: 'text/html' }
	});
	return answer.status();
}

beforeAll(async () => {
	sql = database(inject('data'));
	host = await Host.open();
	studio = await somebody('desk');
	await signUp(studio);
	closed = await published('For no frame');
	({ id, slug } = await published('For frames'));
	expect(await allow(id, { frames: host.origin })).toBe(200);
});
afterAll(async () => {
	await host.close();
	await sql.end();
});

// The host is another origin, and that is all that may be out of the ordinary.
afterEach(() => {
	const strange = troublesSeen().filter((trouble) => !trouble.includes(`asks ${host.origin}/`));
	expect(strange).toEqual([]);
});

const code = (mode: Mode, of = slug) =>
	snippet(mode, { origin: inject('url'), slug: of, name: 'For frames', press: 'Give feedback' });

async function visit(body: string, on: 'desk' | 'phone' = 'desk', lang = 'en'): Promise<Page> {
	const page = await somebody(on);
	await listenOn(page);
	await page.goto(host.page(body, { lang }));
	return page;
}
const survey = (page: Page): FrameLocator => page.frameLocator('iframe[src] >> nth=0');
const names = async (page: Page) => (await heardOn(page)).map(({ name }) => name);
const heightOf = async (page: Page) =>
	Math.round((await page.locator('iframe[src]').boundingBox())?.height ?? 0);
const next = (page: Page) => survey(page).getByRole('button', { name: m.respond_next() });
const words = (page: Page, at = 0) => survey(page).getByLabel(`Words ${at}`);

async function finish(page: Page, said: string): Promise<void> {
	await words(page).fill(said);
	await next(page).click();
	await survey(page).getByLabel('One more thing').fill(said);
	await survey(page).getByRole('button', { name: m.respond_send() }).dblclick();
	await see(survey(page).getByRole('heading', { name: m.respond_thanks_title() }));
}
const stored = async (said: string) =>
	(await sql`select 1 from public.responses where answers->>'last' = ${said}`).length;

describe('on a foreign page with a strict policy', () => {
	it('inline: sizes itself, tells how far somebody is, and is answered once', async () => {
		const page = await visit(code('inline'));
		const said = `Inline ${Date.now()}`;
		await see(words(page));
		const whole = () =>
			survey(page)
				.locator('body')
				.evaluate((body) => body.clientHeight);
		await soon(() => heightOf(page)).toBe(await whole());
		const first = await heightOf(page);
		// Eight comments are taller than any window, and the second page is not.
		expect(first).toBeGreaterThan(900);
		await next(page).scrollIntoViewIfNeeded();
		await finish(page, said);
		await soon(() => heightOf(page)).toBeLessThan(first / 2);
		await soon(() => names(page)).toEqual(['ready', 'page', 'started', 'page', 'completed']);
		const heard = await heardOn(page);
		expect(heard.map(({ detail }) => detail)).toEqual([
			null,
			{ page: 1, pages: 2 },
			null,
			{ page: 2, pages: 2 },
			null
		]);
		expect(new Set(heard.map(({ at }) => at))).toEqual(new Set(['earshot-survey']));
		// The second page and the thanks begin where they can be seen.
		expect((await page.locator('iframe').boundingBox())?.y).toBeGreaterThanOrEqual(0);
		expect(await stored(said)).toBe(1);
	});

	it('popup: a dialog with its focus; Escape closes it from inside the survey, and nothing is lost', async () => {
		const page = await visit(code('popup'));
		const button = page.getByRole('button', { name: 'Give feedback' });
		const dialog = page.getByRole('dialog', { name: m.share_embed_survey() });
		expect(await dialog.count()).toBe(0);
		await button.click();
		await see(dialog, words(page));
		await expectAccessible(page);
		await words(page).fill('Half a thought');
		await words(page).press('Escape');
		await dialog.waitFor({ state: 'hidden' });
		await soon(() => page.evaluate(() => document.activeElement?.id)).toBe('feedback');
		await button.press('Enter');
		expect(await words(page).inputValue()).toBe('Half a thought');
		await finish(page, `Popup ${Date.now()}`);
		await dialog.getByRole('button', { name: m.share_embed_close() }).click();
		const all = ['ready', 'page', 'started', 'closed', 'page', 'completed', 'closed'];
		await soon(() => names(page)).toEqual(all);
	});

	it('slide-in: comes by itself, takes no focus, fits a phone, and once closed stays away', async () => {
		const body = `<label>Search <input></label>${code('slide-in').replace('delay="20"', 'delay="0.1"')}`;
		const page = await visit(body, 'phone');
		await page.getByLabel('Search').focus();
		const panel = page.getByRole('dialog', { name: m.share_embed_survey() });
		await see(panel, words(page));
		expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
		const box = await panel.boundingBox();
		expect(box?.x).toBeGreaterThanOrEqual(0);
		expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
		expect((box?.y ?? 0) + (box?.height ?? 9999)).toBeLessThanOrEqual(844);
		await words(page, 7).scrollIntoViewIfNeeded();
		await expectAccessible(page);
		await panel.getByRole('button', { name: m.share_embed_close() }).tap();
		await panel.waitFor({ state: 'hidden' });
		await soon(() => names(page)).toContain('closed');
		expect(await page.context().cookies()).toEqual([]);
		await page.clock.install();
		await page.reload();
		await page.clock.runFor(60_000);
		expect(await page.locator('iframe').getAttribute('src')).toBeNull();
	});

	it('full: as tall as the window, and scrolls by itself', async () => {
		const page = await visit(code('full'));
		await see(words(page));
		await words(page, 7).fill('Far down');
		expect(await heightOf(page)).toBe(900);
	});

	it('speaks the language of the page, and brings along what the page prefills', async () => {
		const element = `<earshot-survey survey="${slug}" lang="zh-CN" prefill="plan=a%26b&place=大堂"></earshot-survey>`;
		const page = await visit(`<script src="${inject('url')}/embed.js" async></script>${element}`);
		await see(words(page));
		expect(await page.locator('iframe').getAttribute('title')).toBe(
			m.share_embed_survey({}, { locale: 'zh-CN' })
		);
		const src = new URL((await page.locator('iframe').getAttribute('src')) ?? '');
		expect([...src.searchParams]).toEqual([
			['lang', 'zh-CN'],
			['field.plan', 'a&b'],
			['field.place', '大堂']
		]);
	});

	it('by attributes of the script alone', async () => {
		const tag = `<script src="${inject('url')}/embed.js" data-survey="${slug}" data-mode="popup" data-label="Tell us" async></script>`;
		const page = await visit(tag + tag);
		await see(page.getByRole('dialog', { name: 'Tell us' }));
		expect(await page.locator('earshot-survey').count()).toBe(2);
	});

	it('as a plain frame: a fixed height alone, its own with the script, however late that comes', async () => {
		const page = await visit(code('iframe'));
		await see(words(page));
		expect(await heightOf(page)).toBe(640);
		await page.evaluate(
			(src) => {
				document.body.append(Object.assign(document.createElement('script'), { src }));
			},
			`${inject('url')}/embed.js`
		);
		await soon(() => heightOf(page)).toBeGreaterThan(900);
		expect(await names(page)).toEqual(['ready', 'page']);
		await words(page).fill('Plainly');
		await soon(async () => (await heardOn(page)).at(-1)).toEqual({
			name: 'started',
			detail: null,
			at: 'iframe'
		});
	});
});

describe('between the frame and its host', () => {
	it('only our own frames are believed', async () => {
		const page = await visit(code('inline'));
		await see(words(page));
		await soon(() => names(page)).toContain('page');
		const before = await heightOf(page);
		await page.evaluate(() => {
			postMessage({ earshot: 'completed' }, '*');
			document.body.append(document.createElement('iframe'));
		});
		// Another frame of the host's, and another window of ours: right origin, wrong window.
		const stranger = page.frames().find((frame) => frame.url() === 'about:blank');
		await stranger?.evaluate(() => parent.postMessage({ earshot: 'height', height: 7 }, '*'));
		const opened = page.waitForEvent('popup');
		await page.evaluate((link) => void open(link), `${inject('url')}/s/${slug}`);
		const ours = await opened;
		await ours.waitForLoadState();
		const posted = await ours.evaluate(() => {
			opener?.postMessage({ earshot: 'completed' }, '*');
			return Boolean(opener);
		});
		expect([stranger !== undefined, posted]).toEqual([true, true]);
		await ours.close();
		// Messages arrive in their order: behind one of the survey's own, those before it were heard.
		await words(page).fill('An answer');
		await soon(() => names(page)).toContain('started');
		expect(await names(page)).not.toContain('completed');
		expect(await heightOf(page)).toBe(before);
		// Right window, wrong origin: our frame was led elsewhere.
		const led = page.frames().find((frame) => frame.url().includes(`/s/${slug}`));
		await page.locator('iframe[src]').evaluate((frame: HTMLIFrameElement) => (frame.src = 'about:blank'));
		await soon(() => led?.url()).toBe('about:blank');
		await led?.evaluate(() => parent.postMessage({ earshot: 'completed' }, '*'));
		await page.evaluate(
			() =>
				new Promise((heard) => {
					addEventListener('message', heard, { once: true });
					postMessage('behind it', '*');
				})
		);
		expect(await names(page)).not.toContain('completed');
	});

	it('a host that says anything at all to the survey changes nothing there', async () => {
		const page = await visit(code('inline'));
		await words(page).fill('Mine');
		await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
			for (const earshot of ['completed', 'page', 'escape', 'send', 'fill'])
				frame.contentWindow?.postMessage({ earshot, page: 2, pages: 1, answers: { c0: 'Theirs' } }, '*');
		});
		await next(page).click();
		await survey(page).getByRole('button', { name: m.respond_back() }).click();
		expect(await words(page).inputValue()).toBe('Mine');
	});

	it('says no word of the answers', async () => {
		const page = await somebody();
		await page.addInitScript(() => {
			window.heard = [];
			addEventListener('message', ({ data }) => window.heard.push(data));
		});
		await page.goto(host.page(code('inline')));
		await finish(page, 'A secret');
		await soon(async () => JSON.stringify(await heardOn(page))).toContain('completed');
		const all: unknown[] = await heardOn(page);
		expect(JSON.stringify(all)).not.toContain('secret');
		const keys = new Set(all.flatMap((one) => Object.keys(Object(one))));
		expect([...keys].filter((key) => !['earshot', 'height', 'page', 'pages'].includes(key))).toEqual([]);
	});
});

describe('where the owner does not allow it', () => {
	const refused = () => troublesSeen().filter((trouble) => /frame-ancestors/i.test(trouble)).length;

	it('nobody frames the survey, and no popup comes up to show that', async () => {
		const page = await somebody();
		await listenOn(page);
		const slideIn = code('slide-in', closed.slug).replace('delay="20"', 'delay="0"');
		await page.goto(host.page(code('inline', closed.slug) + slideIn.slice(slideIn.indexOf('\n'))));
		await soon(() => page.locator('iframe').count()).toBe(2);
		await page.waitForLoadState('networkidle');
		expect(refused()).toBeGreaterThan(0);
		expect(page.frames().some((frame) => frame.url().startsWith(inject('url')))).toBe(false);
		expect(await page.getByRole('dialog').count()).toBe(0);
		expect(await heardOn(page)).toEqual([]);
		// Its control: the same page, allowed.
		await allow(closed.id, { frames: `https://other.example\n${host.origin}` });
		await page.reload();
		await see(page.getByRole('dialog'));
		expect(new Set(await names(page))).toEqual(new Set(['ready', 'page']));
		await allow(closed.id, { frames: 'https://other.example' });
		await page.reload();
		await page.waitForLoadState('networkidle');
		expect(refused()).toBeGreaterThan(0);
		expect(await heardOn(page)).toEqual([]);
	});

	it('headers say so on every page that respondents get', async () => {
		await allow(closed.id, {});
		const look = async (path: string) => {
			const headers = (await studio.request.get(path)).headers();
			const policy = headers['content-security-policy'] ?? '';
			return [/frame-ancestors [^;]*/.exec(policy)?.[0], headers['x-frame-options']];
		};
		for (const end of ['', '/thanks']) {
			expect(await look(`/s/${closed.slug}${end}`)).toEqual(["frame-ancestors 'none'", 'DENY']);
			expect(await look(`/s/${slug}${end}`)).toEqual([`frame-ancestors ${host.origin}`, undefined]);
		}
		for (const path of [`/surveys/${id}/share`, '/s/none-such', '/sign-in'])
			expect(await look(path)).toEqual(["frame-ancestors 'none'", 'DENY']);
	});
});

it('the script is small, for every origin, and not sent twice', async () => {
	const ask = (headers: Record<string, string> = {}) => fetch(`${inject('url')}/embed.js`, { headers });
	const answer = await ask();
	expect(answer.headers.get('access-control-allow-origin')).toBe('*');
	expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
	expect(answer.headers.get('cache-control')).toMatch(/public, max-age=\d+/);
	expect(answer.headers.get('set-cookie')).toBeNull();
	expect(gzipSync(await answer.text(), { level: 9 }).length).toBeLessThanOrEqual(2_500);
	const again = await ask({ 'if-none-match': answer.headers.get('etag') ?? '' });
	expect([again.status, await again.text()]).toEqual([304, '']);
});

describe('the share screen', () => {
	const box = (page: Page) => page.getByLabel(m.share_frames());
	const kioskLink = (page: Page) => page.getByRole('textbox', { name: m.share_kiosk_link() });
	const save = (page: Page) => page.getByRole('button', { name: m.share_save() }).click();

	it.each(['desk', 'phone'] as const)(
		'on a %s: says which line is wrong, keeps it, and saves what is right',
		async (on) => {
			const page = await somebody(on);
			await page.context().addCookies(await studio.context().cookies());
			await page.goto(`/surveys/${id}/share`);
			await see(page.getByRole('heading', { name: m.share_embed() }));
			await expectAccessible(page);
			await box(page).fill(`${host.origin}\nintranet`);
			await page.getByLabel(m.share_kiosk(), { exact: true }).check();
			await save(page);
			await see(page.getByText(m.share_mistake_origin({ line: 2 })));
			expect(await box(page).inputValue()).toBe(`${host.origin}\nintranet`);
			expect(await page.getByLabel(m.share_kiosk(), { exact: true }).isChecked()).toBe(true);
			await expectAccessible(page);
			await page.emulateMedia({ colorScheme: 'dark' });
			await expectAccessible(page, { only: ['color-contrast'] });
			await box(page).fill(host.origin);
			await save(page);
			await see(page.getByText(m.share_saved()), kioskLink(page));
			expect(await kioskLink(page).inputValue()).toBe(`${inject('url')}/s/${slug}?kiosk=1`);
			expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		}
	);

	it('without JavaScript it does the same', async () => {
		const page = await somebody('phone', { script: false });
		await page.context().addCookies(await studio.context().cookies());
		await page.goto(`/surveys/${id}/share`);
		await box(page).fill(`${host.origin}\n\nhttp://intranet.example`);
		await page.getByLabel(m.share_partials()).check();
		await save(page);
		await see(page.getByText(m.share_mistake_scheme({ line: 3 })));
		expect(await box(page).inputValue()).toContain('http://intranet.example');
		expect(await page.getByLabel(m.share_partials()).isChecked()).toBe(true);
		await box(page).fill(host.origin);
		await save(page);
		await see(page.getByText(m.share_saved()));
	});

	it('is not for another team', async () => {
		const stranger = await somebody();
		await signUp(stranger);
		expect((await stranger.request.get(`/surveys/${id}/share`)).status()).toBe(404);
	});
});
