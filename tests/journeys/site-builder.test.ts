import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { expectAccessible, see, signUp, somebody, soon, withBrowser } from '../people';
import { canvasOf, newSite, SITE } from './desk';

withBrowser();

const FARTHEST = 60;

async function atTheDesk(): Promise<{ page: Page; id: string }> {
	const page = await somebody('desk');
	await signUp(page);
	const id = await newSite(page);
	await page.goto(`/sites/${id}/edit`);
	await see(page.getByRole('group', { name: m.desk_block_name({ name: 'Heading', words: 'Hello' }) }));
	return { page, id };
}

/** Tab until the focus is in a region of the desk. */
async function tabInto(page: Page, region: string): Promise<void> {
	for (let n = 0; n < FARTHEST; n++) {
		await page.keyboard.press('Tab');
		const there = await page.evaluate(
			(region) => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') === region,
			region
		);
		if (there) return;
	}
	throw new Error(`the focus never came into ${region}`);
}

const saved = (page: Page) => soon(() => page.locator('[data-save]').getAttribute('data-save')).toBe('saved');

describe('the site builder, with the keyboard only', () => {
	it('adds, writes, moves, duplicates, takes back and removes', async () => {
		const { page } = await atTheDesk();
		const desk = canvasOf(page);
		await tabInto(page, 'canvas');
		expect(await desk.focused()).toBe('first');
		await desk.press('ArrowDown');
		expect(await desk.focused()).toBe('hello');

		// Write: the words that the block is for have the focus, and leaving them is the block again.
		await desk.press('Enter');
		await page.keyboard.type(' everybody');
		await desk.press('Escape');
		await soon(desk.focused).toBe('hello');
		await see(page.getByRole('treeitem', { name: /Hello everybody/ }));

		// Move: down its column, then on to the next one.
		await desk.press('Alt+ArrowDown');
		await soon(desk.order).toEqual(['words', 'hello', 'line']);
		expect(await desk.heard()).toBe(
			m.desk_moved({ what: 'Heading', where: m.desk_where({ at: 2, of: 2, section: 1 }) })
		);
		await desk.press('Alt+ArrowRight');
		await soon(desk.order).toEqual(['words', 'hello', 'line']);
		expect(await desk.heard()).toContain(
			m.desk_where_column({ at: 1, of: 2, column: 1, columns: 2, section: 2 })
		);
		expect(await desk.focused()).toBe('hello');

		// Duplicate and remove: the focus goes to what is there.
		await desk.press('Control+d');
		await soon(async () => (await desk.order()).length).toBe(4);
		await desk.press('Delete');
		await soon(desk.order).toEqual(['words', 'hello', 'line']);
		await soon(desk.focused).toBe('line');
		await desk.press('Delete');
		await soon(desk.order).toEqual(['words', 'hello']);

		// Taken back, the thing itself is there again, and is selected.
		await desk.press('Control+z');
		await soon(desk.order).toEqual(['words', 'hello', 'line']);
		expect(await desk.heard()).toBe(m.desk_undone({ what: m.desk_step_remove() }));
		await saved(page);
		await expectAccessible(page);
		await page.reload();
		await see(page.getByRole('treeitem', { name: /Hello everybody/ }));
		expect(await desk.order()).toEqual(['words', 'hello', 'line']);
	});

	it('inserts by search, and writes rich text with its formatting', async () => {
		const { page } = await atTheDesk();
		const desk = canvasOf(page);
		await tabInto(page, 'canvas');
		await desk.press('ArrowDown', '/');
		await see(page.getByRole('combobox', { name: m.desk_search_blocks() }));
		await soon(() => page.locator('[role=combobox]:focus').count()).toBe(1);
		await page.keyboard.type('quote');
		await expectAccessible(page);
		await desk.press('Enter');
		await soon(async () => (await desk.order()).length).toBe(4);
		await soon(() => page.locator('[role=textbox]:focus').count()).toBe(1);
		await page.keyboard.type('Now I am asked.');
		await see(page.getByRole('treeitem', { name: /Now I am asked\./ }));

		await desk.press('Escape', 'ArrowDown');
		expect(await desk.focused()).toBe('words');
		await desk.press('Enter');
		await see(page.getByRole('toolbar', { name: m.desk_formatting() }));
		await page.keyboard.type(' And more.');
		await desk.press('Control+a', 'Alt+F10', 'Enter');
		await see(page.locator('.ProseMirror strong', { hasText: 'Some words. And more.' }));
		await expectAccessible(page);
		await desk.press('Escape');
		await soon(desk.focused).toBe('words');
		await saved(page);
	});

	it('adds a page, names it, moves it below another, and removes it', async () => {
		const { page } = await atTheDesk();
		const desk = canvasOf(page);
		const add = page.getByRole('button', { name: m.desk_add_page(), exact: true });
		await add.focus();
		await desk.press('Enter');
		await soon(() => page.locator('.right input:focus').count()).toBe(1);
		await page.keyboard.type('Who to ask');
		await see(page.getByRole('treeitem', { name: /Who to ask/ }));
		await page.getByRole('treeitem', { name: /Who to ask/ }).focus();
		// Last, then one level in: below the page before it.
		await desk.press('Alt+ArrowDown', 'Alt+ArrowRight');
		await soon(() => page.getByRole('treeitem', { name: /Who to ask/ }).getAttribute('aria-level')).toBe('2');
		expect(await desk.heard()).toBe(m.desk_moved_page_below({ at: 1, of: 1, page: 'More' }));
		await desk.press('Delete');
		await soon(() => page.getByRole('treeitem', { name: /Who to ask/ }).count()).toBe(0);
		await desk.press('Control+z');
		await see(page.getByRole('treeitem', { name: /Who to ask/ }));
		await saved(page);
	});
});

