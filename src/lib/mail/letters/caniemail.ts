import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

// What of HTML and CSS a letter uses, and which clients know it by caniemail's data (features as Markdown files with
// their results in front). For caniemail.test.ts.

/** The clients that letters are made for, as caniemail calls them. */
export const CLIENTS = [
	'gmail desktop-webmail',
	'gmail ios',
	'gmail android',
	'gmail mobile-webmail',
	'outlook windows',
	'outlook outlook-com',
	'apple-mail macos',
	'apple-mail ios'
] as const;
export type Client = (typeof CLIENTS)[number];

/** Longhands that caniemail tells of under the name of their family. */
const FAMILY: readonly [RegExp, string][] = [
	[/^(margin|padding)-(top|right|bottom|left)$/, 'css-$1'],
	[/^border-(top|right|bottom|left|color|style|width)$/, 'css-border'],
	[/^font-family$/, 'css-font']
];

function ofProperty(name: string, value: string): string[] {
	const family = FAMILY.find(([pattern]) => pattern.test(name));
	const feature = family ? name.replace(family[0], family[1]) : `css-${name}`;
	const units = [...value.matchAll(/\d(px|em|rem|%|vw|vh)/g)].map(([, unit]) =>
		unit === '%' ? 'css-unit-percent' : `css-unit-${unit}`
	);
	const special = name === 'display' && /flex|grid|none/.exec(value)?.[0];
	return [
		feature,
		...(special ? [`css-display-${special}`] : []),
		...(value.includes('!important') ? ['css-important'] : []),
		...(/\brgba?\(/.test(value) ? ['css-rgb'] : []),
		...(/\b(calc|clamp|min|max|var)\(/.test(value) ? ['css-variables'] : []),
		...units
	];
}

const ofDeclarations = (style: string): string[] =>
	style
		.split(';')
		.map((one) => one.split(':'))
		.flatMap(([name = '', ...value]) => (name.trim() ? ofProperty(name.trim(), value.join(':').trim()) : []));

const SELECTORS: readonly [RegExp, string][] = [
	[/\.[\w-]+/, 'css-selector-class'],
	[/#[\w-]+/, 'css-selector-id'],
	[/(^|[\s>+~,])[a-z]/, 'css-selector-type'],
	[/[\w\])]\s+[\w.#[*:]/, 'css-selector-descendant'],
	[/>/, 'css-selector-child'],
	[/\+/, 'css-selector-adjacent-sibling'],
	[/,/, 'css-selector-grouping'],
	[/\[/, 'css-selector-attribute'],
	[/\*/, 'css-selector-universal'],
	[/[\w-]\.[\w-]/, 'css-selector-chaining']
];

function ofSheet(css: string): string[] {
	const media = [...css.matchAll(/@([\w-]+)([^{]*)\{/g)].flatMap(([, rule, query = '']) =>
		rule !== 'media'
			? [`css-at-${rule}`]
			: [/prefers-[\w-]+/.exec(query)?.[0]].map((one) => (one ? `css-at-media-${one}` : 'css-at-media'))
	);
	const rules = css.replace(/@media[^{]*\{/g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
	return [
		...media,
		...[...rules].flatMap(([, selector = '', style = '']) => [
			...SELECTORS.filter(([pattern]) => pattern.test(selector.trim())).map(([, feature]) => feature),
			...[...selector.matchAll(/::?([\w-]+)/g)].map(([, pseudo]) => `css-pseudo-class-${pseudo}`),
			...ofDeclarations(style)
		])
	];
}

const ELEMENTS: Readonly<Record<string, string>> = { td: 'table', tr: 'table', tbody: 'table' };

function ofElement(node: DefaultTreeAdapterTypes.Element): string[] {
	const [child] = node.childNodes;
	const sheet = node.tagName === 'style' && child && defaultTreeAdapter.isTextNode(child) ? child.value : '';
	return [
		`html-${ELEMENTS[node.tagName] ?? node.tagName}`,
		...node.attrs.flatMap(({ name, value }) =>
			name === 'style'
				? ofDeclarations(value)
				: name === 'name' && value === 'color-scheme'
					? ['html-meta-color-scheme']
					: [`html-${name}`]
		),
		...ofSheet(sheet)
	];
}

/** @returns the features that a letter uses, by caniemail's names (or as such a name would be), each once */
export function featuresOf(html: string): string[] {
	const walk = (node: DefaultTreeAdapterTypes.Node): string[] => [
		...(defaultTreeAdapter.isElementNode(node) ? ofElement(node) : []),
		...('childNodes' in node ? node.childNodes.flatMap(walk) : [])
	];
	return [...new Set(walk(parse(html)))].sort();
}

/** @returns y, a (with buts) or n for each client by its newest test; null where there is no such feature */
export function supportOf(folder: string, feature: string): Record<Client, string> | null {
	const file = path.join(folder, `${feature}.md`);
	if (!existsSync(file)) return null;
	const source = readFileSync(file, 'utf8');
	const found = CLIENTS.map((client): [Client, string] => {
		const [family = '', platform = ''] = client.split(' ');
		const rest = source.slice(source.search(new RegExp(`\\b${family}"?\\s*:\\s*\\{`)));
		const block = new RegExp(`\\b${platform}"?\\s*:\\s*\\{([^}]*)\\}`).exec(rest)?.[1] ?? '';
		const results = [...block.matchAll(/:\s*"([yanu])/g)];
		return [client, results.at(-1)?.[1] ?? 'u'];
	});
	return Object.fromEntries(found) as Record<Client, string>;
}
