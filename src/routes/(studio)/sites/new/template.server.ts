import { kinds } from '$lib/site/blocks/registry';
import { freshTools } from '$lib/site/starting';
import { templates } from '$lib/site/templates/registry';
import { glanceAt, nameIn, startIn, type Glance } from '$lib/site/templates/template';
import type { SiteDocument } from '$lib/site/site';

type Locale = App.Locals['locale'];

/** What the gallery says of every template, in its order. */
export const gallery = (locale: Locale): (Glance & { id: string })[] =>
	[...templates].map(([id, template]) => ({
		id,
		...glanceAt(template, locale, freshTools(new Date()), (kind) => kinds[kind]?.name[locale] ?? '')
	}));

/**
 * @param called what its author calls it; '' for the template's own name
 * @returns what a site begins with; null where there is no such template
 */
export function begin(
	id: string,
	locale: Locale,
	called: string
): { name: string; document: SiteDocument } | null {
	const template = templates.get(id);
	if (!template) return null;
	const document = startIn(template, locale, freshTools(new Date()), called);
	return { name: called || nameIn(template, locale), document };
}
