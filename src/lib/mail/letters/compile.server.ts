import type { Compiled, Drawing, Letter } from './letter';
import { parted } from './marks';
import { sourceOf, type Source } from './frame';

/**
 * The HTML of a source. Nothing is read from the network or from files, and an element that MJML does not know is an
 * error of ours.
 */
export async function htmlOf({ mjml, skeleton }: Pick<Source, 'mjml' | 'skeleton'>): Promise<string> {
	// Half a second and 60 MB that only who sends letters should spend.
	const { default: toHtml } = await import('mjml');
	const { html } = await toHtml(mjml, {
		validationLevel: 'strict',
		keepComments: false,
		ignoreIncludes: true,
		useMjmlConfigOptions: false,
		fonts: {},
		skeleton
	});
	// MJML indents by what is nearly half of a letter. No value of a recipient holds a line feed.
	return html.replace(/\n\s+/g, '\n');
}

/** A letter in one language, once for all who get it. */
export async function compile(letter: Letter, drawing: Drawing): Promise<Compiled> {
	const source = sourceOf(letter, drawing);
	return {
		subject: parted(source.subject),
		sender: parted(source.sender),
		html: parted(await htmlOf(source)),
		text: parted(source.text)
	};
}
