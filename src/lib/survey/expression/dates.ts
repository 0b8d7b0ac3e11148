import { toDate } from './moments';
import { sum } from './sums';
import { turn } from './values';

type Args = unknown[];

/** The functions about dates. Days, months and years are those of the place where the page is. */
export const dateFunctions: Record<string, (args: Args) => unknown> = {
	getDate: ([value]) => (value ? toDate(value) : null),
	age: ([from, unit]) => (from ? span(from, undefined, unit || 'years') : null),
	dateDiff: ([a, b, unit]) => (a && b ? span(a, b, unit || 'days') : null),
	dateAdd: later,
	diffDays: (args) => (args.length === 2 ? span(args[0], args[1], 'days') : 0),
	today,
	currentDate: () => new Date(turn.now),
	currentYear: () => turn.now.getFullYear(),
	getYear: (args) => (args.length === 1 && args[0] ? given(args).getFullYear() : undefined),
	year: (args) => given(args).getFullYear(),
	month: (args) => given(args).getMonth() + 1,
	day: (args) => given(args).getDate(),
	weekday: (args) => given(args).getDay()
};

function today(args: Args): Date {
	const date = new Date(turn.now);
	date.setHours(0, 0, 0, 0);
	if (args.length === 1) date.setDate(Number(sum(date.getDate(), args[0])));
	return date;
}

const given = (args: Args) => (args[0] ? toDate(args[0]) : today([]));

const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 864e5;

const monthOf = (date: Date) => date.getFullYear() * 12 + date.getMonth();

const MILLISECONDS = new Map<unknown, number>([
	['hours', 36e5],
	['minutes', 6e4],
	['seconds', 1e3]
]);

/** Whole units from `a` to `b`: months and years with a sign, all others without. */
function span(a: unknown, b: unknown, unit: unknown): number {
	const from = toDate(a);
	const to = toDate(b);
	if (unit === 'days') return a && b ? Math.abs(dayOf(to) - dayOf(from)) : 0;
	const size = MILLISECONDS.get(unit);
	if (size && b) return Math.ceil(Math.abs(Number(to) - Number(from)) / size);
	const months = monthOf(to) - monthOf(from) - Number(to.getDate() < from.getDate());
	return unit === 'months' ? months : ~~(months / 12);
}

const UNITS: unknown[] = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'];

function later([start, by, unit]: Args): Date | null {
	if (!start || !by) return null;
	const date = toDate(start);
	const moved = (i: number, from: number) => (UNITS[i] === (unit || 'days') ? Number(sum(from, by)) : from);
	const time = [date.getHours(), date.getMinutes(), date.getSeconds()];
	const [hours = 0, ...rest] = time.map((from, i) => moved(i + 3, from));
	date.setFullYear(moved(0, date.getFullYear()), moved(1, date.getMonth()), moved(2, date.getDate()));
	date.setHours(hours, ...rest);
	return date;
}
