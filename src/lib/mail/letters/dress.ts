import { isDark, palette, USUAL, type Look, type Palette } from '$lib/account/brand';
import { contrast, type Hex } from '$lib/account/colour';
import { directionOf } from '$lib/survey/respond/words';
import type { Drawing } from './letter';

// How a letter looks: the team's brand, as far as mail can show it.

export interface Dress {
	light: Palette;
	dark: Palette;
	/** Around what is pressed, on light and on dark. */
	rim: { light: Hex; dark: Hex };
	/** A font stack for inside of `style="…"`. */
	font: string;
	/** Of what is pressed, and of the card, in pixels. */
	corner: number;
	card: number;
	direction: 'ltr' | 'rtl';
	/** Where a line begins. */
	start: 'left' | 'right';
	end: 'left' | 'right';
	/** Chinese stands on higher lines. */
	leading: string;
	nightOnly: boolean;
}

// Fonts of the reader's device: mail fetches none. Chinese in each, first in a Chinese letter, since Outlook takes all
// that its first font lacks from Times.
const LATIN: Readonly<Record<Look['font'], string>> = {
	sans: "'Segoe UI',-apple-system,Roboto,Helvetica,Arial",
	humanist: 'Optima,Candara,Ubuntu',
	serif: "Georgia,'Iowan Old Style',Charter",
	rounded: "'Arial Rounded MT Bold',Nunito"
};
const HAN: Readonly<Record<Look['font'], string>> = {
	sans: "'PingFang SC','Microsoft YaHei','Noto Sans SC'",
	humanist: "'PingFang SC','Microsoft YaHei','Noto Sans SC'",
	serif: "'Songti SC',SimSun,'Noto Serif SC'",
	rounded: "'Yuanti SC','Microsoft YaHei','Noto Sans SC'"
};
const CORNERS: Readonly<Record<Look['corner'], number>> = { square: 0, soft: 8, round: 16 };

// WCAG 2.2, 1.4.11. A yellow is a fine accent, and no edge that can be seen on white.
const CONTROL = 3;
const rimOf = ({ accent, edge, paper, 'paper-raised': raised }: Palette): Hex =>
	[paper, raised].every((ground) => contrast(accent, ground) >= CONTROL) ? accent : edge;

/** @returns the look of the letter that is drawn */
export function dressOf({ brand, language }: Pick<Drawing, 'brand' | 'language'>): Dress {
	const look = brand ?? USUAL;
	const chinese = /^zh\b/i.test(language);
	const rtl = directionOf(language) === 'rtl';
	const corner = CORNERS[look.corner];
	const [light, dark] = [palette(look, 'light'), palette(look, 'dark')];
	return {
		light,
		dark,
		rim: { light: rimOf(light), dark: rimOf(dark) },
		font: [
			...(chinese ? [HAN[look.font], LATIN[look.font]] : [LATIN[look.font], HAN[look.font]]),
			look.font === 'serif' ? 'serif' : 'sans-serif'
		].join(','),
		corner,
		card: Math.min(12, corner * 1.5),
		direction: rtl ? 'rtl' : 'ltr',
		start: rtl ? 'right' : 'left',
		end: rtl ? 'left' : 'right',
		leading: chinese ? '1.7' : '1.5',
		nightOnly: isDark(look.background)
	};
}

/** Around a logo, which may stand on a ground of its own. */
export const CHIP = 8;
// The card's edge.
const EDGE = 1;
/**
 * Room at the sides of words: inline for the narrowest phones, by media queries for all that is wider. What stands around
 * the card begins where the words in it do.
 */
export const SIDES = { say: 15, around: 15 + EDGE, mark: 15 + EDGE - CHIP } as const;
type Side = keyof typeof SIDES;
const WIDER = 20;
/** Beside the card, where there is room for it. */
const GUTTER = 8;

const sides = (more: number, only: readonly Side[]): string =>
	only
		.map((name) => [name, SIDES[name] + more])
		.map(([name, side]) => `.${name}{padding-left:${side}px !important;padding-right:${side}px !important}`)
		.join('');

/**
 * What cannot stand in an attribute, in two styles: a client that does not know the second drops only that.
 * Beware: Gmail drops a whole style for one rule that it does not know.
 */
export function styles({ dark, rim, nightOnly, font }: Dress): string[] {
	const colour = (selector: string, ...rules: string[]) =>
		`${selector}{${rules.map((rule) => `${rule} !important`).join(';')}}`;
	const ground = (hex: string) => `background-color:${hex}`;
	const night = [
		colour('body,.paper,.paper div', ground(dark.paper)),
		colour(
			'.paper .card,.card div,.card table',
			`background:${dark['paper-raised']}`,
			ground(dark['paper-raised'])
		),
		// MJML gives the cell that has the card's edge no name.
		colour('.card>table>tbody>tr>td', `border-color:${dark.accent} ${dark.line} ${dark.line}`),
		colour('.ink', `color:${dark.ink}`),
		colour('.soft', `color:${dark['ink-soft']}`),
		colour('.line', `border-color:${dark.line}`),
		colour('.cell', ground(dark.paper), `border-color:${rim.dark}`),
		colour('.go', ground(dark.accent)),
		colour('.on', `color:${dark['accent-ink']}`)
	];
	return [
		[
			'body{margin:0;padding:0}',
			// Outlook begins each table with Times.
			`td{font-family:${font}}`,
			'table,td{mso-table-lspace:0pt;mso-table-rspace:0pt}',
			`@media only screen and (min-width:360px) and (max-width:599px){` +
				`.card{margin-left:${GUTTER}px !important;margin-right:${GUTTER}px !important}` +
				`${sides(GUTTER, ['around', 'mark'])}}`,
			`@media only screen and (min-width:600px){${sides(WIDER, ['say', 'around', 'mark'])}}`
		].join(''),
		`:root{color-scheme:${nightOnly ? 'dark' : 'light dark'}}@media (prefers-color-scheme:dark){${night.join('')}}`
	];
}
