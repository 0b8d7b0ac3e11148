import { isTranslated } from '../definition';
import type { Words } from '../plan';
import { OPEN } from './number';
import type { Compiler } from './question';

/** @returns the author's words with U+E000 in the place of `{0}`; `undefined` if they add nothing to the value */
export function opened(value: unknown, property: string, compiler: Compiler): Words | undefined {
	const open = (text: string) => text.replaceAll('{0}', OPEN);
	const words = isTranslated(value)
		? Object.fromEntries(Object.entries(value).map(([language, text]) => [language, open(text)]))
		: typeof value === 'string'
			? open(value)
			: undefined;
	return words === undefined || words === OPEN ? undefined : compiler.words(words, property);
}
