import type { Days, Period } from './board';

const DAY = 86_400_000;
// More bars than this are thinner than a line.
const MOST = 90;

/** @returns the calendar day of an instant there: `2026-11-22` */
export const dayIn = (instant: string, timeZone: string): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(instant));

/**
 * @param days counts by day; days without any may be missing
 * @param today the last day shown
 * @returns every day of the period, oldest first; of all time from the first answer on, but at most 90 days
 */
export function trend(days: Days, period: Period, today: string): { day: string; n: number }[] {
	const first = Object.keys(days).sort()[0] ?? today;
	const since = (Date.parse(today) - Date.parse(first)) / DAY + 1;
	const length = Math.max(1, Math.min(MOST, period ?? since));
	return Array.from({ length }, (_, i) => {
		const day = new Date(Date.parse(today) - (length - 1 - i) * DAY).toISOString().slice(0, 10);
		return { day, n: days[day] ?? 0 };
	});
}