describe('the site builder', () => {
	it('overwrites nothing that somebody else saved meanwhile', async () => {
		const { page, id } = await atTheDesk();
		const desk = canvasOf(page);
		const theirs = { ...SITE, title: { en: 'Theirs' } };
		const first = await page.request.put(`/sites/${id}/edit`, { data: { revision: 2, document: theirs } });
		expect(first.status()).toBe(200);
		await tabInto(page, 'canvas');
		await desk.press('ArrowDown', 'Delete');
		const choice = page.getByRole('dialog', { name: m.builder_conflict_title() });
		await see(choice);
		await choice.getByRole('button', { name: m.builder_conflict_theirs() }).press('Enter');
		await soon(desk.order).toEqual(['hello', 'words', 'line']);
		await saved(page);
	});

	it('has blocks, sections and pages dragged, with a line where they would land', async () => {
		const { page } = await atTheDesk();
		const desk = canvasOf(page);
		const line = page.locator('.landing');
		const centre = async (thing: Locator) => {
			const box = await thing.boundingBox();
			if (!box) throw new Error('what is dragged is not in sight');
			return { ...box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
		};
		/** @param to from the box of what it is dropped upon to the point there */
		const drag = async (what: Locator, upon: Locator, to: (box: { y: number; height: number }) => number) => {
			const from = await centre(what);
			await page.mouse.move(from.x, from.y);
			await page.mouse.down();
			const there = await centre(upon);
			await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
			await page.mouse.move(there.x, to({ y: there.y - there.height / 2, height: there.height }), {
				steps: 6
			});
			await soon(() => line.isVisible()).toBe(true);
			await page.mouse.up();
			await soon(() => line.isVisible()).toBe(false);
		};
		const thing = (id: string) => page.locator(`[data-region="canvas"] [data-thing="${id}"]`);
		const row = (name: RegExp) => page.locator('[data-region="pages"]').getByRole('treeitem', { name });

		// The grip is there once the pointer is on what it moves.
		await thing('hello').hover();
		await drag(thing('hello').locator('.grip'), thing('words'), ({ y, height }) => y + height - 2);
		await soon(desk.order).toEqual(['words', 'hello', 'line']);

		const sections = () =>
			page
				.locator('[data-region="canvas"] [data-section]')
				.evaluateAll((all) => all.map((one) => one.getAttribute('data-section')));
		await thing('line').hover();
		await drag(thing('second').locator('.bar'), thing('first'), ({ y }) => y + 3);
		await soon(sections).toEqual(['second', 'first']);
		await desk.press('Control+z');
		await soon(sections).toEqual(['first', 'second']);

		await page.getByRole('button', { name: m.desk_add_page(), exact: true }).click();
		await page.keyboard.type('Who to ask');
		await drag(row(/Who to ask/), row(/^More/), ({ y, height }) => y + height / 2);
		await soon(() => row(/Who to ask/).getAttribute('aria-level')).toBe('2');
		expect(await desk.heard()).toBe(m.desk_moved_page_below({ at: 1, of: 1, page: 'More' }));
		await drag(row(/Who to ask/), row(/^More/), ({ y }) => y + 2);
		await soon(() => row(/Who to ask/).getAttribute('aria-level')).toBe('1');
		expect(await desk.heard()).toBe(m.desk_moved_page({ at: 2, of: 3 }));
		await saved(page);
	});

	it('takes words as a Chinese keyboard composes them', async () => {
		const { page } = await atTheDesk();
		const desk = canvasOf(page);
		await tabInto(page, 'canvas');
		await desk.press('ArrowDown', 'Enter', 'End');
		const keyboard = await page.context().newCDPSession(page);
		for (const text of ['n', 'ni', 'nih', '你好'])
			await keyboard.send('Input.imeSetComposition', {
				text,
				selectionStart: text.length,
				selectionEnd: text.length
			});
		// Half-composed, nothing of it has been written.
		expect(await page.getByRole('treeitem', { name: /nih/ }).count()).toBe(0);
		await keyboard.send('Input.insertText', { text: '你好' });
		await see(page.getByRole('treeitem', { name: /Hello你好/ }));
		await saved(page);
	});
});
