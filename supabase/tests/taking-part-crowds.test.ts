import { randomInt, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as participations from '$lib/mail/participations.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import type { Box } from '../../src/lib/server/embedded/supabase';
import { freshFolder } from './box';
import { someone, type Someone } from './stories';
import { call, ok } from './survey';

// An attacker who takes a dump after every step, and reasons: a seal has the transaction of its response, so who was
// written when it went said one of the responses that went; who speaks another language, was reminded after it came, or
// got their letter later did not give it. Whatever is left over must be a whole group, for every response.

const GROUP = 5;

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
});
afterAll(async () => {
	await opened?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const PLAN = {
	format: 1,
	languages: ['en', 'zh-cn', 'de'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [{ name: 'one', elements: [{ kind: 'text', name: 'who', title: 'Who?' }] }]
};

interface Asked {
	survey: string;
	campaign: string;
	/** By language. */
	people: Record<string, string[]>;
	everybody: string[];
}

/** Asks so many people of each language. */
async function asking(counts: Record<string, number>): Promise<Asked> {
	const slug = `us-${randomUUID().slice(0, 8)}`;
	const made = { team, name: slug, slug, definition: { title: slug } };
	const survey = await ok<string>(call(ada.db, 'create_survey', made));
	const version = { actor: ada.user.id, survey, revision: 1, plan: PLAN, note: '', as_mode: 'anonymous' };
	await ok(call(house(), 'publish_survey', version));
	for (const [language, count] of Object.entries(counts))
		await sql`insert into contacts (team_id, address, key, language)
			select ${team}, a, a, ${language} from generate_series(1, ${count}::int) n, lateral (select ${`${slug}-${language}-`} || n || '@x.example') x (a)`;
	const ids = await sql`select id from contacts where team_id = ${team} and key like ${`${slug}-%`}`;
	const audience = { everyone: false, lists: [], contacts: ids.map(({ id }) => String(id)) };
	const plan = { ...freshPlan(['en', 'zh-cn', 'de'], 'UTC'), audience, reminders: [1, 2] };
	const campaign = await ok<string>(call(ada.db, 'create_campaign', { survey, name: slug, plan }));
	await ok(call(ada.db, 'launch_campaign', { campaign, revision: 1 }));
	await sql`update outbox set state = 'sent', done_at = now() where campaign_id = ${campaign}`;
	const found =
		await sql`select id, language from invitations where campaign_id = ${campaign} order by random()`;
	const people: Record<string, string[]> = {};
	for (const { id, language } of found) (people[String(language)] ??= []).push(String(id));
	return { survey, campaign, people, everybody: found.map(({ id }) => String(id)) };
}

async function answers({ survey }: Asked, language: string, ...invitations: string[]): Promise<void> {
	for (const invitation of invitations) {
		const response = {
			id: randomUUID(),
			survey,
			version: 1,
			answers: { who: randomUUID() },
			strings: ['who\u001f']
		};
		const submission = { ...response, language, respondent: null };
		expect(await participations.submit(submission, { invitation, anonymous: true })).toBe('stored');
	}
}

/** What one dump tells: which responses have their seal yet, who is written, who was reminded. */
interface Dump {
	sealed: Set<string>;
	written: Set<string>;
	reminded: Set<string>;
}

/** Takes dumps, and reasons about them. */
function attacker({ survey, campaign }: Asked) {
	const dumps: Dump[] = [];
	const ids = (rows: readonly Record<string, unknown>[]) => new Set(rows.map(({ id }) => String(id)));
	const take = async () =>
		dumps.push({
			sealed: ids(
				await sql`select r.id from responses r join seals s on s.xmin = r.xmin where r.survey_id = ${survey} and s.survey_id = ${survey}`
			),
			written: ids(
				await sql`select p.invitation_id as id from participations p join invitations i on i.id = p.invitation_id where i.campaign_id = ${campaign}`
			),
			reminded: ids(
				await sql`select invitation_id as id from outbox where campaign_id = ${campaign} and letter = 'reminder'`
			)
		});
	/** For each response, how many people can have given it. */
	const crowds = async (): Promise<number[]> => {
		const people = await sql`select i.id, i.language, o.done_at as sent,
				(select count(*) from invitations x where x.campaign_id = i.campaign_id and x.language = i.language)::int as alike
			from invitations i join outbox o on o.invitation_id = i.id and o.letter = 'invitation' where i.campaign_id = ${campaign}`;
		const responses =
			await sql`select id, language, created_at as at from responses where survey_id = ${survey}`;
		return responses.map((response) => {
			const id = String(response['id']);
			const came = dumps.findIndex(({ sealed }) => sealed.has(id));
			const went = dumps.findIndex(({ sealed }, at) => at > came && !sealed.has(id));
			const before = dumps[went - 1]?.written;
			const last = dumps.at(-1);
			const could = people.filter((person) => {
				const who = String(person['id']);
				const written =
					went < 0 ? !last?.written.has(who) : dumps[went]?.written.has(who) && !before?.has(who);
				// Who had answered before a reminder was not sent it; of those left out, it is not known why.
				const reminded = dumps.some(
					(dump, at) => at > came && dump.reminded.has(who) && !dumps[came]?.reminded.has(who)
				);
				const speaks = person['language'] === response['language'] || Number(person['alike']) < GROUP;
				return written && speaks && !reminded && Number(person['sent']) <= Number(response['at']);
			});
			return could.length;
		});
	};
	return { take, crowds, least: async () => Math.min(...(await crowds())) };
}

const remind = async ({ survey, campaign, everybody }: Asked, skips = true) => {
	const [{ reminded = 0 } = {}] = await sql`select reminded from launches where campaign_id = ${campaign}`;
	await sql`update launches set reminds_at = array_fill(now() - interval '1 second', array[${Number(reminded) + 1}::int]) where campaign_id = ${campaign}`;
	const due = await ok<{ campaign: string; invitations: string[] }[]>(call(house(), 'due_reminders', {}));
	const ids = due.find((one) => one.campaign === campaign)?.invitations ?? [];
	expect(everybody).toEqual(expect.arrayContaining(ids));
	const skip = skips
		? await participations.skipInReminder(survey, ids, GROUP)
		: await participations.pendingAmong(survey, ids);
	await ok(call(house(), 'remind_campaign', { campaign, step: Number(reminded) + 1, skip: [...skip] }));
	return skip;
};

describe('whatever is taken down of the database, and how often, every answer has a group who could have given it', () => {
	test('also where everybody answers', async () => {
		const asked = await asking({ en: 23 });
		const mallory = attacker(asked);
		for (const [at, invitation] of asked.everybody.entries()) {
			await answers(asked, 'en', invitation);
			await mallory.take();
			if (at % 3 === 2) await participations.mix(0);
			await mallory.take();
			expect(await mallory.least()).toBeGreaterThanOrEqual(GROUP);
		}
		const written =
			() => sql`select count(*)::int as n from participations p join invitations i on i.id = p.invitation_id
			where i.campaign_id = ${asked.campaign}`;
		expect((await written())[0]?.['n']).toBe(23 - GROUP);
		// Nobody can answer any more: the last are written too.
		await sql`update launches set ends_at = now() - interval '1 second', begins_at = now() - interval '1 day' where campaign_id = ${asked.campaign}`;
		await participations.mix(0);
		await mallory.take();
		expect((await written())[0]?.['n']).toBe(23);
		expect(await mallory.least()).toBeGreaterThanOrEqual(GROUP);
	});

	test('in several languages, of which few read one', async () => {
		const asked = await asking({ en: 14, 'zh-cn': 11, de: 2 });
		const mallory = attacker(asked);
		const { en = [], 'zh-cn': zh = [], de = [] } = asked.people;
		const order = [...en.slice(0, 9), ...zh.slice(0, 6), ...de].sort(() => randomInt(3) - 1);
		for (const [at, invitation] of order.entries()) {
			const language = zh.includes(invitation) ? 'zh-cn' : de.includes(invitation) ? 'de' : 'en';
			await answers(asked, language, invitation);
			await mallory.take();
			if (at % 2) await participations.mix(0);
			await mallory.take();
		}
		expect(await mallory.least()).toBeGreaterThanOrEqual(GROUP);
		expect(
			await sql`select 1 from participations p join invitations i on i.id = p.invitation_id where i.campaign_id = ${asked.campaign}`
		).not.toHaveLength(0);
		expect(
			await sql`select 1 from responses where survey_id = ${asked.survey} and language = 'de'`
		).toHaveLength(0);
	});

	test('with reminders, twice, and answers before, between and after', async () => {
		const asked = await asking({ en: 40 });
		const mallory = attacker(asked);
		const { everybody } = asked;
		const step = async (...invitations: string[]) => {
			await answers(asked, 'en', ...invitations);
			await mallory.take();
			await participations.mix(0);
			await mallory.take();
			expect(await mallory.least()).toBeGreaterThanOrEqual(GROUP);
		};
		await step(...everybody.slice(0, 7));
		await step(...everybody.slice(7, 9));
		const first = await remind(asked);
		expect([first.size, everybody.slice(7, 9).every((id) => first.has(id))]).toEqual([GROUP, true]);
		await mallory.take();
		// Of those who were left out another answers, and many who were reminded.
		const decoy = [...first].find((id) => !everybody.slice(7, 9).includes(id)) ?? '';
		await step(decoy);
		await step(
			...everybody
				.slice(9)
				.filter((id) => !first.has(id))
				.slice(0, 8)
		);
		const late = everybody
			.slice(9)
			.filter((id) => !first.has(id))
			.slice(8, 9);
		await step(...late);
		const second = await remind(asked);
		expect([...first].every((id) => second.has(id))).toBe(true);
		expect(late.every((id) => second.has(id))).toBe(true);
		await mallory.take();
		await step(
			...everybody
				.slice(9)
				.filter((id) => !first.has(id) && !second.has(id))
				.slice(9, 15)
		);
	});

	test('where some letters left after others had been answered', async () => {
		const asked = await asking({ en: 20 });
		const mallory = attacker(asked);
		const late = asked.everybody.slice(10);
		await sql`update outbox set done_at = now() + interval '1 hour' where invitation_id = any (${late})`;
		await answers(asked, 'en', ...asked.everybody.slice(0, 3));
		await mallory.take();
		// An hour later.
		await sql`update outbox set done_at = now() - interval '1 hour' where campaign_id = ${asked.campaign} and done_at < now()`;
		await sql`update seals set at = at - interval '30 minutes' where survey_id = ${asked.survey}`;
		await sql`update outbox set done_at = now() - interval '10 minutes' where invitation_id = any (${late})`;
		await answers(asked, 'en', ...late.slice(0, 4));
		expect(await participations.mix(0)).toBe(0);
		await answers(asked, 'en', ...late.slice(4, 5));
		expect(await participations.mix(0)).toBe(5);
	});
});

test('whose letter came back hides nobody', async () => {
	const asked = await asking({ en: 14 });
	const back = asked.everybody.slice(9);
	await sql`update outbox set returned = 'bounced' where invitation_id = any (${back.slice(0, 2)})`;
	await sql`update outbox set state = 'failed' where invitation_id = any (${back.slice(2)})`;
	await answers(asked, 'en', ...asked.everybody.slice(0, 5));
	expect(await participations.mix(0)).toBe(0);
	await sql`update outbox set state = 'sent', returned = null where campaign_id = ${asked.campaign}`;
	expect(await participations.mix(0)).toBe(5);
});

describe('control: the same attacker finds them', () => {
	test('where all who wait are written, whoever is left over', async () => {
		const asked = await asking({ en: 8 });
		const mallory = attacker(asked);
		await answers(asked, 'en', ...asked.everybody.slice(0, 7));
		await mallory.take();
		await sql`delete from seals where survey_id = ${asked.survey}`;
		await sql`insert into participations (invitation_id) select unnest(${asked.everybody.slice(0, 7)}::uuid[])`;
		await mallory.take();
		await answers(asked, 'en', ...asked.everybody.slice(7));
		await mallory.take();
		expect(await mallory.least()).toBe(1);
	});

	test('where a reminder leaves out no more than those who answered', async () => {
		const asked = await asking({ en: 30 });
		const mallory = attacker(asked);
		await answers(asked, 'en', ...asked.everybody.slice(0, 2));
		await mallory.take();
		await remind(asked, false);
		await mallory.take();
		expect(await mallory.least()).toBe(2);
	});

	test('where languages are written together', async () => {
		const asked = await asking({ en: 20, 'zh-cn': 9 });
		const mallory = attacker(asked);
		const { en = [], 'zh-cn': zh = [] } = asked.people;
		const six = [...en.slice(0, 5), ...zh.slice(0, 1)];
		await answers(asked, 'en', ...en.slice(0, 5));
		await answers(asked, 'zh-cn', ...zh.slice(0, 1));
		await mallory.take();
		await sql`delete from seals where survey_id = ${asked.survey}`;
		await sql`insert into participations (invitation_id) select unnest(${six}::uuid[])`;
		await mallory.take();
		expect(await mallory.least()).toBe(1);
	});
});
