import { CalendarDateTime, fromDate, toCalendarDateTime, toZoned } from '@internationalized/date';

/** What a date and time typed into a form means, or why it means nothing. `instant` is ISO 8601 in UTC. */
export type Reading =
	/** `repeated`: the clocks show this time twice that day. */
	| { instant: string | null; repeated: boolean; mistake?: undefined }
	| { mistake: 'unreadable' }
	/** The clocks jump over it; `next` is what they show behind the jump. */
	| { mistake: 'skipped'; next: string };

// What <input type="datetime-local"> sends; seconds only if somebody insists, and then they are dropped.
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d(\.\d{1,3})?)?$/;
// Outside of these, zones are guesswork and a year is a slip of the finger.
const YEARS = { first: 2000, last: 2199 };

/**
 * Reads a local time in a named zone.
 * @param local `2026-03-29T09:00`, or '' for "no bound"
 * @param zone IANA name, known to be one (`zoneNamed`)
 * @param bound where the clocks show an hour twice, an opening takes the first and a closing the last: the
 * survey is open whenever the words can be read so
 */
export function instantOf(local: string, zone: string, bound: 'opens' | 'closes'): Reading {
	if (local === '') return { instant: null, repeated: false };
	const wall = wallTime(local);
	if (!wall) return { mistake: 'unreadable' };
	const earlier = toZoned(wall, zone, 'earlier');
	const later = toZoned(wall, zone, 'later');
	// In a gap neither of the two shows the time that was asked for.
	if (toCalendarDateTime(earlier).compare(wall) !== 0) {
		return { mistake: 'skipped', next: localOf(jumpBetween(earlier.toDate(), later.toDate(), zone), zone) };
	}
	const instant = (bound === 'opens' ? earlier : later).toDate().toISOString();
	return { instant, repeated: earlier.compare(later) !== 0 };
}

/** @returns the wall time, or undefined for a date or time that no calendar has (30 February, 25:00) */
function wallTime(local: string): CalendarDateTime | undefined {
	const parts = LOCAL.exec(local);
	if (!parts) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1, 6).map(Number);
	if (year < YEARS.first || year > YEARS.last) return undefined;
	// The constructor bends what does not exist into what does: then the two differ.
	const wall = new CalendarDateTime(year, month, day, hour, minute);
	return wall.toString().startsWith(local.slice(0, 16)) ? wall : undefined;
}

/** The instant, to the second, at which a zone's offset changes; there is exactly one between the two. */
function jumpBetween(before: Date, after: Date, zone: string): Date {
	let [low, high] = [before.getTime(), after.getTime()];
	const offset = fromDate(before, zone).offset;
	while (high - low > 1000) {
		const middle = Math.floor((low + high) / 2000) * 1000;
		if (fromDate(new Date(middle), zone).offset === offset) low = middle;
		else high = middle;
	}
	return new Date(high);
}

/**
 * The reverse: what the clocks of a zone show at an instant, to the minute, as a form field wants it.
 * @param instant a Date, or ISO 8601 with an offset, or null for "no bound"
 */
export function localOf(instant: Date | string | null, zone: string): string {
	if (instant === null) return '';
	return toCalendarDateTime(fromDate(new Date(instant), zone))
		.toString()
		.slice(0, 16);
}

/** @returns today's date (`2026-11-22`) as the calendar on a wall in `zone` shows it */
export const dayIn = (zone: string, now: Date): string => localOf(now, zone).slice(0, 10);

/** @returns the zone's name as the clocks' database spells it, or undefined if there is none of that name */
export function zoneNamed(name: string): string | undefined {
	// Bare offsets such as +02:00 are zones to Intl, but they know no summer, and Postgres refuses them.
	if (name.length > 60 || !/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)*$/.test(name)) return undefined;
	const wanted = name.toLowerCase();
	return zones().find((zone) => zone.toLowerCase() === wanted) ?? alias(name);
}

/** Old and new names of one place: Asia/Kolkata where the list says Asia/Calcutta. */
function alias(name: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
	} catch {
		// The only way that Intl has of saying no.
		return undefined;
	}
}

/**
 * @param first names to put in front, such as the browser's own and the one in use; unknown ones are left out
 * @returns all zones by name, each once
 */
export function zones(...first: (string | undefined)[]): string[] {
	const all = ['UTC', ...Intl.supportedValuesOf('timeZone')];
	const known = first.filter((name) => name !== undefined).filter((name) => zoneNamed(name) !== undefined);
	return [...new Set([...known, ...all])];
}

/** @returns "Europe/Berlin" as people write it: "Berlin (Europe)"; names without a place stay */
export function placeOf(zone: string): string {
	const [region, ...places] = zone.split('/');
	const place = places.at(-1)?.replaceAll('_', ' ');
	return place ? `${place} (${region})` : zone;
}

/**
 * An instant in words, in the zone that the survey names: "Mon, November 30, 2026, 9:00 AM GMT+1".
 * @param locale of the interface, such as `zh-CN`
 */
export function sayInstant(instant: Date | string, zone: string, locale: string): string {
	return new Intl.DateTimeFormat(locale, {
		timeZone: zone,
		weekday: 'short',
		year: 'numeric',
		month: 'long',
		day: 'numeric',
		hour: 'numeric',
		minute: '2-digit',
		timeZoneName: 'short'
	}).format(new Date(instant));
}

// From here on a date says more than a number of days.
const DAYS_IN_WORDS = 30;

/**
 * A day seen from another: "today", "yesterday", "3 days ago"; past a month, the date.
 * @param day `2026-11-22`
 * @param today in the same calendar (`dayIn`)
 */
export function sayDay(day: string, today: string, locale: string): string {
	const at = new Date(`${day}T00:00:00Z`);
	const days = Math.round((at.getTime() - new Date(`${today}T00:00:00Z`).getTime()) / 86_400_000);
	if (Math.abs(days) < DAYS_IN_WORDS) {
		return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
	}
	return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' }).format(at);
}
