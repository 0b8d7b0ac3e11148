import { numbers } from './sizes';

export type Unit = 'day' | 'hour' | 'minute';
export interface Left {
	unit: Unit;
	n: number;
}

const MINUTE = 60_000;

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function ahead(instant: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit'
	}).formatToParts(instant);
	const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
	return wall - Math.floor(instant / 1_000) * 1_000;
}

/**
 * @param when `2026-11-22T09:00`, or a day, which begins at midnight
 * @returns the instant at which clocks in `zone` show that; NaN for none
 */
export function instantOf(when: string, zone: string): number {
	const wall = Date.parse(`${when.length > 10 ? when : `${when}T00:00`}:00Z`);
	if (Number.isNaN(wall)) return NaN;
	// Twice: near a change of the clocks the first guess takes the offset of the other side.
	const guess = wall - ahead(wall, zone);
	return wall - ahead(guess, zone);
}

/** @returns the day that it is somewhere: `2026-11-22` */
export const dayAt = (instant: number, zone: string): string =>
	new Date(instant + ahead(instant, zone)).toISOString().slice(0, 10);

/**
 * What is left until an instant, to the minute; nothing once it is there.
 * Days are not told where there is none.
 */
export function leftUntil(instant: number, now: number): Left[] {
	// The minute that has begun counts: at 59 seconds before, one minute is left.
	const minutes = Math.ceil((instant - now) / MINUTE);
	if (!(minutes > 0)) return [];
	const all: Left[] = [
		{ unit: 'day', n: Math.floor(minutes / 1_440) },
		{ unit: 'hour', n: Math.floor(minutes / 60) % 24 },
		{ unit: 'minute', n: minutes % 60 }
	];
	return all.filter(({ n }, at) => at > 0 || n > 0);
}

/** @returns how many midnights lie before a day, on the calendar of `zone`; 0 on the day itself, less after it */
export const daysUntil = (day: string, now: number, zone: string): number =>
	Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${dayAt(now, zone)}T00:00Z`)) / 86_400_000);

/** @returns a number and its unit in a reader's language, the number apart: `12` and `days` */
export function worded({ unit, n }: Left, language: string): { figure: string; unit: string } {
	const parts = numbers(language, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(n);
	const of = (types: readonly string[], inside: boolean) =>
		parts
			.filter(({ type }) => types.includes(type) === inside)
			.map(({ value }) => value)
			.join('')
			.trim();
	const figure = ['integer', 'group'];
	// Arabic says "two days" in one word.
	return { figure: of(figure, true) || of(['unit'], true), unit: of(figure, true) ? of(figure, false) : '' };
}
