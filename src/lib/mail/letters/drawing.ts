import type { Template } from '$lib/survey/plan';
import { inLanguage } from '$lib/survey/speak';
import type { Words } from '$lib/survey/plan';
import type { Dress } from './dress';
import type { Drawing } from './letter';
import { escaped, harmless, hole, inLine } from './marks';
import { HOUSE, partsOf } from './parts';

// The pieces that letters are drawn from: tables, since Outlook knows nothing else, with every colour twice (attribute
// and style), so that it stays a button where styles are thrown away.

/** How a piece of text becomes part of the letter: `escaped` or `harmless`. */
type Hand = (text: string) => string;

/** A text that somebody typed, with its holes; the house's own are filled in. */
function written(text: string, { facts }: Drawing, hand: Hand): string {
	return partsOf(text)
		.map((part) => {
			if (typeof part === 'string') return hand(part);
			if (!HOUSE.some((name) => name === part.hole)) return hole(part.hole, part.otherwise);
			return hand(inLine(facts[part.hole.slice(1)] || (part.otherwise ?? '')));
		})
		.join('');
}

/** Words that somebody typed, for a header or a line of the text part. */
export const said = (text: string, drawing: Drawing): string =>
	inLineMarked(written(text, drawing, harmless));

/** Words that somebody typed, for HTML, on one line. */
export const saidInHtml = (text: string, drawing: Drawing): string =>
	inLineMarked(written(text, drawing, escaped));

// Marks of holes hold no white space.
const inLineMarked = (text: string): string => text.replace(/\s+/g, ' ').trim();

const paragraphs = (text: string): string[] =>
	harmless(text)
		.split(/\n[ \t]*\n+/)
		.map((one) => one.trim())
		.filter(Boolean);

/** Paragraphs of the text part. */
export const lines = (text: string, drawing: Drawing): string[] =>
	paragraphs(text).map((one) => written(one, drawing, harmless));

const RTL = /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]/;

/** A paragraph in a script that runs against the letter says so: its words may be those of another language. */
export function against(text: string, { direction }: Pick<Dress, 'direction'>): string {
	const words = text.replace(/\{[^{}]*\}/g, '');
	const own = RTL.test(words) ? 'rtl' : /\p{L}/u.test(words) ? 'ltr' : direction;
	return own === direction ? '' : ` dir="${own}"`;
}

interface Voice {
	/** Of the colours. */
	ink?: 'ink' | 'soft';
	size?: number;
	strong?: boolean;
	/** Space above and below, in pixels. */
	above?: number;
	below?: number;
}

/** One paragraph of markup that is already safe. */
export function paragraph(
	html: string,
	dress: Dress,
	{ ink = 'ink', size = 16, strong = false, above = 0, below = 16 }: Voice = {},
	attributes = ''
): string {
	const colour = dress.light[ink === 'ink' ? 'ink' : 'ink-soft'];
	const leading = strong && size > 18 ? 'line-height:1.35;' : '';
	const weight = strong ? 'font-weight:600;' : '';
	return (
		`<p class="${ink}"${attributes} style="margin:${above}px 0 ${below}px;${size === 16 ? '' : `font-size:${size}px;`}` +
		`${leading}${weight}color:${colour};">${html}</p>`
	);
}

/** Paragraphs that somebody typed. */
export const prose = (text: string, drawing: Drawing, dress: Dress, voice: Voice = {}): string =>
	paragraphs(text)
		.map((one) => {
			const html = written(one, drawing, escaped).replaceAll('\n', '<br>');
			return paragraph(html, dress, voice, against(one, dress));
		})
		.join('\n');

/** A line that is larger than all else. */
export const heading = (html: string, dress: Dress, attributes = ''): string =>
	paragraph(html, dress, { size: 21, strong: true, above: 8, below: 18 }, attributes);

/**
 * In Outlook only words lead somewhere, not the room around them: for it alone they get some of it.
 *
 * @param signs on each side
 */
export function roomy(html: string, signs: number): string {
	const room = `<!--[if mso]>${'&nbsp;'.repeat(signs)}<![endif]-->`;
	return room + html + room;
}

/** What has room above and below: Outlook keeps that of cells, not that of tables and blocks. */
export const spaced = (html: string, above: number, below: number, { start }: Dress): string =>
	`<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr>` +
	`<td align="${start}" style="padding:${above}px 0 ${below}px;">${html}</td></tr></table>`;

/** @param link name of the hole that holds where it leads */
export function button(label: string, link: string, drawing: Drawing, dress: Dress): string {
	const { accent, 'accent-ink': on } = dress.light;
	const drawn =
		`<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="border-collapse:separate;"><tr><td class="go" align="center" bgcolor="${accent}" ` +
		`style="border-radius:${dress.corner}px;background-color:${accent};mso-padding-alt:14px 8px;">` +
		`<a class="on" href="${hole(link)}" target="_blank" style="display:inline-block;padding:14px 28px;` +
		`font-size:17px;line-height:24px;font-weight:600;color:${on};` +
		`text-decoration:none;">${roomy(saidInHtml(label, drawing), 4)}</a></td></tr></table>`;
	return spaced(drawn, 8, 24, dress);
}

/** A way out: a line for the eye, and as much room around it as a thumb needs. */
export function wayOut(html: string, name: string, { light, direction }: Dress): string {
	const padding = direction === 'rtl' ? '13px 0 13px 20px' : '13px 20px 13px 0';
	return (
		`<a class="soft" href="${hole(name)}" target="_blank" style="display:inline-block;padding:${padding};` +
		`color:${light['ink-soft']};text-decoration:underline;">${html}</a>`
	);
}

export const rule = ({ light }: Dress): string =>
	`<hr class="line" style="border:0;border-top:1px solid ${light.line};margin:8px 0 24px;">`;

/** Author's words in the letter's language, as plain text. */
export const plainly = (words: Words | undefined, language: string): string =>
	words === undefined ? '' : inLine(textOf(inLanguage(words, language)));

const textOf = (template: Template): string =>
	typeof template === 'string'
		? template
		: template.map((part) => (typeof part === 'string' ? part : '')).join('');
