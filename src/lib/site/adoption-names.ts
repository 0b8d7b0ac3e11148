import { m } from '$lib/i18n/paraglide/messages';
import type { Names } from './adoption';
import { isPart } from './fields';
import { languageName } from './language';
import { inLanguage, pagesIn, type SiteDocument } from './site';

/** Every file that a document speaks of, by its id: whatever has one and a name. */
function* filesIn(value: unknown): Generator<readonly [id: string, name: string]> {
	if (Array.isArray(value)) for (const one of value) yield* filesIn(one);
	else if (isPart(value)) {
		const { id, name } = value;
		if (typeof id === 'string' && typeof name === 'string') yield [id, name];
		for (const one of Object.values(value)) yield* filesIn(one);
	}
}

/**
 * What the counts of a site speak of, as whoever looks at them reads it.
 * @param surveys names by ids
 * @param locale of the interface
 */
export function namesIn(site: SiteDocument, surveys: ReadonlyMap<string, string>, locale: string): Names {
	const { languages } = site;
	const title = (words: SiteDocument['title']) => inLanguage(words, languages, locale) ?? '';
	return {
		pages: new Map([...pagesIn(site.pages)].map(({ page }) => [page.id, title(page.title)])),
		files: new Map(filesIn(site.pages)),
		surveys,
		languages: new Map(languages.map((language) => [language, languageName(language, locale)])),
		segments: new Map([
			['member', m.adoption_members()],
			['visitor', m.adoption_visitors()]
		]),
		gone: {
			page: m.adoption_gone_page(),
			file: m.adoption_gone_file(),
			link: m.adoption_gone_link(),
			survey: m.adoption_gone_survey()
		}
	};
}
