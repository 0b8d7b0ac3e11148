import type { Bounds, Figure } from './metric';

/** Two-sided 95 % of the normal distribution. */
export const Z = 1.959964;

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

/**
 * The share of `k` among `n`, 0 to 1, with Wilson's score interval: unlike the textbook one it holds for few
 * answers and for shares near 0 and 1 (Wilson 1927, JASA 22:209; Brown, Cai, DasGupta 2001, Stat. Sci. 16:101).
 * @throws RangeError unless 0 <= k <= n and n > 0
 */
export function share(k: number, n: number): Figure {
	if (!(n > 0 && k >= 0 && k <= n)) throw new RangeError(`${k} of ${n}`);
	const p = k / n;
	const width = 1 + Z ** 2 / n;
	const centre = (p + Z ** 2 / (2 * n)) / width;
	const half = (Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2))) / width;
	return { unit: 'share', value: p, n, interval: [clamp(centre - half, 0, p), clamp(centre + half, p, 1)] };
}

/**
 * The largest share of people who may yet think otherwise although all `n` who answered agree: one minus
 * Wilson's lower end of n in n. It stands in where a variance of nothing would claim to be certain.
 */
export const mayDiffer = (n: number): number => Z ** 2 / (n + Z ** 2);

/**
 * The mean of numbers given as value -> how often, with Student's interval mean ± t s/√n (Student 1908; s
 * with n-1). Where all answers are the same it says nothing; then, between known ends, as many as
 * `mayDiffer` are taken to be at either end; without ends there is no interval.
 * @returns null for no numbers
 */
export function mean(numbers: ReadonlyMap<number, number>, bounds: Bounds | null): Figure | null {
	let n = 0;
	let sum = 0;
	for (const [value, times] of numbers) {
		n += times;
		sum += value * times;
	}
	if (n === 0) return null;
	const value = sum / n;
	let squares = 0;
	for (const [one, times] of numbers) squares += times * (one - value) ** 2;
	return { unit: 'mean', value, n, interval: around(value, n, squares, bounds) };
}

function around(value: number, n: number, squares: number, bounds: Bounds | null): Figure['interval'] {
	const half = n > 1 ? student(n - 1) * Math.sqrt(squares / (n - 1) / n) : 0;
	const [min, max] = bounds ? [bounds.min, bounds.max] : [-Infinity, Infinity];
	if (half > 0) return [clamp(value - half, min, value), clamp(value + half, value, max)];
	if (!bounds) return null;
	return [value - mayDiffer(n) * (value - min), value + mayDiffer(n) * (max - value)];
}

// Two-sided 95 % of Student's t for 1 to 10 degrees of freedom, as every table has them.
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

/**
 * Two-sided 95 % quantile of Student's t; from 11 degrees of freedom on by the expansion in 1/df (Abramowitz
 * and Stegun 26.7.5), right to 0.001 there.
 */
export function student(freedom: number): number {
	const known = STUDENT[freedom - 1];
	if (known !== undefined) return known;
	return (
		Z +
		(Z ** 3 + Z) / (4 * freedom) +
		(5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * freedom ** 2) +
		(3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * freedom ** 3)
	);
}

/**
 * The counts whose token is a number, within the ends where there are any.
 * @param counts by token, as the database gives them
 */
export function numbersOf(
	counts: Readonly<Record<string, number>>,
	bounds: Bounds | null
): Map<number, number> {
	const numbers = new Map<number, number>();
	for (const [token, times] of Object.entries(counts)) {
		const value = token.trim() === '' ? NaN : Number(token);
		if (!Number.isFinite(value) || (bounds && (value < bounds.min || value > bounds.max))) continue;
		numbers.set(value, (numbers.get(value) ?? 0) + times);
	}
	return numbers;
}

/** How many of them are at least `from` and at most `to`. */
export function between(numbers: ReadonlyMap<number, number>, from: number, to: number): number {
	let count = 0;
	for (const [value, times] of numbers) if (value >= from && value <= to) count += times;
	return count;
}
