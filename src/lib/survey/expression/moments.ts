import { plain, turn } from './values';

/** A day without a time is midnight where the respondent is, not in Greenwich. Nothing is now. */
export function toDate(value: unknown): Date {
	if (!value) return new Date(turn.now);
	const isDay = typeof value === 'string' && /\d{4}-\d\d-\d\d/.test(value) && value.indexOf('T') <= 0;
	const read = plain(value);
	const date = new Date(typeof read === 'string' || read instanceof Date ? read : Number(read));
	return isDay && !isNaN(Number(date)) ? new Date(value + 'T00:00:00') : date;
}

/** A date beside a text is compared as precisely as the text is written: by day, hour, minute or second. */
export function asDates(a: unknown, b: unknown): [unknown, unknown] | undefined {
	if (typeof a === 'string' && b instanceof Date) return [besides(b, a), wholeSeconds(b)];
	if (!(a instanceof Date && typeof b === 'string')) return [a, b];
	const date = wholeSeconds(a);
	if (b.length < 17) date.setSeconds(0);
	if (b.length < 14) date.setMinutes(0);
	if (b.length < 11) date.setHours(0);
	return [date, besides(date, b)];
}

const wholeSeconds = (date: Date) => new Date(new Date(date).setMilliseconds(0));

/** The text as a date, without its time if the date beside it has none. */
function besides(date: Date, text: string): Date {
	const other = toDate(text);
	if (!(date.getHours() || date.getMinutes() || date.getSeconds())) other.setHours(0, 0, 0);
	return other;
}
