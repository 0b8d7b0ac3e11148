import type { Field } from './blocks/block';
import { isEmptyField, isPart } from './fields';
import type { SiteFacts } from './obstacles';
import { isPicture } from './picture-parse';
import type { Obstacle } from './publication';
import { pagesIn, type SiteDocument } from './site';

/** What one field of a block may stand in the way with; told by what the field holds, whatever the block is. */

interface Around {
	site: SiteDocument;
	facts: SiteFacts;
	/** All fields of the block: a question in a list may be of the survey beside the list. */
	top: Readonly<Record<string, unknown>>;
}
type Found = Omit<Obstacle, 'page' | 'block'>;

/** @param way of the list and entry that the fields are in: `items.2.` */
export function fieldObstacles(
	fields: Readonly<Record<string, Field>>,
	values: Readonly<Record<string, unknown>>,
	around: Around,
	way = ''
): Found[] {
	return Object.entries(fields).flatMap(([name, field]) => {
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		const at = way + name;
		if (isEmptyField(field, value, around.site.languages))
			return field.required ? [stop('field_missing', at)] : shortList(field, [], at);
		return inside(field, value, values, at, around);
	});
}

const stop = (code: string, at: string, more: Partial<Found> = {}): Found => ({
	code,
	at,
	...more,
	weight: 'obstacle'
});

function inside(
	field: Field,
	value: unknown,
	values: Readonly<Record<string, unknown>>,
	at: string,
	around: Around
): Found[] {
	const { site, facts, top } = around;
	switch (field.as) {
		case 'words':
			return untranslated(value, site, at, 'untranslated');
		case 'prose':
			return [...untranslated(value, site, at, 'untranslated'), ...proseLinks(value, at, around)];
		case 'link':
			return isPart(value) ? deadLink(value['to'], at, around) : [];
		case 'picture':
			return picture(value, site, facts, at);
		case 'file':
			return isPart(value) && !facts.files.has(String(value['id'])) ? [stop('file_gone', at)] : [];
		case 'survey': {
			const survey = facts.surveys.get(String(value));
			if (!survey) return [stop('survey_gone', at)];
			return survey.live ? [] : [stop('survey_unpublished', at)];
		}
		case 'question': {
			const survey = facts.surveys.get(String(values[field.survey] ?? top[field.survey]));
			const there = !survey || survey.questions.includes(String(value));
			return there ? [] : [stop('question_gone', at)];
		}
		case 'page':
			return hasPage(site, String(value)) ? [] : [stop('link_page_gone', at)];
		case 'list': {
			const entries = Array.isArray(value) ? value.filter(isPart) : [];
			const each = entries.flatMap((entry, index) =>
				fieldObstacles(field.of, entry, around, `${at}.${index}.`)
			);
			return [...shortList(field, entries, at), ...each];
		}
		default:
			return [];
	}
}

function shortList(field: Field, entries: readonly unknown[], at: string): Found[] {
	if (field.as !== 'list' || !field.least || entries.length >= field.least) return [];
	return [stop('list_short', at, { facts: { least: field.least } })];
}

/** What is written in one language of the site and lacks in another is read there in the wrong one. */
function untranslated(words: unknown, site: SiteDocument, at: string, code: string): Found[] {
	if (!isPart(words)) return [];
	return site.languages
		.filter((language) => !Object.hasOwn(words, language) || words[language] === '')
		.map((language) => stop(code, at, { language }));
}

function picture(value: unknown, site: SiteDocument, facts: SiteFacts, at: string): Found[] {
	if (!isPicture(value)) return [];
	if (!facts.pictures.has(value.id)) return [stop('picture_gone', at)];
	if (value.plain) return [];
	const written = site.languages.some((language) => value.alt[language]?.trim());
	return written
		? untranslated(value.alt, site, `${at}.alt`, 'alt_untranslated')
		: [stop('alt_missing', `${at}.alt`)];
}

const hasPage = (site: SiteDocument, id: string) =>
	[...pagesIn(site.pages)].some(({ page }) => page.id === id);

function deadLink(to: unknown, at: string, { site, facts }: Around, language?: string): Found[] {
	const [, what, id = ''] = /^(page|file|survey):(.*)$/.exec(typeof to === 'string' ? to : '') ?? [];
	const where = language ? { language } : {};
	if (what === 'page' && !hasPage(site, id)) return [stop('link_page_gone', at, where)];
	if (what === 'file' && !facts.files.has(id)) return [stop('link_file_gone', at, where)];
	if (what !== 'survey') return [];
	const survey = facts.surveys.get(id);
	if (!survey) return [stop('link_survey_gone', at, where)];
	return survey.live ? [] : [stop('link_survey_unpublished', at, where)];
}

function proseLinks(prose: unknown, at: string, around: Around): Found[] {
	if (!isPart(prose)) return [];
	return around.site.languages.flatMap((language) => {
		const links = [...new Set(linksIn(prose[language]))];
		return links.flatMap((link) => deadLink(link, at, around, language));
	});
}

function linksIn(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(linksIn);
	if (!isPart(node)) return [];
	const marks = Array.isArray(node['marks']) ? node['marks'].filter(isPart) : [];
	const links = marks.flatMap(({ attrs }) =>
		isPart(attrs) && typeof attrs['href'] === 'string' ? [attrs['href']] : []
	);
	return [...links, ...linksIn(node['content'])];
}
