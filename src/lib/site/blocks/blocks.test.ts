import { describe, expect, it } from 'vitest';
import { isFigure } from './figures';
import { dayFrom, said, written } from './fresh';
import { dayIn, momentIn } from './dates';
import { initialsOf, reachedBy } from './names';
import { fileWords } from './sizes';
import { videoObstacles } from './video-obstacles';

describe('what stands in the place of a portrait', () => {
	it.each([
		['Maya Osei', 'MO'],
		['Ada', 'A'],
		['Anna Maria von Trapp', 'AT'],
		['林晓彤', '晓彤'],
		['王悦', '王悦'],
		['阿依古丽·买买提', '买提'],
		['Ärzte (team)', 'Ä'],
		['', '']
	])('of %s', (name, initials) => {
		expect(initialsOf(name)).toBe(initials);
	});
});

it.each([
	['mailto:ada@example.org?subject=Hi', 'ada@example.org'],
	['tel:+4912345', '+4912345'],
	['mailto:a%20b@example.org', 'a b@example.org'],
	['mailto:100%@example.org', '100%@example.org'],
	['https://example.org', '']
])('reads where %s reaches somebody', (link, words) => {
	expect(reachedBy(link)).toBe(words);
});

it.each([
	['1,240', true],
	['€ 12.50', true],
	['–3 %', true],
	['12 min', false],
	['4 h', true],
	['', true],
	['2026-11-22', true],
	['Every day', false],
	['3 answers', false]
])('knows whether “%s” is a figure', (text, figure) => {
	expect(isFigure(text)).toBe(figure);
});

it('says what a file is before it is fetched', () => {
	expect(fileWords({ name: 'guide.pdf', size: 1_234_567 }, 'en')).toBe('PDF · 1.2 MB');
	expect(fileWords({ name: 'guide', size: 0 }, 'en')).toBe('');
	expect(fileWords({ name: 'a.mp3', size: 900 }, 'no language')).toBe('MP3 · 900 byte');
});

it('writes days in the reader’s language, also one that nobody knows', () => {
	expect(dayIn('2026-11-22', 'en', 'month')).toBe('November 2026');
	expect(dayIn('2026-11-22', 'zh-CN')).toBe('2026年11月22日');
	expect(dayIn('2026-11-22', 'no language')).toBe('November 22, 2026');
	expect(dayIn('', 'en')).toBe('');
	expect(momentIn(Date.parse('2026-11-22T01:00Z'), 'zh-CN', 'Asia/Shanghai')).toMatch(
		/2026年11月22日.*09:00/
	);
});

describe('what a fresh block says', () => {
	it('is in the languages of the site that the house speaks', () => {
		expect(said(['de', 'en-GB', 'zh'], 'Yes', '好')).toEqual({ 'en-GB': 'Yes', zh: '好' });
		expect(said(['zh-TW'], 'Yes', '好')).toEqual({});
	});

	it('has headings and lists', () => {
		const { en } = written(['en'], ['## Why', 'Because.', '- one', '- two'], []);
		expect(en?.content.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'bulletList']);
	});

	it('lies near today', () => {
		expect(dayFrom(0)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	});
});

describe('a video', () => {
	const file = { id: 'f', name: 'a.mp4', size: 1 };
	const captions = [{ file: { id: 'c', name: 'a.vtt', size: 1 }, language: 'en' }];
	it.each([
		[{}, ['video_missing']],
		[{ file: null, link: { to: '' } }, ['video_missing']],
		[{ link: { to: 'https://youtu.be/x' } }, []],
		[{ file }, ['video_captions']],
		[{ file, captions: [{ file: null }] }, ['video_captions']],
		[{ file, captions }, []]
	])('with %j', (fields, codes) => {
		expect(videoObstacles(fields).map(({ code }) => code)).toEqual(codes);
	});
});
