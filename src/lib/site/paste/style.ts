// What the programs that people paste from say in `style` and `class`. Nothing of either is kept.

const styleOf = (attributes: ReadonlyMap<string, string>) => attributes.get('style')?.toLowerCase() ?? '';

/** What an element says about the weight and slant of what is in it; undefined: nothing. */
export interface Emphasis {
	bold?: boolean;
	italic?: boolean;
}

/** @param name of the element. Google Docs wraps everything in a `<b>` that is not bold */
export function emphasisOf(name: string, attributes: ReadonlyMap<string, string>): Emphasis {
	const style = styleOf(attributes);
	// Not `mso-bidi-font-weight`, which is about other scripts.
	const weight = /(?:^|[;\s])font-weight\s*:\s*([a-z0-9]+)/.exec(style)?.[1];
	const slant = /(?:^|[;\s])font-style\s*:\s*([a-z]+)/.exec(style)?.[1];
	const tagged: Emphasis = {
		...(name === 'b' || name === 'strong' ? { bold: true } : {}),
		...(name === 'i' || name === 'em' ? { italic: true } : {})
	};
	return {
		...tagged,
		...(weight ? { bold: weight.startsWith('bold') || Number(weight) >= 600 } : {}),
		...(slant ? { italic: slant === 'italic' || slant === 'oblique' } : {})
	};
}

/** @returns whether a reader would not have seen it: never paste what was hidden */
export function isHidden(attributes: ReadonlyMap<string, string>): boolean {
	if (attributes.has('hidden')) return true;
	return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/.test(styleOf(attributes));
}

/** Word writes lists as paragraphs. @returns how deep the item is, from 1; 0 for what is none */
export function wordLevel(attributes: ReadonlyMap<string, string>): number {
	const level = /mso-list\s*:\s*[^;]*\blevel([1-9])/.exec(styleOf(attributes))?.[1];
	return level ? Number(level) : 0;
}

/** Word in a browser puts each item into a list of its own. @returns how deep the item is, from 1; 0 for what is none */
export const onlineLevel = (attributes: ReadonlyMap<string, string>): number =>
	Number(/^[1-9]$/.exec(attributes.get('data-aria-level') ?? '')?.[0] ?? 0);

/** @returns whether it is the bullet or number that Word puts before an item */
export const isWordMarker = (attributes: ReadonlyMap<string, string>): boolean =>
	/mso-list\s*:\s*ignore/.test(styleOf(attributes));

/** @returns the level of a heading that is one by its class or role only, as in Word; 0 for none */
export function wordHeading(attributes: ReadonlyMap<string, string>): number {
	const name = attributes.get('class') ?? '';
	if (/\bMsoTitle\b/.test(name)) return 1;
	if (attributes.get('role') === 'heading')
		return Number(/^[1-9]$/.exec(attributes.get('aria-level') ?? '2')?.[0] ?? 2);
	return Number(/\bMsoHeading([1-9])\b/.exec(name)?.[1] ?? 0);
}
