import { isNumeric, numberOf, plain, textOf } from './values';

// Adding up, as survey-core does it. Apart from `values.ts`: most surveys reckon nothing, and a respondent's page
// carries only what its plan needs.

export function decimals(value: unknown): number {
	if (!isNumeric(value) || Math.floor(numberOf(value)) === value) return 0;
	return textOf(value).split('.')[1]?.length ?? 0;
}

/** 0.1 + 0.2 is 0.3: keeps as many decimals as went in. */
export function rounded(result: number, digits: number): number {
	return digits > 0 ? parseFloat(result.toFixed(Math.min(digits, 100))) : result;
}

/** `a + b` as JavaScript does it. */
export function plus(a: unknown, b: unknown): string | number {
	const isText = [a, b].map(plain).some((one) => typeof one === 'string' || one instanceof Date);
	return isText ? textOf(a) + textOf(b) : numberOf(a) + numberOf(b);
}

/** `plus` with as many decimals as the longer of the two. */
export function sum(a: unknown, b: unknown): string | number {
	const result = plus(a, b);
	return typeof result === 'string' ? result : rounded(result, Math.max(decimals(a), decimals(b)));
}
