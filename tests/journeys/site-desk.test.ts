import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { HOSTILE, SAMPLES } from '../../supabase/tests/samples';
import { expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import { canvasOf, newSite, SITE } from './desk';

withBrowser();

// What an author does in the builder of sites besides writing: carries things between sites, brings pictures and
// films, works in two tabs at once.

const saved = (page: Page) => soon(() => page.locator('[data-save]').getAttribute('data-save')).toBe('saved');
const thing = (page: Page, id: string) => page.locator(`[data-region="canvas"] [data-thing="${id}"]`);

async function open(page: Page, id: string, element = 'hello') {
	await page.goto(`/sites/${id}/edit?element=${element}`);
	await see(thing(page, element));
	await soon(canvasOf(page).focused).toBe(element);
	return canvasOf(page);
}

/** The site with these blocks as its only ones. */
const siteOf = (...blocks: object[]) => {
	const [home, ...others] = SITE.pages;
	const sections = [{ id: 'first', layout: 'one', tone: 'plain', slots: [blocks] }];
	return { ...SITE, pages: [{ ...home, sections }, ...others] };
};

describe('between two sites of a team', () => {
	it('carries blocks and sections through the clipboard, and takes back what it pasted', async () => {
		const page = await somebody('desk');
		await signUp(page);
		const [from, into] = [await newSite(page), await newSite(page, siteOf())];
		const here = await open(page, from);
		await here.press('Control+c');
		await soon(here.heard).toBe(m.desk_copied());

		const other = await page.context().newPage();
		const there = await open(other, into, 'first');
		await there.press('Control+v');
		await soon(async () => (await there.order()).length).toBe(1);
		expect(await there.heard()).toBe(m.desk_pasted({ count: 1 }));
		await see(other.getByRole('treeitem', { name: /Hello/ }));
		// Another thing of its own: the one it was copied from keeps its name.
		expect(await there.order()).not.toContain('hello');
		expect(await there.focused()).toBe((await there.order())[0]);

		await page.bringToFront();
		await thing(page, 'first').focus();
		await here.press('Control+c');
		await other.bringToFront();
		await there.press('Control+v');
		await soon(async () => (await there.order()).length).toBe(3);
		await there.press('Control+z');
		await soon(async () => (await there.order()).length).toBe(1);
		expect(await there.focused()).not.toBe('');
		await there.press('Control+Shift+z');
		await soon(async () => (await there.order()).length).toBe(3);
		await saved(other);
	});

	it('leaves the focus somewhere, whatever is taken back', async () => {
		const page = await somebody('desk');
		await signUp(page);
		const desk = await open(page, await newSite(page));
		for (const [key, blocks] of [
			['Control+d', 4],
			['Control+z', 3],
			['Delete', 2],
			['Control+z', 3]
		] as const) {
			await desk.press(key);
			await soon(async () => (await desk.order()).length).toBe(blocks);
			await soon(desk.focused).not.toBe('');
		}
		// The button that takes back the last step there is has nothing more to do.
		await desk.press('Control+d');
		const undo = page.getByRole('button', { name: m.builder_undo() });
		await undo.focus();
		for (let n = 0; n < 10 && (await undo.isEnabled()); n++) await desk.press('Enter');
		await soon(() => undo.isDisabled()).toBe(true);
		await soon(desk.focused).not.toBe('');
	});
});

describe('pictures and files', () => {
	it('are asked what they show, and what must stay in sight, by keys', async () => {
		const page = await somebody('desk', { scheme: 'dark' });
		await signUp(page);
		const desk = await open(
			page,
			await newSite(page, siteOf({ id: 'photo', kind: 'image', fields: {} })),
			'photo'
		);
		await soon(() => thing(page, 'photo').locator('.obstacles').count()).toBe(1);
		await page.locator('.right').getByRole('button', { name: m.desk_picture_add() }).press('Enter');
		const dialog = page.getByRole('dialog');
		await see(dialog);
		const file = dialog.locator('input[type=file]');

		await file.setInputFiles({
			name: 'a.png',
			mimeType: 'image/png',
			buffer: HOSTILE['an SVG'] ?? Buffer.of()
		});
		await see(dialog.getByText(m.desk_picture_type()));
		const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#258' } })
			.jpeg()
			.toBuffer();
		await file.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
		const focus = dialog.getByRole('slider', { name: m.desk_focus() });
		await see(focus);
		await focus.focus();
		await desk.press('ArrowRight', 'ArrowUp');
		expect(await focus.getAttribute('aria-valuetext')).toBe(m.desk_focus_at({ left: 55, top: 45 }));
		await dialog.getByRole('radio', { name: m.desk_crop_square() }).press('Space');
		await dialog.getByLabel(m.desk_alt()).first().fill('Ada at the market');
		await expectAccessible(page);
		await dialog.getByRole('button', { name: m.desk_picture_keep() }).press('Enter');
		await see(thing(page, 'photo').getByRole('img', { name: 'Ada at the market' }));
		await soon(() => thing(page, 'photo').locator('.obstacles').count()).toBe(0);
		await saved(page);
		await expectAccessible(page);
	});

	it('are a film with its captions, and what they are not is said in a sentence', async () => {
		const page = await somebody('desk');
		await signUp(page);
		const film = { id: 'film', kind: 'video', fields: { title: { en: 'Two minutes' } } };
		await open(page, await newSite(page, siteOf(film)), 'film');
		const right = page.locator('.right');
		const video = right.getByRole('group', { name: 'Video file' });
		await video
			.locator('input')
			.setInputFiles({ name: 'talk.mp4', mimeType: 'video/mp4', buffer: SAMPLES['pdf'] ?? Buffer.of() });
		await see(video.getByRole('alert').getByText(m.desk_file_type()));
		await video
			.locator('input')
			.setInputFiles({ name: 'talk.mp4', mimeType: 'video/mp4', buffer: SAMPLES['mp4'] ?? Buffer.of() });
		await see(video.getByText('talk.mp4'));
		expect(await video.getByRole('alert').count()).toBe(0);

		const captions = right.getByRole('group', { name: 'Captions' }).first();
		await captions.getByRole('button', { name: m.desk_add_entry({ what: 'Captions' }) }).press('Enter');
		const buffer = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the programme\n');
		await captions
			.locator('input[type=file]')
			.setInputFiles({ name: 'talk.vtt', mimeType: 'text/vtt', buffer });
		await see(captions.getByText('talk.vtt'));
		await soon(() => thing(page, 'film').locator('video').count()).toBe(1);
		await saved(page);
		await page.reload();
		await soon(() => thing(page, 'film').locator('video track').count()).toBe(1);
	});
});

describe('in two tabs', () => {
	it('loses nothing of what was typed: mine becomes a site of its own', async () => {
		const page = await somebody('desk');
		await signUp(page);
		const id = await newSite(page);
		const first = await open(page, id);
		const other = await page.context().newPage();
		const second = await open(other, id);
		await second.press('Enter', 'End');
		await other.keyboard.type(' theirs');
		await saved(other);

		await page.bringToFront();
		await first.press('Enter', 'End');
		await page.keyboard.type(' mine');
		const choice = page.getByRole('dialog', { name: m.builder_conflict_title() });
		await see(choice);
		await expectAccessible(page);
		await choice.getByRole('button', { name: m.builder_conflict_mine() }).press('Enter');
		await soon(() => new URL(page.url()).pathname.includes(id)).toBe(false);
		await see(page.getByRole('treeitem', { name: /Hello mine/ }));
		await other.reload();
		await see(other.getByRole('treeitem', { name: /Hello theirs/ }));
	});
});

describe('on a phone, in the dark, in Chinese', () => {
	it('can be built in: the page, what there is, and what can be set', async () => {
		const page = await somebody('phone', { scheme: 'dark', speaks: 'zh-CN' });
		await signUp(page);
		const unknown = { id: 'strange', kind: 'from-tomorrow', fields: { words: 'kept' } };
		const [home] = SITE.pages;
		const blocks = [...(home?.sections[0]?.slots[0] ?? []), unknown];
		await open(page, await newSite(page, siteOf(...blocks)));
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(1);
		// A reader sees nothing of it; its author is told.
		await see(thing(page, 'strange').locator('*', { hasText: /\p{Script=Han}/u }));
		await expectAccessible(page);
	});
});
