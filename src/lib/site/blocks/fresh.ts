import type { RichDocument, RichNode } from '../rich';
import type { Prose, Words } from '../site';
import type { Label } from './block';

// What a fresh block says, in the languages of the site that the house speaks.

const SPOKEN: readonly [keyof Label, RegExp][] = [
	['en', /^en\b/i],
	['zh-CN', /^zh(-(cn|sg|my|hans.*))?$/i]
];

const each = <Value>(
	languages: readonly string[],
	value: (as: keyof Label) => Value
): Record<string, Value> =>
	Object.fromEntries(
		languages.flatMap((language) =>
			SPOKEN.filter(([, tag]) => tag.test(language)).map(([as]) => [language, value(as)])
		)
	);

/** @returns words as a field holds them */
export const said = (languages: readonly string[], en: string, zh: string): Words =>
	each(languages, (as) => (as === 'en' ? en : zh));

/** @returns paragraphs as a field holds rich text; a line that begins with `## ` is a heading, with `- ` an item */
export const written = (languages: readonly string[], en: readonly string[], zh: readonly string[]): Prose =>
	each(languages, (as) => documentOf(as === 'en' ? en : zh));

const paragraph = (text: string): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function documentOf(lines: readonly string[]): RichDocument {
	const content: RichNode[] = [];
	for (const line of lines) {
		const before = content.at(-1);
		if (line.startsWith('## '))
			content.push({
				type: 'heading',
				attrs: { level: 2 },
				content: [{ type: 'text', text: line.slice(3) }]
			});
		else if (line.startsWith('- ')) {
			const item = { type: 'listItem' as const, content: [paragraph(line.slice(2))] };
			if (before?.type === 'bulletList')
				content[content.length - 1] = { ...before, content: [...before.content, item] };
			else content.push({ type: 'bulletList', content: [item] });
		} else content.push(paragraph(line));
	}
	return { type: 'doc', content };
}

const DAY = 86_400_000;

/** @returns the day so many days from today, as a date field has it: a fresh plan does not lie in a forgotten year */
export const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
