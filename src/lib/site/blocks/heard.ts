import type { Obstacle } from '../publication';
import type { Fields } from '../site';
import type { Label } from './block';
import { entriesIn, textIn } from './held';
import { isFigures } from './live';
import { said, type Said } from './score';

interface Span {
	since: string;
	until: string;
}

/** @returns the spans of "then" and "now" of a theme; none where it has no numbers */
export function spansIn(entry: Fields): readonly Span[] {
	const [before, after] = [textIn(entry, 'before'), textIn(entry, 'after')];
	if (!textIn(entry, 'question') || !before || !after) return [];
	return [
		{ since: '', until: before },
		{ since: after, until: '' }
	];
}

/** What a theme's score was and is, in words; null where it has none, or the survey tells nothing of it. */
export function thenAndNow(
	items: readonly Fields[],
	given: readonly unknown[],
	at: number,
	locale: keyof Label,
	language: string
): { then: Said; now: Said } | null {
	const first = items.slice(0, at).reduce((sum, entry) => sum + spansIn(entry).length, 0);
	const [span, ...rest] = spansIn(items[at] ?? {});
	const [then, now] = given.slice(first, first + 2);
	if (!span || !rest.length || !isFigures(then) || !isFigures(now)) return null;
	if (then.state === 'closed' || now.state === 'closed') return null;
	return { then: said(then, span.until, locale, language), now: said(now, '', locale, language) };
}

type Own = Omit<Obstacle, 'page' | 'block'>;

const APART = {
	en: '“Now” begins before “then” ends: the same answers would count in both.',
	'zh-CN': '“现在”早于“之前”的截止日期，同一批回答会被算两次。'
};
const DAYS = {
	en: 'A score stands beside a theme from two days on: when “then” ends and when “now” begins.',
	'zh-CN': '要显示前后得分，请填写“之前”的截止日期和“现在”的起始日期。'
};
const SURVEY = {
	en: 'This theme has a question with a score, but no survey is chosen above.',
	'zh-CN': '这个主题选了得分题目，但上方还没有选择问卷。'
};

/** What is in the way of the numbers of each theme. */
export function themeObstacles(fields: Fields): Own[] {
	return entriesIn(fields, 'items').flatMap((entry, at): Own[] => {
		const [question, before, after] = ['question', 'before', 'after'].map((name) => textIn(entry, name));
		const tell = (code: string, said: typeof APART, name: string): Own[] => [
			{ code, said, at: `items.${at}.${name}`, weight: 'obstacle' }
		];
		if (!question) return [];
		if (!textIn(fields, 'survey')) return tell('theme_survey', SURVEY, 'question');
		if (!before || !after) return tell('theme_days', DAYS, before ? 'after' : 'before');
		return before.slice(0, 10) < after.slice(0, 10) ? [] : tell('theme_apart', APART, 'after');
	});
}
