import { kinds } from './blocks/registry';
import type { Tools } from './templates/template';

const DAY = 86_400_000;
const LANGUAGES = ['en', 'zh-CN'];
const DATE = /^20\d\d-\d\d-\d\d(?=$|T)/;

const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** @returns the fields as they would be fresh on another day: what a kind puts in follows from the clock */
function freshOn(fields: unknown, today: Date): Record<string, unknown> {
	const days = Math.floor(today.getTime() / DAY) - Math.floor(Date.now() / DAY);
	if (!days) return Object(fields);
	return JSON.parse(JSON.stringify(fields), (_, value: unknown) =>
		typeof value === 'string' && DATE.test(value)
			? value.replace(DATE, (day) => dayAt(Date.parse(`${day}T00:00:00Z`) + days * DAY))
			: value
	);
}

/** What a template begins with on a day. */
export const freshTools = (today: Date): Tools => ({
	day: (from) => dayAt(today.getTime() + from * DAY),
	fresh: (kind) => {
		const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
		return known ? [{ kind, fields: freshOn(known.fresh(LANGUAGES), today) }] : [];
	}
});
