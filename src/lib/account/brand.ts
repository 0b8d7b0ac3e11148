import { contrast, hexOf, nearest, oklch, type Hex, type Oklch } from './colour';

// What a team's surveys look like, and whether that can be read. The page of a survey is dressed from it by
// `survey/respond/dress.ts`.

export const FONTS = ['sans', 'humanist', 'serif', 'rounded'] as const;
export const CORNERS = ['square', 'soft', 'round'] as const;
export const BACKDROPS = ['plain', 'tinted', 'gradient'] as const;

export interface Logo {
	/** Path on this site; what it holds never changes. */
	src: string;
	/** In pixels of the picture. */
	width: number;
	height: number;
	/** What it says, for those who do not see it. */
	alt: string;
}

/** The look without the picture: what is checked and drawn. */
export interface Look {
	/** Buttons, what is chosen, the ring of the focus. */
	accent: Hex;
	/** Paper. A dark one makes a page that is dark at all hours. */
	background: Hex;
	font: (typeof FONTS)[number];
	corner: (typeof CORNERS)[number];
	backdrop: (typeof BACKDROPS)[number];
}

export interface Brand extends Look {
	logo: Logo | null;
}

/** @returns the one of `all` that `text` names */
export const oneOf = <One extends string>(all: readonly One[], text: unknown): One | undefined =>
	all.find((one) => one === text);

/** Earshot's own look, to start from: the colours of `ui/tokens.css`. */
export const USUAL: Look = {
	accent: '#005783',
	background: '#fbfaf7',
	font: 'sans',
	corner: 'soft',
	backdrop: 'plain'
};

/** Every colour of a respondent's page, by the names of `ui/tokens.css`; `tint` is the far end of the ground. */
export type Palette = Record<
	'paper' | 'paper-raised' | 'tint' | 'ink' | 'ink-soft' | 'line' | 'edge' | 'accent' | 'accent-ink' | 'bad',
	Hex
>;
export type Scheme = 'light' | 'dark';

const TEXT = 4.5;
// WCAG 2.2, 1.4.11: what is pressed, filled in or focused.
const CONTROL = 3;
// How far the far end of the ground goes towards the accent: less light, more of its hue.
const TINT = {
	plain: { lightness: 0, chroma: 0 },
	tinted: { lightness: 0.012, chroma: 0.014 },
	gradient: { lightness: 0.025, chroma: 0.028 }
} as const;

/** Whether a page on this ground is dark at all hours. */
export const isDark = (background: Hex): boolean => oklch(background).lightness < 0.5;

/** @returns the background as the light or the dark page has it */
function ground({ background }: Look, scheme: Scheme): Hex {
	if (scheme === 'light' || isDark(background)) return background;
	const { chroma, hue } = oklch(background);
	return hexOf({ lightness: 0.19, chroma: Math.min(0.02, chroma), hue });
}

const readable = (ink: Hex, on: Hex[], least: number) => on.every((paper) => contrast(ink, paper) >= least);

/** The colour itself if it can be read on all of `on`, else moved away from them just as far as it must. */
function legible(wanted: Oklch, on: Hex[], least: number): Hex {
	const hex = hexOf(wanted);
	if (readable(hex, on, least)) return hex;
	// Contrast only grows on the way to white or black: eight halvings find where it suffices.
	let far = on.some(isDark) ? 1 : 0;
	let near = wanted.lightness;
	for (let step = 0; step < 8; step++) {
		const middle = (far + near) / 2;
		if (readable(hexOf({ ...wanted, lightness: middle }), on, least)) far = middle;
		else near = middle;
	}
	return hexOf({ ...wanted, lightness: far });
}

/** The accent of the dark page: the same hue, light enough to stand out, not so bright that it glares. */
function accentOf(look: Look, scheme: Scheme, on: Hex): Hex {
	if (scheme === 'light' || isDark(look.background)) return look.accent;
	const { lightness, chroma, hue } = oklch(look.accent);
	return legible(
		{ lightness: Math.max(0.76, lightness), chroma: Math.min(chroma, 0.14), hue },
		[on],
		CONTROL
	);
}

/** White if it can be read on the accent, else near-black, else black: one of them always can. */
function inkOn(accent: Hex): Hex {
	const deep = hexOf({ lightness: 0.2, chroma: 0.03, hue: oklch(accent).hue });
	const all: Hex[] = ['#ffffff', deep, '#000000'];
	return all.find((ink) => readable(ink, [accent], TEXT)) ?? '#000000';
}

function tinted(base: Hex, accent: Hex, backdrop: Look['backdrop']): Hex {
	if (backdrop === 'plain') return base;
	const [from, towards] = [oklch(base), oklch(accent)];
	const { lightness, chroma } = TINT[backdrop];
	return hexOf({
		lightness: from.lightness + (isDark(base) ? lightness : -lightness),
		chroma: Math.min(towards.chroma, chroma),
		hue: towards.hue
	});
}

