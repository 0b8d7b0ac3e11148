import type { MistakeCode } from '../../mistakes';
import { isEmail } from './email';

/**
 * What a text must look like to be what its input asks for. Every test here reads each character a
 * bounded number of times, because a respondent chooses the text.
 */
interface Format {
	fits(value: string): boolean;
	mistake: Extract<MistakeCode, `not_a${string}`> & Bare;
}
type Bare =
	| 'not_an_email'
	| 'not_a_url'
	| 'not_a_phone'
	| 'not_a_date'
	| 'not_a_time'
	| 'not_a_month'
	| 'not_a_week'
	| 'not_a_color';

/** A web address; without `https://` too, as people type it. Nothing that a click could run. */
export function isUrl(value: string): boolean {
	if (/\s/.test(value)) return false;
	const bare = !/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(value);
	const address = bare ? `https://${value}` : value;
	if (!/^(https?|ftp):\/\//i.test(address) || !URL.canParse(address)) return false;
	return !bare || new URL(address).hostname.includes('.');
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function isDate(value: string): boolean {
	if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
	const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	return day >= 1 && day <= (DAYS[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0);
}
const isTime = (value: string): boolean => /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/.test(value);

export const FORMATS = {
	email: { fits: isEmail, mistake: 'not_an_email' },
	url: { fits: isUrl, mistake: 'not_a_url' },
	tel: {
		fits: (value) => !/\p{L}{4}/u.test(value) && /\d/.test(value.normalize('NFKC')),
		mistake: 'not_a_phone'
	},
	date: { fits: isDate, mistake: 'not_a_date' },
	'datetime-local': {
		fits: (value) => isDate(value.slice(0, 10)) && /[T ]/.test(value.charAt(10)) && isTime(value.slice(11)),
		mistake: 'not_a_date'
	},
	time: { fits: isTime, mistake: 'not_a_time' },
	month: { fits: (value) => /^\d{4}-(0[1-9]|1[0-2])$/.test(value), mistake: 'not_a_month' },
	week: { fits: (value) => /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/.test(value), mistake: 'not_a_week' },
	color: { fits: (value) => /^#[0-9a-f]{6}$/i.test(value), mistake: 'not_a_color' }
} satisfies Record<string, Format>;

/** What a text for this input lacks; undefined if nothing. */
export function lacking(
	input: string,
	value: string
): (typeof FORMATS)[keyof typeof FORMATS]['mistake'] | undefined {
	const format = Object.entries(FORMATS).find(([name]) => name === input)?.[1];
	return format && !format.fits(value) ? format.mistake : undefined;
}
