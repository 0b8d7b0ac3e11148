import { kinds } from './blocks/registry';
import type { Tools } from './templates/template';

const DAY = 86_400_000;
const LANGUAGES = ['en', 'zh-CN'];

/** What a template begins with on a day. */
export const freshTools = (today: Date): Tools => ({
	day: (from) => new Date(today.getTime() + from * DAY).toISOString().slice(0, 10),
	fresh: (kind) => {
		const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
		return known ? [{ kind, fields: known.fresh(LANGUAGES) }] : [];
	}
});
