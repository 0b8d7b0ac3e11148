import {
	BACKDROPS,
	CORNERS,
	faint,
	FONTS,
	oneOf,
	USUAL,
	type Brand,
	type Faint,
	type Look
} from '$lib/account/brand';
import { hexFrom } from '$lib/account/colour';
import type { LogoMistake } from '$lib/account/logo';

/** A brand as it is being filled in: what was typed, right or not. */
export interface Draft {
	accent: string;
	background: string;
	font: Look['font'];
	corner: Look['corner'];
	backdrop: Look['backdrop'];
	/** What the logo says. */
	alt: string;
	/** The logo to be taken away. */
	gone: boolean;
	/** A logo that was sent and waits for the rest to be right, as a data: URL. */
	waiting: string;
}

export interface Mistakes {
	accent?: 'colour';
	background?: 'colour';
	alt?: 'long';
	logo?: LogoMistake;
	faint: Faint[];
}

export const ALT_MAX = 120;

/** What a picture of the page is dressed by: the same rules as the page, on this class. */
export const PICTURED = '.dressed';

export const draftOf = (brand: Brand | null, team: string): Draft => ({
	...lookOf(brand ?? USUAL),
	alt: brand?.logo?.alt || team,
	gone: false,
	waiting: ''
});

const lookOf = ({ accent, background, font, corner, backdrop }: Look): Look => ({
	accent,
	background,
	font,
	corner,
	backdrop
});

/** @param read a field of the form, '' if it is not there; a colour that was offered and taken stands above it */
export function draftFrom(read: (name: string) => string): Draft {
	const [taken, colour = ''] = read('take').split('=');
	const typed = (name: 'accent' | 'background') => (taken === name ? colour : read(name)).trim().slice(0, 40);
	return {
		accent: typed('accent'),
		background: typed('background'),
		font: oneOf(FONTS, read('font')) ?? USUAL.font,
		corner: oneOf(CORNERS, read('corner')) ?? USUAL.corner,
		backdrop: oneOf(BACKDROPS, read('backdrop')) ?? USUAL.backdrop,
		alt: read('alt').trim().slice(0, 500),
		gone: read('gone') !== '',
		waiting: read('waiting')
	};
}

/**
 * @returns the look, null while a colour is none; and all that stands in its way but the logo, which has to be
 * looked at by itself
 */
export function judged(draft: Draft): { look: Look | null; mistakes: Mistakes } {
	const [accent, background] = [hexFrom(draft.accent), hexFrom(draft.background)];
	const look = accent && background ? { ...lookOf({ ...draft, accent, background }) } : null;
	return {
		look,
		mistakes: {
			...(!accent && { accent: 'colour' }),
			...(!background && { background: 'colour' }),
			...([...draft.alt].length > ALT_MAX && { alt: 'long' }),
			faint: look ? faint(look) : []
		}
	};
}

export const hasMistakes = ({ faint, ...others }: Mistakes): boolean =>
	faint.length > 0 || Object.keys(others).length > 0;
