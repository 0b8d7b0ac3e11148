import { pagesIn, type SiteDocument } from '../../src/lib/site/site';

// How the demo's site was read in its three weeks on air: more in its first days, less at weekends.

type Count = readonly [daysAgo: number, kind: string, what: string, n: number];

const DAYS = 21;
const VISITS = [64, 52, 47, 38, 41, 12, 9] as const;
/** Of a hundred visits, how many come to each page; whoever wants to know begins at home. */
const COME = [58, 34, 31, 22, 17, 12, 15, 26, 14, 41, 19] as const;
const ENTRIES = [61, 6, 4, 3, 2, 2, 2, 5, 2, 11, 2] as const;

const share = (visits: number, percent: number) => Math.round((visits * percent) / 100);
const total = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

function day(ago: number, pages: readonly string[]): Count[] {
	const since = DAYS - ago;
	const visits = share(VISITS[since % 7] ?? 0, since < 5 ? 140 - 8 * since : 96);
	const reads = pages.map((page, at) => [page, share(visits, COME[at] ?? 10)] as const);
	const entries = pages.map((page, at) => [page, share(visits, ENTRIES[at] ?? 1)] as const);
	const read = total(reads.map(([, n]) => n));
	const begun = total(entries.map(([, n]) => n));
	const chinese = share(read, 38 + (since % 5));
	return [
		[ago, 'read', '', read],
		[ago, 'arrival', '', begun],
		[ago, 'onward', '', read - begun],
		[ago, 'language', 'en', read - chinese],
		[ago, 'language', 'zh-CN', chinese],
		[ago, 'answered', '', share(visits, 11)],
		...reads.map(([page, n]) => [ago, 'page', page, n] as const),
		...entries.map(([page, n]) => [ago, 'entry', page, n] as const)
	];
}

/** @returns what its counts are, days as so many before the one on which the demo is planted */
export function readersOf(site: SiteDocument): Count[] {
	const pages = [...pagesIn(site.pages)].map(({ page }) => page.id);
	return Array.from({ length: DAYS }, (_, at) => day(DAYS - at, pages))
		.flat()
		.filter(([, , , n]) => n > 0);
}

/** People who finished the site's course, as they signed. */
export const FINISHED = [
	'Ana Sousa',
	'Ben Okafor',
	'陈晓雯',
	'Emil Larsen',
	'方志远',
	'Ines Costa',
	'Priya Nair',
	'王思远',
	'Lea Brandt',
	'李佳',
	'Tomasz Nowak',
	'周婷',
	'Grace Mbeki',
	'何俊',
	'Olu Adeyemi',
	'林可欣',
	'Sara Conti'
] as const;
