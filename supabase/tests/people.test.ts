import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPlan } from '../../src/lib/mail/campaign-parse';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// What a team knows of people, who may see it, and what becomes of it when somebody asks for that.

let stage: Stage;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;

beforeAll(async () => {
	stage = await box();
	const names = ['ada', 'vi', 'mallory'].map((name) => stage.become(`${name}@earshot.example`));
	[ada, vi, mallory] = (await Promise.all(names)) as [Client, Client, Client];
	team = await ok<string>(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
	await ok(call(ada, 'save_attribute', { team, name: 'department', kind: 'text', segment: true }));
});
afterAll(() => stage.close());

const save = (over: Record<string, unknown> = {}, by = ada) =>
	call(by, 'save_contact', {
		team,
		address: `${randomUUID()}@x.example`,
		name: 'Somebody',
		attributes: {},
		...over
	});
const saved = async (over: Record<string, unknown> = {}): Promise<string> =>
	(await ok<{ id: string }>(save(over))).id;
const read = (contact: string, by = ada) => call(by, 'read_contact', { contact });

describe('a contact', () => {
	test('is saved whole, and once an address', async () => {
		const name = 'Sousa, "Ana" {x} \u200fעברית 👩‍👩‍👧 <b>';
		const id = await saved({
			address: 'Ana@x.example',
			name,
			language: 'zh-cn',
			attributes: { department: ' Sales ', shoe: '38' }
		});
		expect(await ok(read(id))).toMatchObject({
			address: 'Ana@x.example',
			name,
			language: 'zh-cn',
			attributes: { department: 'Sales' },
			barred: null
		});
		expect(await ok(save({ address: 'aNA@x.example' }))).toEqual({ taken: id });
		const other = await saved();
		expect(await ok(save({ contact: other, address: 'ana@x.example' }))).toEqual({ taken: id });
		expect(await ok(save({ contact: id, address: 'ana@x.example', name: 'Ana' }))).toEqual({ id });
		expect(await ok(read(id))).toMatchObject({
			address: 'ana@x.example',
			name: 'Ana',
			language: null,
			attributes: {}
		});
	});

	test.each([
		{ address: 'ana' },
		{ address: 'ana@x.example, ben@x.example' },
		{ address: 'an a@x.example' },
		{ address: 'ana@例子.example' },
		{ address: 'a@b@x.example' },
		{ address: 'ana@x.example\r\nBcc: b@x.example' },
		{ name: 'x'.repeat(201) },
		{ language: 'no language' },
		{ attributes: { department: 'x'.repeat(30_000) } }
	])('is refused with %o', async (over) => expect(await refusal(save(over))).toBe('invalid'));

	test('is found by parts of name and address, page by page, each once', async () => {
		const own = await ok<string>(call(ada, 'create_team', { name: 'Pages' }));
		await stage.sql`insert into contacts (team_id, address, key, name)
			select ${own}, 'p' || n || '@x.example', 'p' || n || '@x.example', case when n % 3 = 0 then '' else 'Same % Name_' end from generate_series(1, 25) n`;
		const page = (after: string | null, search = '') =>
			ok<{ rows: { id: string }[]; total: number; next: string | null }>(
				call(ada, 'list_contacts', { team: own, search, size: 7, ...(after && { after }) })
			);
		const seen: string[] = [];
		let next: string | null = null;
		do {
			const now = await page(next);
			expect(now.total).toBe(25);
			seen.push(...now.rows.map(({ id }) => id));
			next = now.next;
		} while (next);
		expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
		expect((await page(null, '% NAME_')).total).toBe(17);
		expect((await page(null, 'p2')).total).toBe(7);
		expect((await page(null, '_')).total).toBe(17);
		expect(await refusal(call(ada, 'list_contacts', { team: own, search: '', size: 7, after: 'x' }))).toBe(
			'invalid'
		);
	});

	test('is for who builds', async () => {
		const contact = await saved();
		for (const [name, args] of [
			['read_contact', { contact }],
			['contact_held', { contact }],
			['erase_contact', { contact }],
			['save_contact', { team, contact, address: 'vi@x.example', name: 'Vi', attributes: {} }],
			['set_consent', { contact }],
			['opt_out_contact', { contact, scope: 'all', what: '' }],
			['opt_in_contact', { contact, scope: 'all', what: '' }],
			['save_attribute', { team, name: 'x', kind: 'text', segment: false }],
			['remove_attribute', { team, name: 'department' }],
			['set_manners', { team, rest_days: 0, consent_needed: false }]
		] as const) {
			expect([name, await refusal(call(vi, name, args))]).toEqual([name, 'forbidden']);
			expect([name, await refusal(call(mallory, name, args))]).toEqual([name, 'missing']);
		}
		for (const table of ['contacts', 'attributes', 'lists', 'manners'] as const) {
			expect((await ada.from(table).select('*').eq('team_id', team)).error).toBeNull();
			for (const who of [vi, mallory, stage.stranger()])
				expect((await who.from(table).select('*').eq('team_id', team)).data ?? []).toEqual([]);
		}
		expect((await ada.from('contacts').select('id').eq('id', contact)).data).toEqual([{ id: contact }]);
		for (const table of ['opt_outs', 'suppressions'] as const)
			expect((await ada.from(table).select('*')).data ?? []).toEqual([]);
	});
});

describe('who wants no letters', () => {
	test('is barred from then on, also under another capital or brought back; by hand only what came by hand is undone', async () => {
		const contact = await saved({ address: 'Out@x.example' });
		await ok(call(ada, 'opt_out_contact', { contact, scope: 'all', what: '' }));
		expect(await ok(read(contact))).toMatchObject({
			barred: 'opted_out',
			optOuts: [{ scope: 'all', way: 'hand' }]
		});
		await ok(call(ada, 'erase_contact', { contact }));
		const back = await saved({ address: 'oUT@X.EXAMPLE' });
		expect(await ok(read(back))).toMatchObject({ barred: 'opted_out' });
		await ok(call(ada, 'opt_in_contact', { contact: back, scope: 'all', what: '' }));
		expect(await ok(read(back))).toMatchObject({ barred: null, optOuts: [] });
		await stage.sql`insert into opt_outs (team_id, hash, scope, way) select team_id, hash, 'all', 'page' from contacts where id = ${back}`;
		expect(await refusal(call(ada, 'opt_in_contact', { contact: back, scope: 'all', what: '' }))).toBe(
			'forbidden'
		);
		expect(
			await refusal(call(ada, 'opt_out_contact', { contact: back, scope: 'everything', what: 'x' }))
		).toBe('invalid');
	});

	test('consent is written down with its place, and withdrawn without', async () => {
		const contact = await saved();
		await ok(call(ada, 'set_consent', { contact, on_day: '2026-03-01', written: 'form 7' }));
		expect(await ok(read(contact))).toMatchObject({
			consent: 'form 7',
			consentedAt: '2026-03-01T00:00:00+00:00'
		});
		await ok(call(ada, 'set_consent', { contact }));
		expect(await ok(read(contact))).toMatchObject({ consent: null, consentedAt: null });
		expect(await refusal(call(ada, 'set_consent', { contact, on_day: '2999-01-01', written: '' }))).toBe(
			'invalid'
		);
	});

	test('manners and attributes are the team’s', async () => {
		await ok(call(ada, 'set_manners', { team, rest_days: 7, consent_needed: true }));
		expect((await ada.from('manners').select('rest_days').eq('team_id', team)).data).toEqual([
			{ rest_days: 7 }
		]);
		expect(await refusal(call(ada, 'set_manners', { team, rest_days: 731, consent_needed: true }))).toBe(
			'invalid'
		);
		await ok(call(ada, 'save_attribute', { team, name: 'shoe', kind: 'number', segment: false }));
		const contact = await saved({ attributes: { shoe: '38', department: 'Sales' } });
		await ok(call(ada, 'remove_attribute', { team, name: 'shoe' }));
		expect(await ok(read(contact))).toMatchObject({ attributes: { department: 'Sales' } });
		expect(
			await refusal(call(ada, 'save_attribute', { team, name: '@x', kind: 'text', segment: false }))
		).toBe('invalid');
	});
});

/** Zoë of address `zoe@x.example`, asked by two campaigns, who answered the one that has names. */
async function zoe() {
	const contact = await saved({
		address: 'Zoe@x.example',
		name: 'Zoë Quine',
		attributes: { department: 'Quineware' }
	});
	const survey = await published(stage, ada, team, 'identified');
	const plan = { ...freshPlan(['en'], 'UTC'), audience: { everyone: false, lists: [], contacts: [contact] } };
	const campaign = await ok<string>(call(ada, 'create_campaign', { survey, name: 'Autumn', plan }));
	await ok(call(ada, 'set_manners', { team, rest_days: 7, consent_needed: false }));
	await ok(call(ada, 'launch_campaign', { campaign, revision: 1 }));
	const [letter] = await stage.sql`select id, invitation_id from outbox where campaign_id = ${campaign}`;
	await stage.sql`insert into outbox_tries (outbox_id, outcome, words) values (${letter?.id}, 'later', '450 <Zoe@x.example> busy')`;
	await stage.sql`insert into suppressions (team_id, hash, reason, detail) select team_id, hash, 'bounce', '5.1.1 <zoe@x.example> unknown' from contacts where id = ${contact}`;
	// Nobody invited her to this one: she came by its link, and said who she is.
	const other = await published(stage, ada, team, 'identified');
	const unasked = { id: randomUUID(), survey: other, version: 1, answers: { nps: 1 }, strings: ['nps'] };
	await ok(
		call(stage.house(), 'submit_responses', {
			batch: [{ ...unasked, language: 'en', respondent: 'ZOE@x.example' }]
		})
	);
	// Ada sent herself the letter as Zoë would get it.
	await stage.sql`insert into outbox (team_id, campaign_id, letter, address, facts) values (${team}, ${campaign}, 'invitation',
		'ada@earshot.example', '{"$test": "1", "name": "Zoë Quine", "address": "Zoe@x.example", "department": "Quineware"}')`;
	const response = randomUUID();
	await ok(
		call(stage.house(), 'submit_responses', {
			batch: [
				{
					id: response,
					survey,
					version: 1,
					answers: { nps: 9 },
					strings: ['nps'],
					language: 'en',
					respondent: 'Zoe@x.example'
				}
			]
		})
	);
	await stage.sql`insert into invited_responses values (${letter?.invitation_id}, ${response})`;
	await stage.sql`insert into presses (holder, response_id, survey_id, version, answers, language)
		values (${letter?.invitation_id}, ${randomUUID()}, ${survey}, 1, '{"why": "Quine said"}', 'en')`;
	const upload = randomUUID();
	await ok(call(ada, 'begin_import', { team, import: upload, name: 'zoe.csv', total: 9 }));
	const batch = [
		{
			row: 2,
			cells: ['zoe@x.example', 'Zoë Quine'],
			address: 'zoe@x.example',
			facts: { '@name': 'Zoë Quine' }
		},
		{ row: 3, cells: ['ZOE@x.example', 'Quine'], address: 'ZOE@x.example', facts: { '@name': 'Quine' } },
		// What could not be taken has them too.
		{
			row: 4,
			cells: ['Zoë <Zoe@x.example>', 'x'.repeat(300)],
			wrong: { code: 'name_too_long', column: 1, text: 'Quine' }
		},
		{ row: 5, cells: ['joezoe@x.example', 'Joe'], address: 'joezoe@x.example', facts: { '@name': 'Joe' } }
	];
	const columns = [
		{ heading: 'Mail', use: { as: 'address' }, samples: ['zoe@x.example'] },
		{ heading: 'Name', use: { as: 'name' }, samples: ['Zoë Quine'] }
	];
	await ok(call(stage.house(), 'stage_rows', { import: upload, batch, done: 9, columns }));
	await ok(call(stage.house(), 'compare_import', { import: upload }));
	await ok(call(stage.house(), 'settle_import', { import: upload }));
	return { contact, response, survey };
}

/** Every row of the database in which one of these words stands, by table. */
async function where(...words: string[]): Promise<string[]> {
	const tables =
		await stage.sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
	const found: string[] = [];
	for (const { name } of tables)
		for (const word of words) {
			const [row] = await stage.sql.unsafe(
				`select count(*)::int as n from public."${name}" t where t::text ilike $1`,
				[`%${word}%`]
			);
			if (row?.n) found.push(`${name}: ${word}`);
		}
	return found;
}

describe('a person who asks', () => {
	let who: Awaited<ReturnType<typeof zoe>>;
	let hash: string;
	beforeAll(async () => {
		who = await zoe();
		const [row] = await stage.sql`select hash from contacts where id = ${who.contact}`;
		hash = String(row?.hash);
	});

	test('gets all that is held about them', async () => {
		const held = await ok<Record<string, unknown>>(call(ada, 'contact_held', { contact: who.contact }));
		expect(held).toMatchObject({
			address: 'Zoe@x.example',
			'not written to': { reason: 'bounce' },
			asked: [{ campaign: 'Autumn' }],
			invitations: [{ segments: { department: 'Quineware' } }],
			letters: [{ address: 'Zoe@x.example', tries: [{ outcome: 'later' }] }],
			responses: expect.arrayContaining([
				expect.objectContaining({ answers: { nps: 9 }, respondent: 'Zoe@x.example' }),
				expect.objectContaining({ answers: { nps: 1 }, respondent: 'ZOE@x.example' })
			]),
			'files not brought in yet': [{ row: 2 }, { row: 3 }, { row: 4 }]
		});
		expect(await ok(read(who.contact))).toMatchObject({
			barred: 'bounced',
			letters: [{ letter: 'invitation', campaign: { name: 'Autumn' } }]
		});
	});

	test('is erased everywhere; what they answered stays counted, without a name', async () => {
		// The control: this is where they stand before.
		const before = (await where('zoe@x', 'Quine', who.contact, hash)).map((found) => found.split(':')[0]);
		const everywhere = [
			'asked',
			'campaigns',
			'contacts',
			'import_outcomes',
			'import_rows',
			'imports',
			'invitations',
			'launches',
			'outbox',
			'outbox_tries',
			'presses',
			'responses',
			'suppressions'
		];
		expect([...new Set(before)]).toEqual(everywhere);
		await ok(call(ada, 'erase_contact', { contact: who.contact }));
		const others = ['import_rows: zoe@x'];
		expect(await where('zoe@x', 'Quine', who.contact, hash)).toEqual([...others, `suppressions: ${hash}`]);
		expect((await stage.sql`select address from import_rows`).map(({ address }) => address)).toEqual([
			'joezoe@x.example'
		]);
		const [kept] = await stage.sql`select answers, respondent from responses where id = ${who.response}`;
		expect(kept).toEqual({ answers: { nps: 9 }, respondent: null });
		expect(
			await stage.sql`select state, address from outbox where team_id = ${team} and address = ''`
		).toEqual([{ state: 'dropped', address: '' }]);
		expect(await stage.sql`select state, facts from outbox where address = 'ada@earshot.example'`).toEqual([
			{ state: 'dropped', facts: { $test: '1' } }
		]);
		expect(await refusal(read(who.contact))).toBe('missing');
	});

	test('and a response can be changed in no other way', async () => {
		const again = randomUUID();
		await ok(
			call(stage.house(), 'submit_responses', {
				batch: [
					{
						id: again,
						survey: who.survey,
						version: 1,
						answers: {},
						strings: [],
						language: 'en',
						respondent: 'y'
					}
				]
			})
		);
		for (const change of [
			"respondent = 'x'",
			"answers = '{}', respondent = null",
			"language = 'de'",
			"strings = '{a}'"
		])
			await expect(
				stage.sql.unsafe(
					`update responses set ${change.replace("answers = '{}'", 'answers = \'{"a": 1}\'')} where id = '${again}'`
				)
			).rejects.toThrow('answered');
		await stage.sql`update responses set respondent = null where id = ${again}`;
		await expect(stage.sql`update responses set respondent = null where id = ${again}`).rejects.toThrow(
			'answered'
		);
	});
});
