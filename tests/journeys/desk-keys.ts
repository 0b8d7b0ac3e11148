import type { Locator } from 'playwright-core';
import { m } from '$lib/i18n/paraglide/messages';
import { soon } from '../people';
import type { Hands } from './by-keys';

/** Somebody's builder of sites, as keys alone drive it. */
export interface Desk {
	canvas: () => Locator;
	/** On the canvas, by the name that a screen reader says. */
	block: (name: string | RegExp) => Locator;
	/** A control beside the canvas. */
	setting: (name: string) => Locator;
	/** From wherever one is, along the page to a block. */
	walkTo: (name: string | RegExp) => Promise<void>;
	/** A new block after the one that has the focus, found by what it is called; its first words are written over. */
	insert: (query: string, words: string) => Promise<void>;
	/** Writes over the words of the block that has the focus. */
	rewrite: (words: string) => Promise<void>;
	/** Says the first words of the block that is selected in the site's other language, too. */
	translate: (words: string, language: string) => Promise<void>;
	saved: () => Promise<void>;
}

export function deskOf(hands: Hands): Desk {
	const { page } = hands;
	const canvas = () => page.getByRole('region', { name: m.desk_canvas(), exact: true });
	const block = (name: string | RegExp) => canvas().getByRole('group', { name, exact: true });
	const blocks = () => canvas().locator('.slot > [data-thing]').count();
	const has = (what: string) => soon(() => page.locator(`${what}:focus`).count()).toBe(1);
	return {
		canvas,
		block,
		setting: (name) => page.locator('.right').getByLabel(name, { exact: true }),
		async walkTo(name) {
			await hands.to(canvas().locator('[data-thing][tabindex="0"]'), 'Shift+Tab');
			await hands.press('Home');
			await hands.to(block(name), 'ArrowDown');
		},
		async insert(query, words) {
			const before = await blocks();
			await hands.press('/');
			await has('[role=combobox]');
			await hands.type(query);
			await hands.press('Enter');
			await soon(blocks).toBe(before + 1);
			await has('[data-words]');
			await hands.type(words);
			await hands.press('Escape');
			await has('[data-region=canvas] [data-thing]');
		},
		async rewrite(words) {
			await hands.press('Enter');
			await has('[data-words]');
			await hands.press('Control+a');
			await hands.type(words);
			await hands.press('Escape');
		},
		async translate(words, language) {
			await hands.enter(page.locator('.right').getByText(m.desk_other_languages()));
			await hands.write(page.locator(`.right [lang="${language}"]`), words);
		},
		saved: () => soon(() => page.locator('[data-save]').getAttribute('data-save')).toBe('saved')
	};
}
