import { describe, expect, it } from 'vitest';
import { kinds } from '../blocks/registry';
import { freshTools } from '../starting';
import { obstacles, type SiteFacts } from '../obstacles';
import { siteFrom } from '../parse';
import { blocksIn, pagesIn } from '../site';
import { templates } from './registry';
import { glanceAt, languagesFor, nameIn, startIn } from './template';

const FACTS: SiteFacts = { pictures: new Set(), files: new Set(), surveys: new Map(), faint: [] };
const LOCALES = ['en', 'zh-CN'] as const;
const all = [...templates].flatMap(([id, template]) => LOCALES.map((locale) => ({ id, template, locale })));
const tools = freshTools(new Date('2026-11-22T12:00:00Z'));
const drawn = (one: (typeof all)[number]) => startIn(one.template, one.locale, tools);

/** Of which survey, which question: a template cannot know. */
const ofTheTeam = (kind: string, at = ''): boolean =>
	['survey', 'question'].includes(kinds[kind]?.fields[at]?.as ?? '');

describe('the templates of sites', () => {
	it('are the six of the house, and a blank page', () => {
		expect([...templates.keys()]).toEqual([
			...['launch', 'hub', 'heard', 'event', 'onboarding', 'network'],
			'blank'
		]);
	});

	describe.each(all)('$id, begun in $locale', (one) => {
		const site = drawn(one);
		const blocks = [...pagesIn(site.pages)].flatMap(({ page }) =>
			[...blocksIn(page)].map(({ block }) => block)
		);

		it('passes the gate, and nothing of it is lost there', () => {
			const gated = siteFrom(site, kinds);
			expect(gated.languages).toEqual(languagesFor(one.locale));
			expect(blocks.map(({ kind }) => kind).filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([]);
			for (const { page } of pagesIn(gated.pages))
				for (const { block } of blocksIn(page))
					expect(block.fields).toMatchObject(blocks.find(({ id }) => id === block.id)?.fields ?? {});
		});

		it('has nothing in its way but what only the team can fill in', () => {
			const left = obstacles(siteFrom(site, kinds), kinds, FACTS).filter(
				({ weight }) => weight === 'obstacle'
			);
			const kindOf = (id = '') => blocks.find((block) => block.id === id)?.kind ?? '';
			expect(left.filter(({ block, at }) => !ofTheTeam(kindOf(block), at))).toEqual([]);
		});

		it('has a name that can be given, and tells the gallery what is in it', () => {
			expect(nameIn(one.template, one.locale)).toMatch(/\S/);
			const glance = glanceAt(one.template, one.locale, tools, (kind) => kind);
			expect(glance.pages.length).toBe([...pagesIn(site.pages)].length);
			if (one.id === 'blank') return;
			expect(glance.pages.length).toBeGreaterThanOrEqual(3);
			expect(new Set(glance.pages.flatMap((page) => page.blocks)).size).toBeGreaterThanOrEqual(7);
		});
	});

	it('are held to it: a text in one language only, and a link to no page, are found', () => {
		const hub = all.find(({ id, locale }) => id === 'hub' && locale === 'en');
		if (!hub) throw new Error('no hub');
		const site = siteFrom(drawn(hub), kinds);
		const told = (text: string, by: string) =>
			obstacles(siteFrom(JSON.parse(JSON.stringify(site).replace(text, by)), kinds), kinds, FACTS).map(
				({ code, at }) => `${code} ${at}`
			);
		expect(told('"zh-CN":"从这里开始"', '"zh-CN":""')).toContain('untranslated title');
		expect(told('page:training', 'page:nowhere')).toContainEqual(
			expect.stringMatching(/^link_page_gone items\.2/)
		);
	});

	it('is drawn with the same ids each time, and as the author calls it', () => {
		for (const [, template] of templates) {
			expect(startIn(template, 'en', tools)).toEqual(startIn(template, 'en', tools));
			expect(startIn(template, 'zh-CN', tools, '听见').title).toEqual({ en: '听见', 'zh-CN': '听见' });
		}
	});
});