/** @returns all colours of the page in one scheme, those that nobody chose included */
export function palette(look: Look, scheme: Scheme): Palette {
	const base = ground(look, scheme);
	const dark = isDark(base);
	const accent = accentOf(look, scheme, base);
	const tint = tinted(base, accent, look.backdrop);
	const paper = look.backdrop === 'tinted' ? tint : base;
	const { lightness, chroma, hue } = oklch(paper);
	const raised = hexOf({
		lightness: dark ? lightness + 0.045 : 1 - (1 - lightness) * 0.35,
		chroma: dark ? chroma : chroma * 0.5,
		hue
	});
	const papers = [paper, raised, tint];
	const grey = (light: number, night: number, chroma: number): Oklch => ({
		lightness: dark ? night : light,
		chroma,
		hue
	});
	const red = dark ? { lightness: 0.77, chroma: 0.13, hue: 22 } : { lightness: 0.49, chroma: 0.17, hue: 25 };
	return {
		paper,
		'paper-raised': raised,
		tint,
		ink: hexOf(grey(0.24, 0.95, dark ? 0.006 : 0.02)),
		'ink-soft': legible(grey(0.47, 0.76, 0.015), papers, TEXT),
		line: hexOf(grey(lightness - 0.1, lightness + 0.15, Math.min(chroma, 0.016))),
		edge: legible(grey(0.62, 0.58, 0.016), papers, CONTROL),
		accent,
		'accent-ink': inkOn(accent),
		bad: legible(red, papers, TEXT)
	};
}

/** Two colours that meet on the page: `ink` or the accent's own text (4.5:1), the accent as a control (3:1). */
export type Pair = 'text' | 'soft_text' | 'mistakes' | 'button_text' | 'accent' | 'edges';

/** Which two colours a pair is, what it needs, and which of the two that were chosen can mend it. */
const PAIRS: Record<
	Pair,
	{ of: keyof Palette; on: (keyof Palette)[]; least: number; mend: 'accent' | 'background' }
> = {
	text: { of: 'ink', on: ['paper', 'paper-raised', 'tint'], least: TEXT, mend: 'background' },
	soft_text: { of: 'ink-soft', on: ['paper', 'paper-raised', 'tint'], least: TEXT, mend: 'background' },
	mistakes: { of: 'bad', on: ['paper', 'paper-raised', 'tint'], least: TEXT, mend: 'background' },
	edges: { of: 'edge', on: ['paper', 'paper-raised', 'tint'], least: CONTROL, mend: 'background' },
	button_text: { of: 'accent-ink', on: ['accent'], least: TEXT, mend: 'accent' },
	// Also the ring of the focus, the bar of progress and the edge of what is chosen.
	accent: { of: 'accent', on: ['paper', 'paper-raised', 'tint'], least: CONTROL, mend: 'accent' }
};

/** A pair that cannot be made out, with the ratio it has and the one it needs. */
export interface Faint {
	pair: Pair;
	scheme: Scheme;
	ratio: number;
	least: number;
	/** The colour to change, and the nearest one with which every pair of it passes; null if there is none. */
	mend: 'accent' | 'background';
	offer: Hex | null;
}

/** Every pair of the page with its worst ratio in a scheme. */
export function ratios(look: Look, scheme: Scheme): { pair: Pair; ratio: number; least: number }[] {
	const colours = palette(look, scheme);
	return names(PAIRS).map((pair) => {
		const { of, on, least } = PAIRS[pair];
		const ratio = Math.min(...on.map((paper) => contrast(colours[of], colours[paper])));
		return { pair, ratio, least };
	});
}

const names = <Key extends string>(of: Record<Key, unknown>): Key[] => Object.keys(of) as Key[];

const fails = (look: Look, mend: 'accent' | 'background') =>
	(['light', 'dark'] as const).flatMap((scheme) =>
		ratios(look, scheme)
			.filter(({ pair, ratio, least }) => PAIRS[pair].mend === mend && ratio < least)
			.map((found) => ({ ...found, scheme }))
	);

/**
 * What of a look cannot be read: the worst pair for each colour that was chosen.
 * WCAG 2.2: 1.4.3 (text, 4.5:1) and 1.4.11 (controls and the focus, 3:1), in the light and in the dark.
 */
export function faint(look: Look): Faint[] {
	const onGround = fails(look, 'background');
	const good = (mended: Look, ...mends: ('accent' | 'background')[]) =>
		mends.every((mend) => !fails(mended, mend).length);
	const background = nearest(look.background, (one) => good({ ...look, background: one }, 'background'));
	// An accent is offered for the ground that there will be.
	const grounded = { ...look, background: background ?? look.background };
	const offers = {
		background,
		accent: nearest(look.accent, (one) => good({ ...grounded, accent: one }, 'accent', 'background'))
	};
	const worst = [onGround, fails(grounded, 'accent')].flatMap((found) =>
		found.sort((a, b) => a.ratio / a.least - b.ratio / b.least).slice(0, 1)
	);
	return worst.map((one) => ({ ...one, mend: PAIRS[one.pair].mend, offer: offers[PAIRS[one.pair].mend] }));
}

/** A ratio as it is said: cut, not rounded, so that 4.497 is no 4.5. */
export const ratioWords = (ratio: number): string => (Math.floor(ratio * 10 + 1e-9) / 10).toFixed(1);
