import { moment, momentOf } from './moments';

/**
 * What is typed in a given form, such as `+1 (999) 999-99-99` or `1,234.50`. Stored is what SurveyJS stores: the
 * bare value (a number; a date as `2024-12-31`; a text without the signs between), or, where `kept`, as it is typed.
 */
export type Mask = { kept?: true } & (NumericMask | PatternMask | MomentMask);
interface NumericMask {
	type: 'numeric';
	decimal: string;
	thousands: string;
	/** Digits after the point; more are cut off. */
	precision: number;
	negative: boolean;
	min?: number;
	max?: number;
	/** Around the number: a currency, say. */
	prefix: string;
	suffix: string;
}
/** `9` is a digit, `a` a letter, `#` either; a backslash makes the next sign stand for itself. */
interface PatternMask {
	type: 'pattern';
	pattern: string;
}
/** `dd mm yyyy HH MM ss hh tt` as in SurveyJS: small `m` is the month, capital `M` the minute. */
interface MomentMask {
	type: 'datetime';
	pattern: string;
	/** As stored. */
	min?: string;
	max?: string;
}

/** @returns what is stored for what was typed, or undefined if it is not whole */
export function taken(mask: Mask, typed: string): string | number | undefined {
	const bare = bareOf(mask, typed.normalize('NFKC').trim());
	return bare === undefined || !mask.kept ? bare : masked(mask, bare);
}

/** @returns a stored value as it stands in its field */
export const shown = (mask: Mask, value: unknown): string =>
	mask.kept || (typeof value !== 'string' && typeof value !== 'number')
		? String(value ?? '')
		: masked(mask, value);

/** @returns what is typed without the signs of its form */
export function bareOf(mask: Mask, typed: string): string | number | undefined {
	switch (mask.type) {
		case 'numeric':
			return numberOf(mask, typed);
		case 'pattern':
			return walked(mask.pattern, typed, true)?.bare ?? walked(mask.pattern, typed, false)?.bare;
		case 'datetime':
			return momentOf(mask.pattern, typed);
	}
}

function masked(mask: Mask, bare: string | number): string {
	switch (mask.type) {
		case 'numeric':
			return typeof bare === 'number' ? written(mask, bare) : bare;
		case 'pattern':
			return walked(mask.pattern, String(bare), true)?.full ?? String(bare);
		case 'datetime':
			return moment(mask.pattern, String(bare)) ?? String(bare);
	}
}

function numberOf(mask: NumericMask, typed: string): number | undefined {
	const inner = typed.replace(mask.prefix.trim(), '').replace(mask.suffix.trim(), '');
	const plain = inner
		.replaceAll(mask.thousands || ' ', '')
		.replace(/\s/g, '')
		.replace(mask.decimal || '.', '.');
	const found = /^([+-]?)(\d{0,15})(?:\.(\d*))?$/.exec(plain);
	if (!found || !/\d/.test(plain)) return undefined;
	const [, sign, whole = '', part = ''] = found;
	const number = Number(`${whole || '0'}.${part.slice(0, mask.precision)}`);
	return sign === '-' && mask.negative && number ? -number : number;
}

function written({ decimal, thousands, precision, prefix, suffix }: NumericMask, value: number): string {
	const cut = String(Math.abs(value)).includes('e') ? value.toFixed(precision) : String(value);
	const [whole = '', part = ''] = cut.replace('-', '').split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, () => thousands);
	const fraction = part.slice(0, precision);
	return `${prefix}${value < 0 ? '-' : ''}${grouped}${fraction ? decimal + fraction : ''}${suffix}`;
}

const FITS: Readonly<Record<string, RegExp>> = { '9': /\d/, a: /[a-z]/i, '#': /[a-z\d]/i };
const SIGN = /[a-z\d]/i;

/** @returns the signs of a pattern; those that stand for themselves are `fixed` */
export function signsOf(pattern: string): { sign: string; fixed: boolean }[] {
	const signs = [];
	for (let at = 0; at < pattern.length; at++) {
		const escaped = pattern[at] === '\\';
		const sign = pattern[escaped ? ++at : at] ?? '';
		signs.push({ sign, fixed: escaped || !Object.hasOwn(FITS, sign) });
	}
	return signs;
}

/**
 * Goes along pattern and text together. The bare value keeps the fixed signs that are letters or digits.
 *
 * @param whole the text may hold those fixed signs; without, it holds none of them
 */
function walked(pattern: string, text: string, whole: boolean): { full: string; bare: string } | undefined {
	const rest = [...text].filter((sign) => SIGN.test(sign));
	let [full, bare] = ['', ''];
	for (const { sign, fixed } of signsOf(pattern)) {
		const said = fixed ? sign : rest.shift();
		if (said === undefined || (!fixed && !FITS[sign]?.test(said))) return undefined;
		const counts = SIGN.test(said);
		if (fixed && counts && whole && rest.shift() !== sign) return undefined;
		full += said;
		if (counts) bare += said;
	}
	return rest.length ? undefined : { full, bare };
}
