import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, refusal } from './survey';

// Who is on a list. One rule is judged in two ways, one person at a time and everybody at once: they must agree.

let stage: Stage;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;

/** The day on which everything here is asked. */
const TODAY = '2026-03-15';
const PEOPLE: Record<
	string,
	{ language?: string; name?: string; consent?: string; attributes?: Record<string, string> }
> = {
	'ana@sales.example': {
		name: 'Ana "{x}"',
		language: 'en',
		attributes: { department: 'Sales', joined: '2026-03-01', grade: '7' }
	},
	'ben@sales.example': {
		name: 'Ben',
		consent: '2026-03-14T23:30:00Z',
		attributes: { department: 'sales', joined: '2025-03-15', grade: '7.5' }
	},
	'cho@hq.example': {
		language: 'zh-cn',
		attributes: { department: "R&D, \\'Lab\\'", joined: '2026-02-31', grade: 'seven' }
	},
	'dot@hq.example': { attributes: { joined: '2026-03-15', grade: '-3' } },
	'eve@hq.example': { attributes: { department: 'Support', joined: 'soon' } }
};

beforeAll(async () => {
	stage = await box();
	const names = ['ada', 'vi', 'mallory'].map((name) => stage.become(`${name}@earshot.example`));
	[ada, vi, mallory] = (await Promise.all(names)) as [Client, Client, Client];
	team = await ok<string>(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
	for (const [address, { name = '', language = null, consent = null, attributes = {} }] of Object.entries(
		PEOPLE
	))
		await stage.sql`insert into contacts (team_id, address, key, name, language, consented_at, attributes)
			values (${team}, ${address}, ${address}, ${name}, ${language}, ${consent}, ${stage.sql.json(attributes)})`;
});
afterAll(() => stage.close());

const initials = (rows: readonly Record<string, unknown>[]) => rows.map(({ key }) => String(key)[0]).join('');
const one = async (rule: object) =>
	initials(
		await stage.sql`select key from contacts c where team_id = ${team} and on_list(c, ${stage.sql.json(rule as never)}, ${TODAY}) order by key`
	);
async function all(rule: object): Promise<string> {
	const [compiled] =
		await stage.sql`select rule_sql(${stage.sql.json(rule as never)}, ${TODAY}) as condition`;
	return initials(
		await stage.sql.unsafe(
			`select key from contacts c where team_id = '${team}' and (${compiled?.condition}) order by key`
		)
	);
}
const every = (...conditions: [what: string, does: string, ...values: string[]][]) => ({
	every: conditions.map(([what, does, ...values]) => ({ what, does, values }))
});

describe('a rule', () => {
	test.each([
		[every(), 'abcde'],
		[every(['department', 'one_of', 'SALES']), 'ab'],
		[every(['department', 'one_of', 'Sales', 'support']), 'abe'],
		[every(['department', 'one_of', "r&d, \\'lab\\'"]), 'c'],
		[every(['department', 'none_of', 'Sales']), 'cde'],
		[every(['department', 'contains', 'AL']), 'ab'],
		[every(['department', 'known']), 'abce'],
		[every(['department', 'unknown']), 'd'],
		[every(["nothing'; drop table contacts; --", 'unknown']), 'abcde'],
		[every(['grade', 'at_least', '7']), 'ab'],
		[every(['grade', 'at_most', '7']), 'ad'],
		[every(['grade', 'at_least', 'seven']), ''],
		[every(['joined', 'before', '2026-03-01']), 'bc'],
		[every(['joined', 'after', '2026-03-01']), 'd'],
		[every(['joined', 'this_year']), 'acd'],
		[every(['joined', 'this_month']), 'ad'],
		[every(['joined', 'within_days', '14']), 'ad'],
		[every(['joined', 'within_days', '13']), 'd'],
		[every(['joined', 'within_days', '0']), 'd'],
		[every(['@language', 'one_of', 'zh-cn']), 'c'],
		[every(['@language', 'unknown']), 'bde'],
		[every(['@domain', 'one_of', 'HQ.example']), 'cde'],
		[every(['@name', 'contains', '{X}']), 'a'],
		[every(['@name', 'unknown']), 'cde'],
		[every(['@address', 'contains', 'ben@']), 'b'],
		[every(['@consent', 'within_days', '1']), 'b'],
		[every(['@consent', 'unknown']), 'acde'],
		[every(['department', 'one_of', 'Sales'], ['joined', 'this_year']), 'a'],
		// What this version does not know, and what is no rule, chooses nobody.
		[every(['department', 'rhymes_with', 'Sales']), ''],
		[{}, ''],
		[{ every: 'one' }, ''],
		[{ every: [{}] }, ''],
		[{ every: [{ what: 'department', does: 'one_of' }] }, '']
	])('%j finds %j', async (rule, found) => {
		expect([await one(rule), await all(rule)]).toEqual([found, found]);
	});
});

describe('lists', () => {
	test('say who is on them now', async () => {
		const rule = every(['department', 'one_of', 'Sales']);
		const list = await ok<string>(call(ada, 'save_list', { team, name: ' Sales ', rule }));
		await ok(call(ada, 'save_list', { team, name: 'All', rule: every() }));
		expect(await ok(call(ada, 'lists_of', { team }))).toMatchObject([
			{ name: 'All', count: 5 },
			{ id: list, name: 'Sales', count: 2, rule }
		]);
		expect(await ok(call(ada, 'count_rule', { team, rule: every(['grade', 'at_most', '7']) }))).toBe(2);
		expect(await ok(call(ada, 'values_of', { team, what: 'department', most: 2 }))).toHaveLength(2);
		const page = await ok<{ total: number; rows: { address: string }[] }>(
			call(ada, 'list_contacts', { team, search: '', on_list: list, size: 10 })
		);
		expect([page.total, page.rows.map(({ address }) => address)]).toEqual([
			2,
			['ana@sales.example', 'ben@sales.example']
		]);
		const both = await stage.sql`select count(*)::int as n from contacts_on(${team}, ${[list]}, ${TODAY})`;
		expect(both[0]?.n).toBe(2);
		await ok(
			call(ada, 'save_list', {
				team,
				list,
				name: 'Support',
				rule: every(['department', 'one_of', 'Support'])
			})
		);
		expect(await ok(call(ada, 'lists_of', { team }))).toMatchObject([
			{},
			{ id: list, name: 'Support', count: 1 }
		]);
		await ok(call(ada, 'remove_list', { list }));
		expect(await refusal(call(ada, 'remove_list', { list }))).toBe('missing');
	});

	test('are for who builds: viewers and strangers get nothing of them', async () => {
		const list = await ok<string>(call(ada, 'save_list', { team, name: 'Ours', rule: every() }));
		for (const [name, args] of [
			['lists_of', { team }],
			['count_rule', { team, rule: every() }],
			['values_of', { team, what: '@address', most: 9 }],
			['save_list', { team, list, name: 'Theirs', rule: every() }],
			['remove_list', { list }],
			['list_contacts', { team, search: '', size: 9 }]
		] as const) {
			expect([name, await refusal(call(vi, name, args))]).toEqual([name, 'forbidden']);
			expect([name, await refusal(call(mallory, name, args))]).toEqual([name, 'missing']);
		}
		expect(await refusal(call(ada, 'save_list', { team, name: 'x', rule: {} }))).toBe('invalid');
		expect(await refusal(call(ada, 'save_list', { team, name: ' ', rule: every() }))).toBe('invalid');
	});
});
