import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { see, signUp, somebody, withBrowser } from '../people';
import { next, published, TWO_PAGES } from './answering';
import { EVERY } from './every-kind';

// What a finger presses is large enough for one, and nothing moves for those who asked for rest.

withBrowser();

let studio: Page;
beforeAll(async () => {
	studio = await somebody('desk');
	await signUp(studio);
});

/** In CSS pixels: what the page promises, more than the 24 of WCAG 2.2, 2.5.8. */
const FINGER = 44;

/**
 * Everything that can be seen and pressed and is smaller than a finger, as markup with its size. What a label presses
 * counts with the label, a link in running text does not count (as in WCAG 2.5.8).
 */
const small = (page: Page): Promise<string[]> =>
	page.evaluate((least) => {
		const pressed =
			'button, a[href], input:not([type=hidden]), select, textarea, summary, canvas, .handle, [role=button]';
		const seen = (box: DOMRect) => box.width > 1 && box.height > 1;
		const inText = (one: Element) => {
			const around = one.matches('a') && one.closest('p, li, td');
			return around && around.textContent.trim() !== one.textContent.trim();
		};
		const fits = (box: DOMRect) => box.width >= least - 0.5 && box.height >= least - 0.5;
		const labels = (one: Element) => [...((one as HTMLInputElement).labels ?? [])];
		return [...document.querySelectorAll(pressed)].flatMap((one) => {
			const visible = one.checkVisibility({ visibilityProperty: true }) && !one.closest('.sr, [inert]');
			const box = one.getBoundingClientRect();
			// A choice is its label; a label above a box of text is no better to press than the box.
			const own = one.matches('[type=radio], [type=checkbox]') ? labels(one) : [];
			const boxes = [box, ...own.map((label) => label.getBoundingClientRect())];
			if (!visible || !boxes.some(seen) || inText(one) || boxes.some(fits)) return [];
			const markup = one.outerHTML.slice(0, 120);
			return [`${Math.round(box.width)} x ${Math.round(box.height)}: ${markup}`];
		});
	}, FINGER);

/** What a page first shows, and what it shows only after it was used. */
const LATER: Record<string, (page: Page) => Promise<void>> = {
	async choosing(page) {
		for (const name of ['one', 'some', 'tags'])
			await page.locator(`[name="${name}"]`).last().check({ force: true });
		await see(page.locator('.tags button'), page.locator('.other:visible'));
	},
	async writing(page) {
		const pad = page.locator('canvas');
		await pad.scrollIntoViewIfNeeded();
		await pad.click();
		await page.locator('[name=proof], [data-files]').setInputFiles({
			name: 'note.txt',
			mimeType: 'text/plain',
			buffer: Buffer.from('no picture')
		});
		await see(page.locator('canvas ~ button'), page.locator('p.choice button'));
	},
	async holding(page) {
		await page.locator('button[name="earshot:add"]').first().click();
		await see(page.locator('button[name="earshot:remove"]').nth(1));
	}
};

