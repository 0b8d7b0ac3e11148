import type { Obstacle } from '../publication';
import type { Fields } from '../site';
import { textIn } from './held';

type Own = Omit<Obstacle, 'page' | 'block'>;

/** A span that ends before it begins has no answers in it. */
export function spanObstacles(fields: Fields, since: string, until: string): Own[] {
	const [from, to] = [textIn(fields, since), textIn(fields, until)];
	if (!from || !to || from.slice(0, 10) <= to.slice(0, 10)) return [];
	const said = {
		en: 'The last day of these answers is before the first.',
		'zh-CN': '这些回答的截止日期早于起始日期。'
	};
	return [{ code: 'span_empty', said, at: until, weight: 'obstacle' }];
}
