import { isDark, palette, type Look, type Palette } from '../../account/brand';

// A team's brand as the few custom properties that a respondent's page reads. Every word of it is the house's or
// a checked `#rrggbb`: nothing that a person typed stands in the style.

// System fonts only, Chinese in each: a page waits for no font.
const FONTS: Record<Look['font'], string> = {
	sans: '',
	humanist:
		"Optima,Candara,'Gill Sans Nova',Ubuntu,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif",
	serif: "ui-serif,'Iowan Old Style',Charter,Georgia,'Songti SC',SimSun,'Noto Serif SC',serif",
	rounded:
		"ui-rounded,'Arial Rounded MT Bold',Nunito,'Yuanti SC',YouYuan,'Microsoft YaHei','Noto Sans SC',sans-serif"
};
// Nearly half of a button, and words still fit into the corners of a large field.
const CORNERS: Record<Look['corner'], string> = { square: '0', soft: '', round: '1.25rem' };

const short = (hex: string) => hex.replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3');

/**
 * @returns names and values of the custom properties that differ from `ui/tokens.css`. Colours are for both
 * schemes at once, by `light-dark()`: they follow the `color-scheme` of the element that they are set on
 */
export function declarations(look: Look): [name: string, value: string][] {
	const [light, dark] = [palette(look, 'light'), palette(look, 'dark')];
	const colour = (name: keyof Palette): [string, string] => {
		const [day, night] = [short(light[name]), short(dark[name])];
		return [`--${name}`, day === night ? day : `light-dark(${day},${night})`];
	};
	const names = (Object.keys(light) as (keyof Palette)[]).filter(
		(name) => name !== 'tint' || look.backdrop === 'gradient'
	);
	const rest: [string, string][] = [
		['--font', FONTS[look.font]],
		['--radius-control', CORNERS[look.corner]],
		['--ground', look.backdrop === 'gradient' ? 'linear-gradient(var(--tint),var(--paper) 32rem)' : '']
	];
	return [...names.map(colour), ...rest.filter(([, value]) => value)];
}

/** Whether the page is dark at all hours, and its controls with it. */
export const nightOnly = (look: Look): boolean => isDark(look.background);

/**
 * The style of a page in this look: stands in its own `<style>`, whose hash the page's policy allows. Older browsers
 * (without `light-dark()`) keep the house's own look.
 * @param selector what is dressed. The usual one outweighs `ui/tokens.css` wherever that stands
 */
export function dress(look: Look, selector = ':root:root:root'): string {
	const all = declarations(look).map(([name, value]) => `${name}:${value}`);
	if (nightOnly(look)) all.push('color-scheme:dark');
	return `@supports(color:light-dark(#000,#fff)){${selector}{${all.join(';')}}}`;
}

/** What a page with `<Dress {brand} />` gives to `locals.styles`, so that its policy lets the style in. */
export const stylesFor = (brand: Look | null): string[] => (brand ? [dress(brand)] : []);
