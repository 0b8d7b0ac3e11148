import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Brand } from '$lib/account/brand';
import type { PlannedQuestion } from '$lib/survey/plan';
import { CLIENTS, featuresOf, supportOf } from './caniemail';
import { compile } from './compile.server';
import { fill } from './fill';
import { letters } from './registry';
import { sampleDrawing, sampleFacts } from './samples';

const FOLDER = path.resolve(import.meta.dirname, '../../../../../shared/corpus/mail/caniemail-features');
const absent = !existsSync(FOLDER);

/**
 * What one of our clients knows with buts ("a") or not at all ("n"), and why that does no harm here. The pattern says in
 * which of them, so that any other is found. An entry that nothing uses any more is found, too.
 */
const ALLOWED: Readonly<Record<string, [where: RegExp, why: string]>> = {
	'css-at-media': [/gmail|outlook/, 'only widens the margins: what stands inline is made for a phone'],
	'css-at-media-prefers-color-scheme': [
		/(gmail|outlook windows).*n/,
		'these darken colours themselves, or stay light: every text has its ground inline'
	],
	'css-background': [/windows a/, 'only ever a colour'],
	'css-border': [/windows a/, 'at most 4 px, on cells; on a rule (hr) it may be thicker'],
	'css-border-radius': [/windows n/, 'corners are square there'],
	'css-color-scheme': [/(gmail|outlook).*n/, 'asks for what these decide themselves'],
	'css-direction': [/mobile-webmail a/, 'is that of the whole letter anyway'],
	'css-display': [
		/(gmail (ios|android)|windows) a/,
		'block and inline-block; Outlook has a table around what is to stand side by side, and padding in cells'
	],
	'css-display-none': [
		/(mobile-webmail n|windows a)/,
		'the preheader is one pixel of its ground’s colour as well'
	],
	'css-font-size': [/windows a/, 'pixels only'],
	'css-font-weight': [/windows a/, '600 is bold'],
	'css-important': [/(gmail.*|windows) a/, 'lower case, after a space, only in style sheets'],
	'css-line-height': [/windows a/, 'lines stand a little wider'],
	'css-margin': [/(gmail|outlook).*a/, 'never negative; the letter is centred by align'],
	'css-max-height': [/windows n/, 'the preheader is hidden by mso-hide'],
	'css-max-width': [/windows a/, 'MJML puts a table of fixed width around it'],
	'css-overflow': [/./, 'hides the preheader and rounds the corners of the card: both only an addition'],
	'css-padding': [/windows a/, 'cells have it by mso-padding-alt'],
	'css-selector-child': [/(gmail|windows)/, 'only in the style for the dark, which these do not read'],
	'css-selector-class': [/gmail.*[an]/, 'no account of Google’s: no style sheet, all that matters is inline'],
	'css-selector-descendant': [/gmail.*[an]/, 'as above'],
	'css-selector-grouping': [/gmail.*[an]/, 'as above'],
	'css-selector-type': [/gmail.*[an]/, 'as above'],
	'css-text-align': [/(gmail|windows).*a/, 'left and right only'],
	'css-text-decoration': [/(gmail|windows).*a/, 'underline and none only'],
	'css-width': [/windows a/, 'on tables only; MJML’s divs have a table around them'],
	'css-word-break': [/ a$/, 'long words may break anywhere'],
	'css-word-spacing': [/windows n/, 'MJML’s: normal, as it is anyway'],
	'html-body': [/ a$/, 'becomes a div that keeps its style; the ground is on a div of our own as well'],
	'html-dir': [/(mobile-webmail|windows) a/, 'on tables and paragraphs, not on links'],
	'html-height': [/windows a/, 'of the logo: smaller on a dense screen'],
	'html-meta-color-scheme': [/ n$/, 'asks for what these decide themselves'],
	'html-style': [/(gmail|windows).*[an]/, 'in the head; without it the letter is light and made for a phone'],
	'html-target': [/ [an]$/, 'links open outside of the mail in any case'],
	'html-width': [/windows a/, 'in pixels, on cells and tables']
};

