import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { OWN, payloadsFrom, spread } from '../../bench/hostile/payloads';
import { touchAll } from '../../bench/hostile/watch';
import { ROOT } from '../../bench/product';
import { see, signUp, somebody, soon, withBrowser } from '../people';
import { canvasOf, newSite } from './desk';

withBrowser();

// What other programs and attackers put into the clipboard, pasted into the builder: onto the canvas, where it becomes
// blocks, and into a text that is being written.

const CORPUS = path.resolve(ROOT, '../shared/corpus/html/live-payloads.json');
const payloads = [...OWN, ...(existsSync(CORPUS) ? spread(payloadsFrom(CORPUS), 200) : [])];
const sample = (program: string) =>
	readFileSync(path.join(ROOT, `src/lib/site/paste/samples/${program}.html.txt`), 'utf8');

/** As a program with that in its clipboard does it: no browser has cleaned anything of it. */
const paste = (page: Page, html: string, text = '') =>
	page.evaluate(
		([html = '', text = '']) => {
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/html', html);
			clipboardData.setData('text/plain', text);
			const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
			document.activeElement?.dispatchEvent(paste);
		},
		[html, text]
	);

/** The same by a pointer that brings it along. */
const drop = (page: Page, html: string) =>
	page.evaluate((html) => {
		const dataTransfer = new DataTransfer();
		dataTransfer.setData('text/html', html);
		const { x, y } = document.activeElement?.getBoundingClientRect() ?? { x: 0, y: 0 };
		const at = { clientX: x + 5, clientY: y + 5, bubbles: true, cancelable: true };
		document.activeElement?.dispatchEvent(new DragEvent('drop', { dataTransfer, ...at }));
	}, html);

async function atTheDesk(): Promise<{ page: Page; id: string; desk: ReturnType<typeof canvasOf> }> {
	const page = await somebody('desk');
	await page.addInitScript(() => {
		for (const name of ['alert', 'confirm', 'prompt', 'print'])
			Reflect.set(window, name, () => document.documentElement.setAttribute('data-ran', name));
	});
	await signUp(page);
	const id = await newSite(page);
	await page.goto(`/sites/${id}/edit?element=words`);
	await page.locator('[data-region="canvas"] [data-thing="words"]').focus();
	return { page, id, desk: canvasOf(page) };
}

const expectNothingRan = async (page: Page) => {
	await touchAll(page);
	expect(await page.locator('html').getAttribute('data-ran')).toBeNull();
	const foreign =
		'[data-region="canvas"] :is(script, iframe, object, embed, form[action], [onerror], [onload], [onclick])';
	expect(await page.locator(foreign).count()).toBe(0);
};

/** The site as it was saved. */
async function stored(page: Page, id: string): Promise<string> {
	const empty = { format: 1, languages: ['en'], title: {}, about: {}, theme: {}, cover: '', pages: [] };
	// A save that comes too late is answered with what there is.
	const stale = await page.request.put(`/sites/${id}/edit`, { data: { revision: 999_999, document: empty } });
	expect(stale.status()).toBe(409);
	return stale.text();
}

describe('pasted onto the canvas', () => {
	it.each([
		['word', ['Listening together', 'every quarter', 'Three minutes', 'Spring']],
		['docs', ['Spring launch', 'March', 'three questions', '312']],
		['sheet', ['Answers by wave', '2026-03-01']],
		['word-online', ['What changes', 'three minutes']],
		['wps', ['我们听到了什么', '提问', '春季']]
	])('what %s has becomes a block of clean text', async (program, words) => {
		const { page, id, desk } = await atTheDesk();
		const before = (await desk.order()).length;
		await paste(page, sample(program));
		await soon(async () => (await desk.order()).length).toBe(before + 1);
		for (const one of words) await see(page.locator('[data-region="canvas"]').getByText(one));
		for (const one of words) await soon(() => stored(page, id)).toContain(one);
		const document = await stored(page, id);
		expect(document).not.toMatch(/mso-|MsoNormal|SCXW|style=|class=|docs-internal|data-sheets|file:\/\//);
		await expectNothingRan(page);
	});

	it('hostile HTML is words, or nothing', async () => {
		const { page, id, desk } = await atTheDesk();
		for (const at of [0, 1, 2, 3]) {
			const some = payloads.filter((_, index) => index % 4 === at);
			const before = (await desk.order()).length;
			await paste(page, some.map((one) => `<p>Kept ${at}</p>${one}`).join('\n'));
			await soon(async () => (await desk.order()).length).toBeGreaterThan(before);
			await page.locator('[data-region="canvas"] [data-thing="words"]').focus();
			await paste(page, '', some.join('\n\n'));
			await page.locator('[data-region="canvas"] [data-thing="words"]').focus();
		}
		await expectNothingRan(page);
		await soon(() => stored(page, id)).toContain('Kept 3');
		const document = await stored(page, id);
		const links = [...document.matchAll(/"href":"([^"]*)"/g)].map(([, to]) => to);
		expect(links.filter((to) => !/^(https?:\/\/|mailto:|tel:)/.test(to ?? ''))).toEqual([]);
		await page.reload();
		await see(page.getByText('Kept 3'));
		await expectNothingRan(page);
	});

	it('a forged copy of blocks is let in as what is saved is, or not at all', async () => {
		const { page, desk } = await atTheDesk();
		const before = await desk.order();
		const clip = (fields: object) =>
			JSON.stringify({
				earshot: 'earshot/site/1',
				team: 'x',
				sections: [],
				blocks: [{ id: 'a', kind: 'button', fields }]
			});
		const label = { en: '<img src=x onerror=alert(1)>' };
		await paste(
			page,
			'',
			clip({ items: [{ label, link: { to: 'javascript:alert(1)' } }], onclick: 'alert(1)' })
		);
		await soon(async () => (await desk.order()).length).toBe(before.length + 1);
		await see(page.locator('[data-region="canvas"]').getByText('onerror').first());
		await expectNothingRan(page);
		expect(await page.locator('[data-region="canvas"] a[href^="javascript:"]').count()).toBe(0);
	});
});

describe('pasted into a text', () => {
	it('what other programs and attackers have is words with our formatting', async () => {
		const { page, id, desk } = await atTheDesk();
		await desk.press('Enter');
		await see(page.getByRole('toolbar', { name: m.desk_formatting() }));
		await soon(() => page.locator('.ProseMirror:focus').count()).toBe(1);
		for (const program of ['word', 'docs', 'sheets', 'pages']) await paste(page, sample(program));
		await paste(
			page,
			payloads
				.slice(0, 80)
				.map((one) => `<p>Kept</p>${one}`)
				.join('\n')
		);
		await paste(page, '', 'javascript:alert(1)');
		await drop(page, `<p>Dropped</p>${payloads.join('')}`);
		await paste(page, '<a href="javascript:alert(1)">trap</a>');
		await see(
			page.locator('.ProseMirror').getByText('Spring launch'),
			page.locator('.ProseMirror').getByText('trap')
		);
		await expectNothingRan(page);
		expect(await page.locator('.ProseMirror :is(img, span[style], font, [class*=Mso])').count()).toBe(0);
		await desk.press('Escape');
		await soon(() => stored(page, id)).toContain('Spring launch');
		const document = await stored(page, id);
		expect(document).not.toMatch(/"href":"\s*(javascript|data|file|vbscript):/i);
	});
});
