// What a page of a site is written with and nobody reads: long names of the styles' own, space between boxes.

/** As `cssHash` in svelte.config.js makes them. */
const SCOPE = /^z[0-9a-z]{4}$/;
/** What is written as it is, between its tags. */
const RAW = /(<(script|style|textarea|pre)\b(?:[^<>"]|"[^"]*")*>)([^]*?)(?=<\/\2>)/gi;
const TAG = /<[a-z][\w-]*(?:\s+[^\s=>"/]+(?:="[^"]*")?)*\s*\/?>/gi;
const CLASSES = /\sclass="([^"]*)"/;
/** In no document: texts are cleaned of it. */
const HOLE = '\0';

function around(page: string, change: (elements: string) => string): string {
	const kept: string[] = [];
	const elements = page.replace(RAW, (_, open: string, __, text: string) => {
		kept.push(text);
		return open + HOLE;
	});
	return change(elements).replaceAll(HOLE, () => kept.shift() ?? '');
}

function classesIn(page: string): Set<string> {
	const all = new Set<string>();
	around(page, (elements) => {
		for (const [tag] of elements.matchAll(TAG))
			for (const name of (CLASSES.exec(tag)?.[1] ?? '').split(/\s+/)) all.add(name);
		return elements;
	});
	return all;
}

/** Short names for the scopes of styles on one page. */
export type Scopes = ReadonlyMap<string, string>;

/** @param page elements as the server writes them: values in double quotes, signs within them escaped */
export function scopesOf(page: string): Scopes {
	const all = classesIn(page);
	const scopes = [...all].filter((name) => SCOPE.test(name));
	const free = scopes.map((_, at) => `z${at.toString(36)}`).filter((name) => !all.has(name));
	return new Map(scopes.flatMap((name, at) => (free[at] ? [[name, free[at]]] : [])));
}

/** The same style by the short names. */
export const renamed = (css: string, scopes: Scopes): string =>
	css.replace(/\.(z[0-9a-z]{4})(?![\w-])/g, (all, name: string) =>
		scopes.has(name) ? `.${scopes.get(name)}` : all
	);

const BOXES =
	'div|main|header|footer|nav|section|article|form|fieldset|ul|ol|dl|table|h[1-6]|hgroup|figure|search';
const SPACE = new RegExp(
	`(?<=</?(?:${BOXES})\\b(?:[^<>"]|"[^"]*")*>)\\s+(?=<)|(?<=>)\\s+(?=</?(?:${BOXES})\\b)`,
	'gi'
);

const named = (tag: string, scopes: Scopes): string =>
	tag.replace(CLASSES, (_, names: string) => {
		const now = names.split(/\s+/).map((name) => scopes.get(name) ?? name);
		return ` class="${now.join(' ')}"`;
	});

/** @returns the page by the short names, without space between boxes, which is never seen */
export const lean = (page: string, scopes: Scopes): string =>
	around(page, (elements) => elements.replace(TAG, (tag) => named(tag, scopes)).replace(SPACE, ''));
