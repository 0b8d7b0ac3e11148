import { kinds } from '../../src/lib/site/blocks/registry';
import { obstacles, preventsPublication } from '../../src/lib/site/obstacles';
import { siteFrom } from '../../src/lib/site/parse';
import { isPart } from '../../src/lib/site/fields';
import { blocksIn, pagesIn, type Block, type SiteDocument, type SitePage } from '../../src/lib/site/site';
import { freshTools } from '../../src/lib/site/starting';
import type { Answered } from './story';
import { templates } from '../../src/lib/site/templates/registry';
import { startIn } from '../../src/lib/site/templates/template';

/** What the demo's site listens to. */
export interface Listening {
	survey: string;
	/** A question that gives a score, and one that is answered in words. */
	score: string;
	words: string;
}

/** The day on which the demo is written; in `seed.sql` its days follow the day on which it is planted. */
const TODAY = new Date('2026-11-22T12:00:00Z');
const DAY = 86_400_000;

/** A block that listens is given something to listen to: what a team would choose in the builder. */
function listening(block: Block, to: Listening): Block {
	const fields = Object.entries(kinds[block.kind]?.fields ?? {}).flatMap(([name, { as }]) => {
		if (as === 'survey') return [[name, to.survey] as const];
		return as === 'question' ? [[name, block.kind === 'wall' ? to.words : to.score] as const] : [];
	});
	return { ...block, fields: { ...block.fields, ...Object.fromEntries(fields) } };
}

const heard = (page: SitePage, to: Listening): SitePage => ({
	...page,
	sections: page.sections.map((section) => ({
		...section,
		slots: section.slots.map((slot) => slot.map((block) => listening(block, to)))
	})),
	pages: page.pages.map((below) => heard(below, to))
});

/** @returns the adoption hub as a team would publish it. @throws for one that could not be published */
export function hub(called: string, to: Listening): SiteDocument {
	const template = templates.get('hub');
	if (!template) throw new Error('no hub');
	const begun = startIn(template, 'en', freshTools(TODAY), called);
	const site = siteFrom({ ...begun, pages: begun.pages.map((page) => heard(page, to)) }, kinds);
	const surveys = new Map([[to.survey, { live: true, questions: [to.score, to.words] }]]);
	const found = obstacles(site, kinds, { pictures: new Set(), files: new Set(), surveys, faint: [] });
	if (preventsPublication(found)) throw new Error(`demo site: ${JSON.stringify(found)}`);
	return site;
}

/** @returns a text for SQL in which each day is so many days from the one on which it is planted */
export const daysFollow = (literal: string): string =>
	literal.replaceAll(/(?<=")(20\d\d-\d\d-\d\d)(?=")/g, (day) => {
		const days = Math.round((Date.parse(`${day}T12:00:00Z`) - TODAY.getTime()) / DAY);
		return `' || to_char(now() + interval '${days} days', 'YYYY-MM-DD') || '`;
	});

/** @returns the site's course, by its id and as a certificate names it */
export function courseOf(site: SiteDocument): { id: string; title: string } {
	for (const { page } of pagesIn(site.pages))
		for (const { block } of blocksIn(page)) {
			const title = block.fields['title'];
			if (block.kind === 'course' && isPart(title)) return { id: block.id, title: String(title['en']) };
		}
	throw new Error('the demo site has no course');
}

/** @returns a few of what people wrote, each once, as an editor would let through */
export function commentsIn(answered: readonly Answered[]): string[] {
	const words = answered.map(({ answers }) => answers['why']).filter((one) => typeof one === 'string');
	return [...new Set(words)].slice(0, 6);
}
