import { describe, expect, it } from 'vitest';
import { exportName, exportText, importText } from './exchange';

describe('importing', () => {
	it.each([
		['', { code: 'empty' }],
		[' \n', { code: 'empty' }],
		['{\n  "title": "x",\n}', { code: 'malformed', facts: { line: 3, column: 1 } }],
		['[]', { code: 'not_a_survey' }],
		['"survey"', { code: 'not_a_survey' }],
		['null', { code: 'not_a_survey' }]
	])('%j is refused with a reason', (text, problem) => {
		expect(importText(text)).toEqual({ problem });
	});

	it('a text that is too large is refused, and not by its characters but by its bytes', () => {
		expect(importText(JSON.stringify({ title: '听'.repeat(400_000) }))).toMatchObject({
			problem: { code: 'too_large' }
		});
	});

	it('keeps what cannot be published', () => {
		const survey = { pages: [{ elements: [{ type: 'matrix', name: 'm', strange: [1] }] }], triggers: [{}] };
		expect(importText(JSON.stringify(survey))).toEqual({ definition: survey, cleaned: [] });
	});

	it('says where characters were replaced', () => {
		expect(importText('{"title":"a\\u0000b"}')).toEqual({
			definition: { title: 'a\uFFFDb' },
			cleaned: ['title']
		});
	});
});

describe('exporting', () => {
	const day = new Date('2026-11-22T10:00:00Z');
	it.each([
		['Team pulse', 'Team pulse 2026-11-22.json'],
		['员工脉搏：第一季度', '员工脉搏：第一季度 2026-11-22.json'],
		['a/b\\c:d*e?"f"<g>|h', 'a b c d e f g h 2026-11-22.json'],
		['..', 'survey 2026-11-22.json'],
		['\u202Egpj.exe', 'gpj.exe 2026-11-22.json'],
		['x'.repeat(200), `${'x'.repeat(80)} 2026-11-22.json`]
	])('%j is called %j', (name, wanted) => {
		expect(exportName(name, day)).toBe(wanted);
	});

	it('comes back the same', () => {
		const survey = { title: { default: 'Hi', 'zh-cn': '你好' }, pages: [{ name: 'page1', elements: [] }] };
		expect(importText(exportText(survey))).toEqual({ definition: survey, cleaned: [] });
	});
});
