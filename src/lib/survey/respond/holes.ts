import type { Template } from '../plan';

const MARK = '\uE000';

/**
 * A sentence of the house with a place for what the page keeps in step.
 *
 * @param said gives the sentence around the text that it is given
 * @param path what stands there, as in author's words: `panelIndex`
 */
export const holed = (said: (text: string) => string, path: string): Template =>
	said(MARK)
		.split(MARK)
		.flatMap((text, at): Exclude<Template, string> => (at ? [[path], text] : [text]))
		.filter((part) => part !== '');
