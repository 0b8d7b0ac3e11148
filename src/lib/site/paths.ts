import { linkFrom } from './link';
import { inLanguage, pagesIn, type Picture, type SiteDocument, type SitePage } from './site';

// Where the parts of a site are found.

/** Addresses under a site that are no pages of it: a page on the first level cannot be called so. */
export const RESERVED: readonly string[] = [
	'picture',
	'file',
	'live',
	'door',
	'search',
	'seen',
	'survey',
	'certificate'
];

/** Widths that a picture is kept in, in pixels, beside its own; its own is never larger than the last. */
export const WIDTHS = [320, 640, 1024, 1600, 2400] as const;

/** @returns the widths that a picture is offered in: none is wider than itself */
export const widthsOf = ({ width }: Pick<Picture, 'width'>): number[] => [
	...WIDTHS.filter((one) => one < width),
	Math.min(width, WIDTHS[4])
];

/** Every page with those above it, the uppermost first, and itself. */
function* trails(
	pages: readonly SitePage[],
	above: readonly SitePage[] = []
): Generator<readonly SitePage[]> {
	for (const page of pages) {
		const trail = [...above, page];
		yield trail;
		yield* trails(page.pages, trail);
	}
}

const wayOf = (trail: readonly SitePage[]) => trail.map(({ slug }) => slug).filter(Boolean);

/**
 * @param path what stands behind the site's own address, without slashes around it; '' for the home page
 * @returns the page there, with those above it before it
 */
export function pageAt(site: SiteDocument, path: string): readonly SitePage[] | undefined {
	for (const trail of trails(site.pages)) if (wayOf(trail).join('/') === path) return trail;
	return undefined;
}

export interface Listed {
	id: string;
	title: string;
	path: string;
	depth: number;
}

/** The pages of a site as its menu lists them; where one is not listed, those below it are not either. */
export function listed(site: SiteDocument, base: string, language: string, query = ''): Listed[] {
	return [...trails(site.pages)]
		.filter((trail) => trail.every(({ unlisted }) => !unlisted))
		.map((trail) => {
			const { id, title } = trail[trail.length - 1] ?? { id: '', title: {} };
			const path = pathOf(base, wayOf(trail), query);
			return {
				id,
				title: inLanguage(title, site.languages, language) ?? '',
				path,
				depth: trail.length - 1
			};
		});
}

/** @param query `?lang=en`, or '' */
export const pathOf = (base: string, way: readonly string[], query = ''): string =>
	[base, ...way].join('/') + query;

/** The query that keeps the language that a reader asked for; '' where their browser's was taken. */
export const queryOf = (asked: string): string => (asked ? `?lang=${encodeURIComponent(asked)}` : '');

/** Ways through a site for who reads it at `base`: where links of its blocks lead. Refused ones lead nowhere: ''. */
export function waysOf(site: SiteDocument, base: string, query = '') {
	const paths = new Map([...pagesIn(site.pages)].map(({ page, way }) => [page.id, pathOf(base, way, query)]));
	const file = (id: string) => `${base}/file/${encodeURIComponent(id)}`;
	return {
		/** What stands in `href`, or '' where it leads nowhere. */
		link(to: string): string {
			const href = linkFrom(to);
			if (!href) return '';
			const [, what = '', id = ''] = /^(page|file|survey):(.*)$/.exec(href) ?? [];
			if (what === 'page') return paths.get(id) ?? '';
			if (what === 'file') return file(id);
			if (what === 'survey') return `${base}/survey/${encodeURIComponent(id)}`;
			return href;
		},
		picture: (id: string, width: number) => `${base}/picture/${encodeURIComponent(id)}-${width}.webp`,
		file
	};
}
