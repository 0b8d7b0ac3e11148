import { palette, USUAL } from '../account/brand';
import { tagOf } from '../survey/respond/words';
import { pageAt, pathOf, queryOf } from './paths';
import { inLanguage, type Words } from './site';
import { lookOf } from './theme';
import type { SiteShown } from './view';

/** What a page says of itself to browsers, search engines and whoever shows a link to it. */
export interface Meta {
	title: string;
	about: string;
	/** Address of the page in the language that is read. */
	url: string;
	/** A picture for links that are shared; '' for none. */
	image: string;
	icon: string;
	others: { language: string; url: string }[];
}

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The first letter of the name in the site's colour, as one small picture within the document. */
function iconOf({ document: { theme }, brand }: SiteShown, name: string): string {
	const { accent, 'accent-ink': ink } = palette(lookOf(theme, brand) ?? USUAL, 'light');
	const [letter] = new Intl.Segmenter().segment(name.trim());
	const drawn =
		`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='8' fill='${accent}'/>` +
		`<text x='16' y='22' font-family='sans-serif' font-size='18' font-weight='700' text-anchor='middle' fill='${ink}'>${escaped(letter?.segment.toUpperCase() ?? '')}</text></svg>`;
	// As few signs as an address must have: it stands in every document.
	return `data:image/svg+xml,${drawn.replace(/[%#<>&]/g, encodeURIComponent)}`;
}

/**
 * @param origin of the addresses: `https://earshot.example`
 * @param shared whoever has a link to the site sees it: only then is there a picture that others may fetch
 */
export function metaOf(view: SiteShown, origin: string, shared: boolean): Meta {
	const { document: site, base, path, language } = view;
	const say = (words: Words | undefined) => inLanguage(words, site.languages, language) ?? '';
	const page = pageAt(site, path)?.at(-1);
	const name = say(site.title) || view.name;
	const own = say(page?.title);
	const address = origin + pathOf(base, path ? [path] : []);
	const logo = site.theme.look === 'house' ? null : view.brand?.logo;
	return {
		title: own && own !== name && path ? `${own} · ${name}` : name,
		about: say(page?.about) || say(site.about),
		url: address + queryOf(view.asked),
		image: shared && site.cover ? `${origin}${base}/picture/${site.cover}-share.jpg` : '',
		icon: logo?.src ?? iconOf(view, name),
		others: site.languages.map((one) => ({ language: tagOf(one), url: address + queryOf(one) }))
	};
}
