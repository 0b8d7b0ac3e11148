/** How a day is written: to the month where only that is known yet. */
export type Precision = 'day' | 'month';

const STYLES: Readonly<Record<Precision, Intl.DateTimeFormatOptions>> = {
	day: { year: 'numeric', month: 'long', day: 'numeric' },
	month: { year: 'numeric', month: 'long' }
};

/** @returns `2026-11-22` in a reader's words; '' for none */
export function dayIn(day: string, language: string, precision: Precision = 'day'): string {
	const date = new Date(`${day.slice(0, 10)}T12:00:00Z`);
	if (Number.isNaN(date.getTime())) return '';
	return formatter(language, { ...STYLES[precision], timeZone: 'UTC' }).format(date);
}

/** A language that `Intl` does not know is written as English. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat(language, options);
	} catch {
		return new Intl.DateTimeFormat('en', options);
	}
}

/** @returns `2026-11-22T09:00` and where, in a reader's words: "22 November 2026, 09:00 GMT+8" */
export function momentIn(instant: number, language: string, zone: string): string {
	return formatter(language, {
		...STYLES.day,
		hour: 'numeric',
		minute: '2-digit',
		timeZoneName: 'short',
		timeZone: zone
	}).format(instant);
}
