import { describe, expect, test } from 'vitest';
import { columnsOf, isHeading, usesFrom } from './columns';
import { judged } from './row';

const uses = (headings: string[] | null, rows: string[][], known: Parameters<typeof columnsOf>[2] = []) =>
	columnsOf(headings, rows, known).map(({ use }) =>
		use.as === 'attribute' ? `${use.name}: ${use.kind}` : use.as
	);

describe('columns are guessed', () => {
	test.each([
		[
			['E-Mail', 'Full name', 'Preferred_Language', 'Joined', 'Age', 'Badge', ''],
			['ana@x.example', 'Ana', 'de', '2026/3/1', '41', '007', ''],
			['address', 'name', 'language', 'Joined: date', 'Age: number', 'Badge: text', 'nothing']
		],
		[
			['电子邮件', '姓名', '部门', '语言', '入职日期', '同意'],
			['li@x.example', '李伟', '销售', '中文', '2026年3月1日', '是'],
			['address', 'name', '部门: text', 'language', '入职日期: date', 'consent']
		],
		// Nothing is called an address, one column is full of them.
		[
			['Who', 'Where'],
			['Ana', 'ana@x.example'],
			['Who: text', 'address']
		],
		// Said twice.
		[
			['Email', 'Mail', 'Team', 'team '],
			['a@x.example', 'b@x.example', 'A', 'B'],
			['address', 'nothing', 'Team: text', 'nothing']
		],
		[
			['email', '{name}@$'],
			['a@x.example', 'A'],
			['address', 'name: text']
		]
	])('%j', (headings, row, expected) => {
		const found = uses(headings, [row]);
		// `Team` and `team ` are two headings, and one attribute as far as the team knows it.
		expect(found.map((use) => (use === 'team: text' ? 'nothing' : use))).toEqual(expected);
	});

	test('by their values, where the file has no headings', () => {
		expect(isHeading(['ana@x.example', 'Ana'])).toBe(false);
		expect(isHeading(['email', 'name'])).toBe(true);
		expect(uses(null, [['Ana', 'ana@x.example', 'x']])).toEqual(['nothing', 'address', 'nothing']);
	});

	test('as the team calls them already', () => {
		const known = [{ name: 'Department', kind: 'text', segment: true }] as const;
		expect(uses(['mail', 'DEPARTMENT'], [['a@x.example', '12']], known)).toEqual([
			'address',
			'Department: text'
		]);
	});

	test('and can be chosen, each once', () => {
		const chosen = [{ as: 'address' }, { as: 'attribute', name: 'Team', kind: 'text' }, { as: 'nothing' }];
		expect(usesFrom(chosen, 3)).toEqual(chosen);
		for (const wrong of [
			null,
			chosen.slice(1),
			[chosen[0], chosen[0], chosen[2]],
			[chosen[0], chosen[1], chosen[1]],
			[{ as: 'secret' }, chosen[1], chosen[2]],
			[chosen[0], { as: 'attribute', name: '{x}', kind: 'text' }, chosen[2]],
			[chosen[0], { as: 'attribute', name: 'x', kind: 'secret' }, chosen[2]]
		])
			expect(usesFrom(wrong, 3)).toBeNull();
	});
});

describe('a row', () => {
	const columns = [
		{ as: 'name' },
		{ as: 'address' },
		{ as: 'language' },
		{ as: 'consent' },
		{ as: 'attribute', name: 'Joined', kind: 'date' },
		{ as: 'nothing' }
	] as const;

	test.each([
		[
			['Ana', 'Ana@X.example', 'German', 'yes', '1.3.2026', 'z'],
			{ '@name': 'Ana', '@language': 'de', '@consent': 'yes', Joined: '2026-03-01' }
		],
		[['', 'ana@x.example'], {}],
		[['Ana\n"{x}", 👩‍👧', 'ana@x.example', '', 'no', ''], { '@name': 'Ana "{x}", 👩‍👧' }],
		[['', 'ana@x.example', 'zh_Hans_CN', '2026/3/1'], { '@language': 'zh-hans-cn', '@consent': '2026-03-01' }]
	])('%j says %j', (cells, facts) => {
		expect(judged(columns, 7, cells)).toMatchObject({ row: 7, facts, wrong: null });
	});

	test.each([
		[['Ana', 'ana@x'], { code: 'not_one', column: 1, text: 'ana@x' }],
		[['Ana'], { code: 'empty', column: 1, text: '' }],
		[['Ana', 'a@x.example', 'Klingonish'], { code: 'language', column: 2, text: 'Klingonish' }],
		[['Ana', 'a@x.example', '', 'perhaps'], { code: 'consent', column: 3, text: 'perhaps' }],
		[['Ana', 'a@x.example', '', '', 'soon'], { code: 'date', column: 4, text: 'soon' }],
		[['x'.repeat(201), 'a@x.example'], { code: 'name_too_long', column: 0, text: 'x'.repeat(200) }],
		[['Sousa', 'a@x.example', '', '', '', '', 'moved'], { code: 'broken_row', column: null, text: 'moved' }]
	])('%j is wrong', (cells, wrong) => {
		expect(judged(columns, 7, cells)).toEqual({ row: 7, address: null, facts: null, wrong });
	});
});