describe('on a phone', () => {
	const pages = EVERY['pages'] as { name: string }[];
	const last = { elements: [{ type: 'comment', name: 'last', title: 'Else?' }] };

	it.each(pages.flatMap(({ name }) => [`${name} en`, `${name} zh-cn`]))(
		'a finger meets everything: %s',
		async (what) => {
			const [name = '', locale] = what.split(' ');
			const only = pages.find((page) => page.name === name);
			const { link } = await published(studio, { ...EVERY, locale, pages: [only, last] }, 'identified');
			const page = await somebody('phone');
			await page.goto(link);
			await see(page.locator('form#survey'));
			expect(await small(page)).toEqual([]);
			await LATER[name]?.(page);
			expect(await small(page)).toEqual([]);
			await page.locator('#forward').tap();
			await see(page.locator('.mistake:visible'));
			expect(await small(page)).toEqual([]);
			// As a control: what is made smaller is found, each on its own.
			for (const selector of ['#forward', '.question input:visible', '.question button:visible']) {
				const one = page.locator(selector).first();
				if (!(await one.count())) continue;
				await one.evaluate((element: HTMLElement) => {
					for (const box of [element, ...((element as HTMLInputElement).labels ?? [])])
						Object.assign(box.style, { minHeight: '0', height: '43px', padding: '0', overflow: 'hidden' });
				});
				expect(await small(page)).toHaveLength(1);
				await one.evaluate((element) => element.remove());
			}
		}
	);

	it('a finger meets the languages, the thanks, the mistakes without script and the link for later', async () => {
		const titles = { default: 'In a word?', 'zh-cn': '一句话？', de: 'Kurz?', fr: 'En un mot ?' };
		const { link } = await published(studio, {
			title: { ...titles, default: 'Four languages' },
			elements: [{ type: 'text', name: 'word', title: titles, isRequired: true }]
		});
		const page = await somebody('phone', { script: false });
		await page.goto(link);
		await page.locator('summary').tap();
		await see(page.locator('.tongue'));
		expect(await small(page)).toEqual([]);
		await page.locator('#forward').tap();
		await see(page.locator('.trouble a'));
		expect(await small(page)).toEqual([]);
		await page.locator('[formaction]').tap();
		await see(page.locator('#link'));
		expect(await small(page)).toEqual([]);
		await page.goto(link);
		await page.locator('[name=word]').fill('Good');
		await page.locator('#forward').tap();
		await see(page.getByRole('heading', { name: m.respond_thanks_title() }));
		expect(await small(page)).toEqual([]);
	});
});

/** The names of all that has moved since, for longer than can be seen. */
async function moved(page: Page, doing: () => Promise<unknown>): Promise<string[]> {
	await page.evaluate(() => {
		const names: string[] = [];
		Object.assign(window, { moved: names });
		const look = () => {
			for (const one of document.getAnimations()) {
				const lasts = Number(one.effect?.getComputedTiming().endTime ?? 0);
				if (lasts > 1) names.push(`${one.constructor.name} of ${lasts} ms`);
			}
			requestAnimationFrame(look);
		};
		look();
		for (const type of ['transitionrun', 'animationstart']) document.addEventListener(type, look);
	});
	await doing();
	return page.evaluate(async () => {
		await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
		return [...new Set((window as unknown as { moved: string[] }).moved)];
	});
}

describe('a page that stays still', () => {
	it.each(['reduce', 'no-preference'] as const)(
		'does not move by itself while one chooses, errs and turns it: %s',
		async (reducedMotion) => {
			const { link } = await published(studio, {
				...TWO_PAGES,
				pages: [...(EVERY['pages'] as object[]).slice(0, 1), ...TWO_PAGES.pages]
			});
			const page = await somebody('phone');
			await page.emulateMedia({ reducedMotion });
			await page.goto(link);
			const used = async () => {
				await page.locator('[name=rate]').first().check({ force: true });
				await page.locator('#forward').tap();
				await see(page.locator('.mistake:visible'));
				await page.locator('[name=one]').first().check({ force: true });
				await page.locator('[name=some]').nth(1).check({ force: true });
				await page.locator('[name=list]').selectOption('Bergen');
				await page.locator('[name=nps]').last().check({ force: true });
				await next(page);
				await see(page.getByLabel('In one word?'));
			};
			// Nothing is animated for anybody, so that there is nothing to be left out for some.
			expect(await moved(page, used)).toEqual([]);
			expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(
				'auto'
			);
			// As a control: what moves is found.
			const animate = () =>
				page.evaluate(async () => void (await document.body.animate({ opacity: [0.5, 1] }, 150).finished));
			expect(await moved(page, animate)).toEqual(['Animation of 150 ms']);
			const colour = async () => {
				const forward = page.locator('#forward');
				await forward.evaluate((one) => (one.style.transition = 'opacity 120ms'));
				await forward.evaluate((one) => (getComputedStyle(one).opacity, (one.style.opacity = '0.5')));
			};
			expect(await moved(page, colour)).toEqual(['CSSTransition of 120 ms']);
		}
	);
});
