import { expect, test } from 'vitest';
import { courseOn, graded, quizIn } from './course';

const SPEAKS = { language: 'en', languages: ['en', 'zh-CN'] };
const item = (n: number, more: Record<string, unknown> = {}) => ({
	question: { en: `Question ${n}`, 'zh-CN': `第 ${n} 题` },
	right: { en: 'Right', 'zh-CN': '对' },
	wrong: { en: 'Wrong', 'zh-CN': '错' },
	other: { en: 'Other', 'zh-CN': '其他' },
	why: { en: 'So it is.' },
	...more
});
const block = (pass: number | undefined, ...quiz: object[]) => ({
	id: 'b',
	fields: { quiz, ...(pass !== undefined && { pass }) }
});
const answers = (of: ReturnType<typeof block>, ...right: boolean[]) =>
	Object.fromEntries(
		quizIn(of, SPEAKS).map(({ name, options }, at) => [
			name,
			options.find((option) => option.right === (right[at] ?? true))?.value ?? ''
		])
	);

test.each([
	[undefined, [true, true], true, 2],
	[undefined, [true, false], false, 2],
	[50, [true, false], true, 1],
	[51, [true, false], false, 2],
	[0, [false, false], true, 0],
	[100, [true, true], true, 2]
] as const)('%s per cent are needed, and %j were right: %s', (pass, right, passed, needed) => {
	const of = block(pass, item(1), item(2));
	expect(graded(of, answers(of, ...right), SPEAKS)).toMatchObject({ passed, needed, of: 2 });
});

test('what was wrong is told with its reason, and never what is right', () => {
	const of = block(80, item(1), item(2));
	const result = graded(of, answers(of, true, false), SPEAKS);
	expect(result.again).toEqual([{ question: 'Question 2', why: 'So it is.' }]);
	expect(JSON.stringify(result)).not.toContain('Right');
});

test.each([[{}], [{ q0: 'right' }], [{ q0: '7' }], [{ q0: ['0', '1'] }], [{ q1: '0' }]])(
	'%j is no right answer',
	(posted) => {
		const of = block(100, item(1));
		expect(graded(of, posted, SPEAKS)).toMatchObject({ right: 0, passed: false });
	}
);

test('where nothing is asked, nothing is passed', () => {
	expect(graded(block(0), {}, SPEAKS).passed).toBe(false);
	expect(graded(block(0, item(1, { wrong: {}, other: {} })), { q0: '0' }, SPEAKS).passed).toBe(false);
});

test('the right answer does not always stand in the same place, but in the same one in every language', () => {
	const of = block(80, ...Array.from({ length: 12 }, (_, at) => item(at)));
	const places = (language: string) =>
		quizIn(of, { ...SPEAKS, language }).map(({ options }) => options.findIndex(({ right }) => right));
	expect(new Set(places('en')).size).toBeGreaterThan(1);
	expect(places('zh-CN')).toEqual(places('en'));
});

test('a form speaks of a course and of nothing else on the site', () => {
	const section = { id: 's', layout: 'one' as const, tone: 'plain' as const };
	const blocks = [
		{ id: 'a', kind: 'text', fields: {} },
		{ id: 'b', kind: 'course', fields: {} }
	];
	const pages = [
		{
			id: 'home',
			slug: '',
			title: {},
			about: {},
			unlisted: false,
			sections: [{ ...section, slots: [blocks] }],
			pages: []
		}
	];
	expect(courseOn({ pages }, 'b')).toMatchObject({ page: 'home', block: { id: 'b' } });
	expect([courseOn({ pages }, 'a'), courseOn({ pages }, '')]).toEqual([null, null]);
});