/** What caniemail has no page of, and why it may be used. */
const UNLISTED: Readonly<Record<string, string>> = {
	'css-color': 'as old as style sheets',
	'css-mso-hide': 'Outlook’s own, nobody else reads it',
	'css-mso-padding-alt': 'Outlook’s own',
	'css-mso-table-lspace': 'Outlook’s own',
	'css-mso-table-rspace': 'Outlook’s own',
	'css-pseudo-class-root': 'in a style of its own: what does not know it loses only the dark'
};
const PLAIN =
	/^html-(a|br|head|html|meta|title|alt|bgcolor|border|class|content|href|http-equiv|name|src|type|xmlns(:o)?|aria-roledescription)$/;

const brand: Brand = {
	accent: '#b3261e',
	background: '#fff8f0',
	font: 'serif',
	corner: 'round',
	backdrop: 'plain',
	logo: { src: '/x.png', width: 80, height: 20, alt: 'x' }
};
const list: PlannedQuestion = {
	kind: 'radiogroup',
	name: 'q',
	title: 'Why?',
	description: 'Think of today.',
	choices: ['This', 'That'].map((text) => ({ value: text, text }))
};

async function used(): Promise<string[]> {
	const all = new Set<string>();
	for (const letter of Object.values(letters))
		for (const other of [{}, { question: list, brand }, { question: null }, { question: list }])
			for (const language of ['en', 'ar']) {
				const drawing = sampleDrawing(letter, language, other);
				const facts = { ...drawing.facts, minutes: '3' };
				const { html } = fill(await compile(letter, { ...drawing, facts }), sampleFacts);
				for (const feature of featuresOf(html)) all.add(feature);
			}
	return [...all].sort();
}

/** @returns what a client that we claim would not show as it is meant, and nobody said why that does no harm */
function lacking(features: readonly string[]): string[] {
	return features.flatMap((feature) => {
		const support = supportOf(FOLDER, feature);
		if (!support) return PLAIN.test(feature) || feature in UNLISTED ? [] : [`${feature}: unknown`];
		return CLIENTS.map((client) => `${client} ${support[client]}`)
			.filter((result) => !result.endsWith(' y') && !ALLOWED[feature]?.[0].test(result))
			.map((result) => `${feature}: ${result}`);
	});
}

// Without shared/corpus there is nothing to compare with.
describe.skipIf(absent)('by caniemail’s data', () => {
	it('every letter uses only what its clients know', async () => {
		const features = await used();
		expect(lacking(features)).toEqual([]);
		expect(features.length).toBeGreaterThan(60);
		const stale = [...Object.keys(ALLOWED), ...Object.keys(UNLISTED)].filter(
			(one) => !features.includes(one)
		);
		expect(stale).toEqual([]);
	});

	it.each([
		['<p style="display:flex">x</p>', 'css-display-flex: outlook windows n'],
		['<p style="position:absolute">x</p>', 'css-position: gmail desktop-webmail n'],
		['<style>@media (min-width:1px){.x{display:grid}}</style>', 'css-display-grid: outlook windows n'],
		['<style>.a:hover{color:red}</style>', 'css-pseudo-class-hover: outlook windows n'],
		['<style>a+b{color:red}</style>', 'css-selector-adjacent-sibling: outlook windows n'],
		['<p style="margin-inline:0">x</p>', 'css-margin-inline: unknown'],
		['<p style="background-image:url(x)">x</p>', 'css-background-image: outlook windows n'],
		['<p style="width:1vw">x</p>', 'css-unit-vw: outlook windows n'],
		['<svg></svg>', 'html-svg: gmail desktop-webmail n'],
		['<bdi>x</bdi>', 'html-bdi: gmail desktop-webmail n'],
		['<form></form>', 'html-form: outlook windows n'],
		['<p hidden>x</p>', 'html-hidden: gmail desktop-webmail n'],
		['<blink>x</blink>', 'html-blink: unknown']
	])('%s would be found', (html, found) => expect(lacking(featuresOf(html))).toContain(found));
});
