import type { Figure } from './metrics/metric';

// Intl writes a hyphen; a minus is as wide as a plus and does not break away from its number.
const minus = (text: string): string => text.replace(/^-/, '\u2212');

/** @returns a whole number in the reader's own way: `1,234` */
export const count = (n: number, locale: string): string => new Intl.NumberFormat(locale).format(n);

/** @returns a share of 0 to 1 in whole per cent: `78%` */
export const percent = (share: number, locale: string): string =>
	new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** @returns a value of that unit as it stands on a board: a score signed and without %, a mean with one decimal */
export function format(value: number, unit: Figure['unit'], locale: string): string {
	if (unit === 'share') return percent(value, locale);
	const digits =
		unit === 'score'
			? ({ maximumFractionDigits: 0, signDisplay: 'exceptZero' } as const)
			: { minimumFractionDigits: 1, maximumFractionDigits: 1 };
	return minus(new Intl.NumberFormat(locale, digits).format(value));
}
