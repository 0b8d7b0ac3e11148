/** An sRGB colour as `#rrggbb`, in lower case. */
export type Hex = `#${string}`;

/** Lightness 0 to 1, chroma 0 to about 0.4, hue in degrees (OKLCH, Ottosson 2020). */
export interface Oklch {
	lightness: number;
	chroma: number;
	hue: number;
}

type Three = [number, number, number];

const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/;

/** @param text what somebody typed: `#1D6B52`, `1d6b52`, `#abc` @returns the colour, or null for what is none */
export function hexFrom(text: string): Hex | null {
	const digits = HEX.exec(text.trim().toLowerCase())?.[1];
	if (!digits) return null;
	return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

// IEC 61966-2-1; WCAG 2.2 keeps the older threshold 0.03928, which no 8-bit value tells apart.
const toLinear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
const fromLinear = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);

const linear = (hex: Hex): Three => {
	const at = (from: number) => toLinear(parseInt(hex.slice(from, from + 2), 16) / 255);
	return [at(1), at(3), at(5)];
};

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(hex: Hex): number {
	const [r, g, b] = linear(hex);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Hex, other: Hex): number {
	const [a, b] = [luminance(one), luminance(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function oklch(hex: Hex): Oklch {
	const [r, g, b] = linear(hex);
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
	return {
		lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		chroma: Math.hypot(x, y),
		hue: ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360
	};
}

function toRgb({ lightness, chroma, hue }: Oklch): Three {
	const [x, y] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
	const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
	const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
	const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
	];
}

const EDGE = 1e-4;
const fits = (rgb: Three) => rgb.every((x) => x >= -EDGE && x <= 1 + EDGE);

/** @returns the colour of this lightness and hue, with as much of the chroma as sRGB can show */
export function hexOf({ lightness, chroma, hue }: Oklch): Hex {
	const bounded = Math.min(1, Math.max(0, lightness));
	let [low, high] = [0, chroma];
	if (fits(toRgb({ lightness: bounded, chroma, hue }))) low = chroma;
	// 12 halvings: finer than an eighth bit can tell.
	for (let step = 0; step < 12 && low < high; step++) {
		const middle = (low + high) / 2;
		if (fits(toRgb({ lightness: bounded, chroma: middle, hue }))) low = middle;
		else high = middle;
	}
	const digits = toRgb({ lightness: bounded, chroma: low, hue }).map((x) =>
		Math.round(255 * fromLinear(Math.min(1, Math.max(0, x))))
			.toString(16)
			.padStart(2, '0')
	);
	return `#${digits.join('')}`;
}

/**
 * The nearest lightness that is good, of the same hue.
 * @param good what it is to be
 * @returns the colour itself if it is good, null if no lightness is
 */
export function nearest(hex: Hex, good: (candidate: Hex) => boolean): Hex | null {
	if (good(hex)) return hex;
	const { lightness, chroma, hue } = oklch(hex);
	for (let step = 1; step <= 200; step++)
		for (const way of [-1, 1]) {
			const moved = lightness + (way * step) / 200;
			if (moved < -0.005 || moved > 1.005) continue;
			const candidate = hexOf({ lightness: moved, chroma, hue });
			if (good(candidate)) return candidate;
		}
	return null;
}
