/** A number as people type it: also with a decimal comma, and in full-width digits; anything else as it is. */
export function typedNumber(typed: string): number | string {
	const plain = typed.normalize('NFKC').trim().replace(',', '.');
	return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : typed;
}

/** Whether `value` lies on the grid of `step` that starts at `from`; scaled to whole numbers, as far as digits go. */
export function onStep(value: number, step: number, from = 0): boolean {
	const ratio = (value - from) / step;
	return Math.abs(ratio - Math.round(ratio)) < 1e-9 * Math.max(1, Math.abs(ratio));
}

/** Where a value stands in words such as SurveyJS's `{0} pieces`: a character that nobody types. */
export const OPEN = '\uE000';
