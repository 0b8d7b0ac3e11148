/** What only the studio's pages need of their frame, or what the style says already. Each within the tag it is of. */
const NEEDLESS: readonly [tag: RegExp, needless: string][] = [
	[/<html\b[^>]*/, ' data-theme="system"'],
	[/<body\b[^>]*/, ' data-sveltekit-preload-data="hover"']
];
const SCHEME = /<meta name="color-scheme"[^>]*>/;

/**
 * @param head a document up to the end of its `<body>` tag. Whatever text stands in it has no `<`
 * @returns it without what a respondent's page does not need; texts such as its title stay as they are
 */
export const plainFrame = (head: string): string =>
	NEEDLESS.reduce(
		(text, [tag, needless]) => text.replace(tag, (found) => found.replace(needless, '')),
		head.replace(SCHEME, '')
	).replaceAll(/>\s+</g, '><');
