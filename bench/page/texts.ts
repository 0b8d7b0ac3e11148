import type { Definition } from '../author.ts';

/** What the peers' pages need to know of a definition. All of it is somebody's JSON: nothing is taken for granted. */
export type Part = Record<string, unknown>;

export const isPart = (value: unknown): value is Part =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const partsOf = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

/** A text in its default language. */
export function said(value: unknown, otherwise = ''): string {
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	if (!isPart(value)) return otherwise;
	return said(value['default'] ?? value['en'] ?? Object.values(value)[0], otherwise);
}

/** What may be chosen: value and text. */
export const choicesOf = (value: unknown): { value: string; text: string }[] =>
	(Array.isArray(value) ? value : []).map((one) =>
		isPart(one)
			? { value: String(one['value']), text: said(one['text'], String(one['value'])) }
			: { value: String(one), text: String(one) }
	);

/** Every question, panels opened, page by page. */
export function questionsOf(definition: Definition): Part[][] {
	const open = (parts: Part[]): Part[] =>
		parts.flatMap((part) => (part['type'] === 'panel' ? open(partsOf(part['elements'])) : [part]));
	const pages = partsOf(definition['pages']).map((page) => open(partsOf(page['elements'])));
	return [...pages, open(partsOf(definition['elements']))].filter((page) => page.length);
}
