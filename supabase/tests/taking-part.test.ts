import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as ballots from '$lib/mail/ballots.server';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as participations from '$lib/mail/participations.server';
import { tokenOf, type Purpose } from '$lib/mail/token';
import * as unsubscribing from '$lib/mail/unsubscribing.server';
import type { Plan } from '$lib/survey/plan';
import { house, open, ownKey, type Opened } from '../../src/lib/server/door';
import type { Box } from '../../src/lib/server/embedded/supabase';
import { POST as oneClick } from '../../src/routes/u/[token]/now/+server';
import { freshFolder } from './box';
import { outcome, someone, type Someone } from './stories';
import { call, ok } from './survey';

// What a link in a letter leads to: an answer, once; or being left alone.

let folder: string;
let opened: Opened;
let sql: Box['sql'];
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', ORIGIN: 'https://ask.example' });
	opened = await open();
	sql = (await Reflect.get(globalThis, Symbol.for('earshot.behind'))).box.sql;
	ada = await someone('ada@earshot.example');
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
	await sql`insert into manners (team_id, rest_days) values (${team}, 0) on conflict (team_id) do update set rest_days = 0`;
});
afterAll(async () => {
	await opened?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const score = (of: object = {}) => ({
	kind: 'nps',
	name: 'score',
	title: 'Would you recommend us?',
	look: 'numbers',
	low: 'No',
	high: 'Yes',
	choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) })),
	...of
});
const planOf = (...elements: object[]): Plan => ({
	format: 1,
	languages: ['en'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [{ name: 'one', elements: elements as Plan['pages'][number]['elements'] }]
});
const PLAN = planOf(score(), { kind: 'comment', name: 'why', title: 'Why?', required: true });

interface Asked {
	survey: string;
	campaign: string;
	/** One for each of Ben, and who has no name. */
	ben: string;
	nobody: string;
	anonymous: boolean;
}
type Mode = 'anonymous' | 'identified';

let named = 0;
async function asking(mode: Mode, of: { thanks?: boolean; kind?: string } = {}): Promise<Asked> {
	const slug = `us-${randomUUID().slice(0, 8)}`;
	const survey = await ok<string>(
		call(ada.db, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
	);
	const version = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: mode };
	await ok(call(house(), 'publish_survey', version));
	const set = `set${++named}`;
	for (const name of ['Ben', ''])
		await sql`insert into contacts (team_id, address, key, name) values (${team},
			${`${set}${name}@x.example`}, ${`${set}${name}@x.example`.toLowerCase()}, ${name})`;
	const found = await sql`select id from contacts where team_id = ${team} and key like ${`${set}%`}`;
	const audience = { everyone: false, lists: [], contacts: found.map(({ id }) => String(id)) };
	const plan = { ...freshPlan(['en'], 'UTC'), audience, reminders: [1], ...of };
	const campaign = await ok<string>(call(ada.db, 'create_campaign', { survey, name: set, plan }));
	await ok(call(ada.db, 'launch_campaign', { campaign, revision: 1 }));
	await sql`update outbox set state = 'sent', done_at = now() where campaign_id = ${campaign}`;
	const made = await sql`select i.id from invitations i join contacts c on c.id = i.contact_id
		where i.campaign_id = ${campaign} order by c.name desc`;
	const [ben = '', nobody = ''] = made.map(({ id }) => String(id));
	return { survey, campaign, ben, nobody, anonymous: mode === 'anonymous' };
}

const responseOf = ({ survey }: Asked, of: object = {}) => ({
	id: randomUUID(),
	survey,
	version: 1,
	answers: { score: 9, why: 'Because.' },
	strings: ['score\u001f', 'score\u001f9', 'why\u001f'],
	language: 'en',
	respondent: null,
	...of
});
const holder = ({ anonymous, ben }: Asked, invitation = ben) => ({ invitation, anonymous });
const link = (id: string, purpose: Purpose = 'answer') => tokenOf(ownKey('mail links'), purpose, id);
const count = async (query: Promise<readonly Record<string, unknown>[]>): Promise<number> =>
	Number((await query)[0]?.['n']);
const tookPart = (invitation: string) =>
	count(sql`select count(*) as n from participations where invitation_id = ${invitation}`);
const thanksFor = (invitation: string) =>
	count(sql`select count(*) as n from outbox where invitation_id = ${invitation} and letter = 'thanks'`);
const responsesTo = ({ survey }: Asked) =>
	count(sql`select count(*) as n from responses where survey_id = ${survey}`);

describe('a survey with names', () => {
	test('has one response of each who was invited, and says at once that they took part', async () => {
		const asked = await asking('identified');
		const first = responseOf(asked, { respondent: 'Ben' });
		expect(await participations.submit(first, holder(asked))).toBe('stored');
		expect(await tookPart(asked.ben)).toBe(1);
		const joined = await sql`select response_id from invited_responses where invitation_id = ${asked.ben}`;
		expect(joined.map(({ response_id }) => response_id)).toEqual([first.id]);
		// The same page sent twice, and another page.
		expect(await participations.submit(first, holder(asked))).toBe('repeat');
		expect(await participations.submit(responseOf(asked), holder(asked))).toBe('answered');
		expect(await responsesTo(asked)).toBe(1);
		// Somebody else is not in the way.
		expect(await participations.submit(responseOf(asked), holder(asked, asked.nobody))).toBe('stored');
	});

	test('counts once, from however many pages at once', async () => {
		const asked = await asking('identified');
		const all = await Promise.all(
			[1, 2, 3, 4].map(() => participations.submit(responseOf(asked), holder(asked)))
		);
		expect(all.sort()).toEqual(['answered', 'answered', 'answered', 'stored']);
		expect(await responsesTo(asked)).toBe(1);
	});

	test('knows who answers: by name, or by address where there is none', async () => {
		const asked = await asking('identified');
		expect((await ballots.visit(link(asked.ben))).respondent).toBe('Ben');
		expect((await ballots.visit(link(asked.nobody))).respondent).toMatch(/@x\.example$/);
		const anonymous = await asking('anonymous');
		expect((await ballots.visit(link(anonymous.ben))).respondent).toBeNull();
	});

	test('refuses an invitation to another survey', async () => {
		const [one, other] = [await asking('identified'), await asking('identified')];
		expect(await outcome(participations.submit(responseOf(one), holder(other)))).toBe('missing');
		expect(await responsesTo(one)).toBe(0);
	});
});

describe('thanks', () => {
	test.each<[string, Mode, boolean, number]>([
		['are sent where they are wanted', 'identified', true, 1],
		['are not sent where they are not', 'identified', false, 0],
		['are never sent for an anonymous survey: they would say who', 'anonymous', true, 0]
	])('%s', async (_, mode, thanks, letters) => {
		const asked = await asking(mode, { thanks });
		const response = responseOf(asked);
		expect(await participations.submit(response, holder(asked))).toBe('stored');
		await participations.submit(response, holder(asked));
		expect(await thanksFor(asked.ben)).toBe(letters);
		expect(await thanksFor(asked.nobody)).toBe(0);
	});
});

describe('a link', () => {
	const state = async (id: string) => (await ballots.visit(link(id))).state;

	test('leads to its survey, with the answer that was clicked', async () => {
		const { ben, survey, campaign } = await asking('anonymous');
		expect(await ballots.visit(`${link(ben)}.7`)).toMatchObject({
			token: link(ben),
			choice: 7,
			invitation: ben,
			campaign,
			survey,
			version: 1,
			language: 'en',
			anonymous: true,
			team: 'Listening',
			state: 'open'
		});
		expect((await ballots.visit(link(ben))).choice).toBeNull();
	});

	test('is good for one purpose and one person, and nothing else is one', async () => {
		const { ben } = await asking('anonymous');
		const [letter] = await sql`select id from outbox where invitation_id = ${ben}`;
		const wrong = [
			link(ben, 'unsubscribe'),
			link(String(letter?.['id'])),
			link(randomUUID()),
			ben,
			`${link(ben)}.`,
			`${link(ben)}.1234`,
			`${link(ben)}.x`,
			`${link(ben)}/x`,
			''
		];
		for (const one of wrong) expect([one, await outcome(ballots.visit(one))]).toEqual([one, 'missing']);
	});

	test('says when it is revoked, cancelled or over, the first that holds', async () => {
		const { ben, nobody, campaign } = await asking('anonymous');
		await sql`update launches set ends_at = now() where campaign_id = ${campaign}`;
		expect(await state(ben)).toBe('ended');
		await sql`update launches set cancelled_at = now() where campaign_id = ${campaign}`;
		expect(await state(ben)).toBe('cancelled');
		await sql`update invitations set revoked_at = now() where id = ${ben}`;
		expect([await state(ben), await state(nobody)]).toEqual(['revoked', 'cancelled']);
	});

	test.each<Mode>(['anonymous', 'identified'])('of an %s survey says that it was answered', async (mode) => {
		const asked = await asking(mode);
		await participations.submit(responseOf(asked), holder(asked));
		expect([await state(asked.ben), await state(asked.nobody)]).toEqual(['answered', 'open']);
		// Also once it is written who took part.
		await sql`delete from seals where survey_id = ${asked.survey}`;
		await sql`insert into participations (invitation_id) values (${asked.ben}) on conflict do nothing`;
		expect(await state(asked.ben)).toBe('answered');
		expect(await participations.submit(responseOf(asked), holder(asked))).toBe('answered');
	});

	test('changes nothing by being opened', async () => {
		const { ben, campaign } = await asking('anonymous');
		const [letter] = await sql`select id from outbox where invitation_id = ${ben}`;
		const tables = await sql`select tablename from pg_tables where schemaname = 'public'`;
		const everything = async () =>
			Promise.all(
				tables.map(({ tablename }) =>
					sql.unsafe(
						`select count(*), coalesce(max(xmin::text::bigint), 0) as last from public."${tablename}"`
					)
				)
			);
		const before = JSON.stringify(await everything());
		await ballots.visit(`${link(ben)}.3`);
		await unsubscribing.about(link(String(letter?.['id']), 'unsubscribe'));
		expect(JSON.stringify(await everything())).toBe(before);
		// Control: it would be seen.
		await sql`update launches set reminded = reminded where campaign_id = ${campaign}`;
		expect(JSON.stringify(await everything())).not.toBe(before);
	});
});

describe('the answer that was clicked', () => {
	const visit = (choice: number | null) => ({ choice }) as ballots.Visit;
	const others = (...values: number[]) =>
		planOf(score({ choices: values.map((value) => ({ value, text: String(value) })) }));

	test.each<[string, Plan, number | null, object]>([
		['of the survey as it was', PLAN, 9, { score: 9 }],
		['by none', PLAN, null, {}],
		['that was never there', PLAN, 11, {}],
		['that stands elsewhere now', others(9, 8, 7), 9, { score: 9 }],
		['that is not offered any more', others(1, 2, 3), 9, {}],
		['of a question that is called otherwise now', planOf(score({ name: 'other' })), 9, {}],
		['of a question of another kind now', planOf(score({ kind: 'radiogroup' })), 9, {}],
		['of a question that is not the first now', planOf(score({ name: 'x' }), score()), 9, {}],
		['of a question that is gone', planOf(), 9, {}]
	])('%s', (_, now, choice, clicked) => expect(ballots.clicked(visit(choice), PLAN, now)).toEqual(clicked));
});

describe('who wants no more letters', () => {
	interface Letter {
		asked: Asked;
		token: string;
		hash: string;
		id: string;
	}
	async function letter(kind = 'pulse'): Promise<Letter> {
		const asked = await asking('anonymous', { kind });
		const [row] = await sql`select id, hash from outbox where invitation_id = ${asked.ben}`;
		const id = String(row?.['id']);
		return { asked, id, token: link(id, 'unsubscribe'), hash: String(row?.['hash']) };
	}
	/** Whether they would get letters about this survey, others of that kind, and others at all. */
	const gets = async ({ hash, asked }: Letter) => {
		const [row] = await sql`select public.barred(${team}, ${hash}, ${asked.survey}, 'pulse') is null as this,
			public.barred(${team}, ${hash}, gen_random_uuid(), 'pulse') is null as kind,
			public.barred(${team}, ${hash}, gen_random_uuid(), 'study') is null as others`;
		return { ...row };
	};
	const optOuts = async ({ hash }: Letter) =>
		(await sql`select scope, way from opt_outs where hash = ${hash} order by scope`).map((row) => ({
			...row
		}));

	test('hears what the letter was about', async () => {
		const { token, asked, id } = await letter('study');
		expect(await unsubscribing.about(token)).toMatchObject({
			letter: id,
			team: 'Listening',
			kind: 'study',
			language: 'en',
			invitation: asked.ben,
			known: true,
			spared: []
		});
	});

	test.each<[unsubscribing.Scope, object]>([
		['post', { this: false, kind: true, others: true }],
		['kind', { this: false, kind: false, others: true }],
		['all', { this: false, kind: false, others: false }]
	])('is spared what they name: %s', async (scope, left) => {
		const theirs = await letter();
		expect(await gets(theirs)).toEqual({ this: true, kind: true, others: true });
		await unsubscribing.spare(theirs.token, scope, 'page');
		await unsubscribing.spare(theirs.token, scope, 'header');
		expect(await gets(theirs)).toEqual(left);
		// Once more was harmless.
		expect(await optOuts(theirs)).toEqual([{ scope, way: 'page' }]);
		expect((await unsubscribing.about(theirs.token))?.spared).toEqual([scope]);
		await unsubscribing.undo(theirs.token);
		expect(await gets(theirs)).toEqual({ this: true, kind: true, others: true });
	});

	const posted = (form: URLSearchParams | FormData, token: string) =>
		Promise.resolve(
			oneClick({
				params: { token },
				request: new Request(`https://ask.example/u/${token}/now`, { method: 'POST', body: form })
			} as unknown as Parameters<typeof oneClick>[0])
		);
	const filled = <Form extends URLSearchParams | FormData>(form: Form, value = 'One-Click'): Form => {
		form.set('List-Unsubscribe', value);
		return form;
	};
	// RFC 8058, 3.1: it should be multipart/form-data, and may be the other.
	test.each([
		['multipart/form-data', () => new FormData()],
		['application/x-www-form-urlencoded', () => new URLSearchParams()]
	])('needs one click in a mail program, which sends %s', async (_, form) => {
		const theirs = await letter();
		expect(await outcome(posted(filled(form(), 'Two-Clicks'), theirs.token))).toBe('invalid');
		expect(await optOuts(theirs)).toEqual([]);
		expect((await posted(filled(form()), theirs.token)).status).toBe(200);
		expect(await optOuts(theirs)).toEqual([{ scope: 'all', way: 'header' }]);
	});

	test('cannot undo what was a complaint, or done for them by hand', async () => {
		const theirs = await letter();
		await unsubscribing.spare(theirs.token, 'post', 'header');
		for (const [scope, way] of [
			['all', 'complaint'],
			['kind', 'hand']
		])
			await sql`insert into opt_outs (team_id, hash, scope, what, way)
				values (${team}, ${theirs.hash}, ${scope ?? ''}, ${scope === 'kind' ? 'pulse' : ''}, ${way ?? ''})`;
		await unsubscribing.undo(theirs.token);
		expect(await optOuts(theirs)).toEqual([
			{ scope: 'all', way: 'complaint' },
			{ scope: 'kind', way: 'hand' }
		]);
	});

	test('speaks for nobody else', async () => {
		const [theirs, others] = [await letter(), await letter()];
		await unsubscribing.spare(theirs.token, 'all', 'page');
		expect(await gets(others)).toEqual({ this: true, kind: true, others: true });
		const wrong = [link(theirs.id), link(theirs.asked.ben), theirs.id, ''];
		for (const one of wrong)
			for (const act of [
				() => unsubscribing.about(one),
				() => unsubscribing.spare(one, 'all', 'page'),
				() => unsubscribing.undo(one)
			])
				expect([one, await outcome(act())]).toEqual([one, 'missing']);
	});

	test('needs nothing more where they are forgotten, or the letter is', async () => {
		const theirs = await letter();
		const gone = link(randomUUID(), 'unsubscribe');
		expect(await unsubscribing.about(gone)).toBeNull();
		await unsubscribing.spare(gone, 'all', 'page');
		await sql`update outbox set hash = null, address = '' where id = ${theirs.id}`;
		expect((await unsubscribing.about(theirs.token))?.known).toBe(false);
		await unsubscribing.spare(theirs.token, 'all', 'header');
		expect(await optOuts(theirs)).toEqual([]);
	});
});

describe('how many came', () => {
	const counts = async ({ campaign }: Asked) =>
		Object.fromEntries(
			(await sql`select what, n from campaign_counts where campaign_id = ${campaign}`).map((row) => [
				row['what'],
				Number(row['n'])
			])
		);

	test('is counted once each, without machines, and without who', async () => {
		const asked = await asking('anonymous');
		const [ben, nobody] = [await ballots.visit(link(asked.ben)), await ballots.visit(link(asked.nobody))];
		let looked = 0;
		const look = async () => void looked++;
		ballots.noticed(ben, 'opened', look);
		ballots.noticed(ben, 'opened', look);
		ballots.noticed(ben, 'started');
		ballots.noticed(nobody, 'opened', look);
		await ballots.tell();
		expect([await counts(asked), looked]).toEqual([{}, 0]);
		ballots.presence.trapped(asked.nobody);
		await ballots.tell(0);
		expect([await counts(asked), looked]).toEqual([{ opened: 1, started: 1 }, 1]);
		ballots.noticed(ben, 'opened', look);
		await ballots.tell(0);
		expect(await counts(asked)).toEqual({ opened: 1, started: 1 });
		const [row] =
			await sql`select to_jsonb(c) as row from campaign_counts c where campaign_id = ${asked.campaign}`;
		expect(Object.keys(Object(row?.['row'])).sort()).toEqual(['campaign_id', 'n', 'what']);
	});
});
