import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';

// What a survey's publication promises, told with Ada (owner) and Ben (viewer) of one team.

const U = '\u001f';
let stage: Stage;
let ada: Client;
let ben: Client;
let team: string;
let actor: string;

type Answer = { data: unknown; error: { details?: string | null; message: string } | null };

/** Calls by name, because these stories also say what the generated types do not allow. */
const call = async (client: Client, name: string, args: Record<string, unknown>): Promise<Answer> =>
	client.rpc(name as never, args as never);

async function ok<T>(answer: Promise<Answer>): Promise<T> {
	const { data, error } = await answer;
	if (error) throw new Error(`${error.message} ${error.details ?? ''}`);
	return data as T;
}
const refusal = async (answer: Promise<Answer>): Promise<string | null | undefined> =>
	(await answer).error?.details;

let named = 0;
async function draft(definition: unknown = { title: 'One' }): Promise<string> {
	const name = `Survey ${++named}`;
	return ok(call(ada, 'create_survey', { team, name, slug: `survey-${named}`, definition }));
}
const publish = (survey: string, over: Record<string, unknown> = {}) =>
	call(stage.house(), 'publish_survey', {
		actor,
		survey,
		revision: 1,
		plan: { format: 1 },
		note: '',
		as_mode: 'anonymous',
		...over
	});
async function published(mode = 'anonymous'): Promise<string> {
	const survey = await draft();
	await ok(publish(survey, { as_mode: mode }));
	return survey;
}
const schedule = (survey: string, over: Record<string, unknown>) =>
	ok(
		call(ada, 'schedule_survey', {
			survey,
			opens: null,
			closes: null,
			zone: 'Europe/Berlin',
			max_responses: null,
			...over
		})
	);
const response = (survey: string, id = randomUUID()) => ({
	id,
	survey,
	version: 1,
	answers: { nps: 9 },
	strings: [`nps${U}`, `nps${U}9`],
	language: 'en',
	respondent: null
});
const submit = (...batch: unknown[]) => ok<string[]>(call(stage.house(), 'submit_responses', { batch }));
const kept = async (survey: string): Promise<number> => {
	const [row] = await stage.sql`select count(*)::int as n from responses where survey_id = ${survey}`;
	return row?.n;
};

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	ben = await stage.become('ben@earshot.example');
	actor = (await ada.auth.getUser()).data.user?.id ?? '';
	team = await ok(call(ada, 'create_team', { name: 'Ada and Ben' }));
	const token = await ok(call(ada, 'invite', { team, as_role: 'viewer' }));
	await ok(call(ben, 'accept_invite', { token }));
});
afterAll(() => stage.close());

describe('publishing', () => {
	test('freezes the draft: what is edited afterwards changes nothing that is live', async () => {
		const survey = await draft({ title: 'First' });
		expect(await ok(publish(survey, { note: 'The first one' }))).toBe(1);
		await ok(call(ada, 'save_draft', { survey, revision: 1, definition: { title: 'Second' } }));
		const { data } = await ada.from('versions').select('number, definition, note').eq('survey_id', survey);
		expect(data).toEqual([{ number: 1, definition: { title: 'First' }, note: 'The first one' }]);
		expect(await ok(publish(survey, { revision: 2 }))).toBe(2);
		const door = await ok(call(stage.house(), 'open_survey', { slug: `survey-${named}` }));
		expect(door).toMatchObject({ survey, version: 2, mode: 'anonymous', state: 'open' });
	});

	test('of a draft that somebody saved meanwhile is refused, and nothing is live', async () => {
		const survey = await draft();
		await ok(call(ada, 'save_draft', { survey, revision: 1, definition: { title: 'Newer' } }));
		expect(await refusal(publish(survey))).toBe('stale');
		expect(await refusal(publish(survey, { revision: 0 }))).toBe('stale');
		const { data } = await ada.from('surveys').select('live_version').eq('id', survey).single();
		expect(data?.live_version).toBeNull();
	});

	test('wants the promise to be made the first time, and keeps it later', async () => {
		const survey = await draft();
		expect(await refusal(publish(survey, { as_mode: null }))).toBe('invalid');
		expect((await ada.from('versions').select('number').eq('survey_id', survey)).data).toEqual([]);
		await ok(publish(survey, { as_mode: 'identified' }));
		await ok(publish(survey, { as_mode: null }));
		const { data } = await ada.from('surveys').select('mode').eq('id', survey).single();
		expect(data?.mode).toBe('identified');
	});

	test('at the same moment by two people makes two versions, never one twice', async () => {
		const survey = await published();
		const numbers = await Promise.all(Array.from({ length: 6 }, () => ok<number>(publish(survey))));
		expect(numbers.sort()).toEqual([2, 3, 4, 5, 6, 7]);
	});

	test('is not for a viewer, a stranger, or a browser that asks directly', async () => {
		const survey = await draft();
		const viewer = (await ben.auth.getUser()).data.user?.id;
		expect(await refusal(publish(survey, { actor: viewer }))).toBe('missing');
		expect(await refusal(publish(survey, { actor: randomUUID() }))).toBe('missing');
		const { error } = await call(ada, 'publish_survey', {
			actor,
			survey,
			revision: 1,
			plan: {},
			note: '',
			as_mode: 'anonymous'
		});
		expect(error).not.toBeNull();
		expect((await ada.from('versions').select('number').eq('survey_id', survey)).data).toEqual([]);
	});
});

describe('a double click', () => {
	const answers = (more: Record<string, unknown>) => ({ nps: 9, why: 'Fast', ...more });

	test.each([
		['on a survey that keeps when it was answered is one response', { when: '10:00:01' }, 'repeat'],
		['with other words is told that the first stand', { when: '10:00:00', why: 'Slow' }, 'differs'],
		['with more answers as well', { when: '10:00:00', who: 'I' }, 'differs']
	])('%s', async (_, more, outcome) => {
		const survey = await draft();
		const calculated = [{ name: 'when', expression: null, kept: true }];
		await ok(publish(survey, { plan: { format: 1, calculated } }));
		const first = { ...response(survey), answers: answers({ when: '10:00:00' }) };
		expect(await submit(first)).toEqual(['stored']);
		expect(await submit({ ...first, answers: answers(more) })).toEqual([outcome]);
		expect(await kept(survey)).toBe(1);
	});

	test('the control: what is not calculated counts as an answer', async () => {
		const survey = await published();
		const first = { ...response(survey), answers: answers({ when: '10:00:00' }) };
		expect(await submit(first)).toEqual(['stored']);
		expect(await submit({ ...first, answers: answers({ when: '10:00:01' }) })).toEqual(['differs']);
	});
});

test('who began a month ago and never finished is forgotten, who began since is not', async () => {
	const survey = await published();
	for (const days of [1, 29, 31, 400])
		await stage.sql`insert into sittings (response_id, survey_id, version, day, began_at, furthest, touched, timed)
			values (${randomUUID()}, ${survey}, 1, now() - ${days} * interval '1 day', now() - ${days} * interval '1 day', 0, true, false)`;
	expect(await ok(call(stage.house(), 'fold_attention', {}))).toBeGreaterThanOrEqual(4);
	expect(await ok(call(stage.house(), 'sweep_starts', {}))).toBe(2);
	const [left] = await stage.sql`select count(*)::int as n from sittings where survey_id = ${survey}`;
	expect(left?.n).toBe(2);
});

describe('a version', () => {
	test('cannot be changed by anybody, its owner and the house included', async () => {
		const survey = await published();
		for (const client of [ada, ben, stage.stranger()]) {
			const { error } = await client.from('versions').update({ note: 'other' }).eq('survey_id', survey);
			expect(error).not.toBeNull();
		}
		expect(
			await refusal(
				Promise.resolve(stage.house().from('versions').update({ note: 'other' }).eq('survey_id', survey))
			)
		).toBe('stale');
		for (const change of [
			'note = $$other$$',
			"definition = '{}'",
			"plan = '{}'",
			'number = 9',
			'published_at = now()'
		])
			await expect(
				stage.sql.unsafe(`update versions set ${change} where survey_id = '${survey}'`)
			).rejects.toThrow();
		const { data } = await ada.from('versions').select('number, note, definition').eq('survey_id', survey);
		expect(data).toEqual([{ number: 1, note: '', definition: { title: 'One' } }]);
	});

	test('can become the draft again, and is live only once it is published', async () => {
		const survey = await published();
		await ok(call(ada, 'save_draft', { survey, revision: 1, definition: { title: 'Two' } }));
		await ok(publish(survey, { revision: 2 }));
		expect(await ok(call(ada, 'restore_version', { survey, number: 1 }))).toBe(3);
		const { data } = await ada.from('drafts').select('definition').eq('survey_id', survey).single();
		expect(data?.definition).toEqual({ title: 'One' });
		expect(
			(await ada.from('surveys').select('live_version').eq('id', survey).single()).data?.live_version
		).toBe(2);
		// Whoever edits meanwhile is told, not overwritten.
		expect(await refusal(call(ada, 'save_draft', { survey, revision: 2, definition: {} }))).toBe('stale');
		expect(await refusal(call(ada, 'restore_version', { survey, number: 99 }))).toBe('missing');
		expect(await refusal(call(ben, 'restore_version', { survey, number: 1 }))).toBe('forbidden');
	});
});

describe('who may be recognised', () => {
	test('can be changed until somebody answers, and not afterwards, in any way', async () => {
		const survey = await published('anonymous');
		await ok(call(ada, 'set_mode', { survey, as_mode: 'identified' }));
		await ok(call(ada, 'set_mode', { survey, as_mode: 'anonymous' }));
		expect(await submit(response(survey))).toEqual(['stored']);
		expect(await refusal(call(ada, 'set_mode', { survey, as_mode: 'identified' }))).toBe('answered');
		expect(await refusal(publish(survey, { as_mode: 'identified' }))).toBe('answered');
		await expect(stage.sql`update surveys set mode = 'identified' where id = ${survey}`).rejects.toThrow();
		await expect(stage.sql`update surveys set mode = null where id = ${survey}`).rejects.toThrow();
		await ok(call(ada, 'set_mode', { survey, as_mode: 'anonymous' }));
		const { data } = await ada.from('surveys').select('mode, live_version').eq('id', survey).single();
		expect(data).toEqual({ mode: 'anonymous', live_version: 1 });
	});

	test('does not change under an answer that arrives at the same moment', async () => {
		for (let round = 0; round < 8; round++) {
			const survey = await published('anonymous');
			const [change, outcome] = await Promise.all([
				call(ada, 'set_mode', { survey, as_mode: 'identified' }),
				submit(response(survey))
			]);
			expect(outcome).toEqual(['stored']);
			const { data } = await ada.from('surveys').select('mode').eq('id', survey).single();
			expect(data?.mode).toBe(change.error ? 'anonymous' : 'identified');
		}
	});
});

describe('a response limit', () => {
	test('of 5 keeps 5 of 20 that come at once, however they travel', async () => {
		const [alone, together] = [await published(), await published()];
		await schedule(alone, { max_responses: 5 });
		await schedule(together, { max_responses: 5 });
		const singly = await Promise.all(Array.from({ length: 20 }, () => submit(response(alone))));
		const inFours = await Promise.all(
			Array.from({ length: 5 }, () => submit(...Array.from({ length: 4 }, () => response(together))))
		);
		for (const outcomes of [singly.flat(), inFours.flat()]) {
			expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(5);
			expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(15);
		}
		expect([await kept(alone), await kept(together)]).toEqual([5, 5]);
	});

	test('counts a response once, however often it is sent', async () => {
		const survey = await published('identified');
		await schedule(survey, { max_responses: 2 });
		const again = response(survey);
		const outcomes = await Promise.all(Array.from({ length: 10 }, () => submit(again)));
		expect(outcomes.flat().filter((outcome) => outcome === 'stored')).toHaveLength(1);
		expect(outcomes.flat().filter((outcome) => outcome === 'repeat')).toHaveLength(9);
		expect(await submit(response(survey))).toEqual(['stored']);
		expect(await submit(response(survey), again)).toEqual(['full', 'repeat']);
	});

	test('may be set while answers stream in, and be raised when it is reached', async () => {
		const survey = await published();
		const stream = Promise.all(Array.from({ length: 20 }, () => submit(response(survey))));
		await schedule(survey, { max_responses: 10 });
		await stream;
		await Promise.all(Array.from({ length: 10 }, () => submit(response(survey))));
		const before = await kept(survey);
		expect(before).toBeGreaterThanOrEqual(10);
		const [quota] = await stage.sql`select places from quotas where survey_id = ${survey}`;
		expect(quota?.places).toBe(10 - before);
		expect(await submit(response(survey))).toEqual(['full']);
		await schedule(survey, { max_responses: before + 1 });
		expect(await submit(response(survey))).toEqual(['stored']);
		expect(await submit(response(survey))).toEqual(['full']);
	});
});

describe('a survey that cannot be answered now says why, and keeps nothing', () => {
	const past = '2020-01-01T00:00:00Z';
	const future = '2190-01-01T00:00:00Z';
	test.each<[string, (survey: string) => Promise<unknown>]>([
		['not_yet', (survey) => schedule(survey, { opens: future })],
		['closed', (survey) => schedule(survey, { closes: past })],
		['closed', (survey) => schedule(survey, { opens: '2019-01-01T00:00:00Z', closes: past })],
		['paused', (survey) => ok(call(ada, 'pause_survey', { survey }))],
		['missing', (survey) => ok(call(ada, 'archive_survey', { survey }))]
	])('%s', async (outcome, arrange) => {
		const survey = await published();
		expect(await submit(response(survey))).toEqual(['stored']);
		await arrange(survey);
		expect(await submit(response(survey))).toEqual([outcome]);
		expect(await kept(survey)).toBe(1);
	});

	test('and takes answers again when it is reopened or brought back', async () => {
		const survey = await published();
		await ok(call(ada, 'pause_survey', { survey }));
		await ok(call(ada, 'pause_survey', { survey }));
		await ok(call(ada, 'reopen_survey', { survey }));
		await ok(call(ada, 'archive_survey', { survey }));
		await ok(call(ada, 'restore_survey', { survey }));
		expect(await submit(response(survey))).toEqual(['stored']);
	});

	test('never published, unknown, or asked for a version that is not there', async () => {
		const survey = await published();
		const unborn = await draft();
		expect(
			await submit(response(unborn), response(randomUUID()), { ...response(survey), version: 7 })
		).toEqual(['missing', 'missing', 'missing']);
	});

	test('an answer to the version that was opened counts after the next one is live', async () => {
		const survey = await published();
		await ok(publish(survey));
		expect(await submit(response(survey))).toEqual(['stored']);
	});
});

test('dates in the wrong order, unknown zones and impossible limits are refused', async () => {
	const survey = await published();
	const at = (over: Record<string, unknown>) =>
		refusal(
			call(ada, 'schedule_survey', {
				survey,
				opens: null,
				closes: null,
				zone: 'UTC',
				max_responses: null,
				...over
			})
		);
	expect(await at({ opens: '2030-01-02T00:00:00Z', closes: '2030-01-01T00:00:00Z' })).toBe('invalid');
	expect(await at({ zone: 'Europe/Atlantis' })).toBe('invalid');
	expect(await at({ zone: '+02:00' })).toBe('invalid');
	expect(await at({ max_responses: 0 })).toBe('invalid');
	expect(await at({ max_responses: 10_000_001 })).toBe('invalid');
	expect(await at({})).toBeUndefined();
});

describe('archiving and deleting', () => {
	const erase = (client: Client, survey: string, name: string) =>
		call(client, 'delete_survey', { survey, name });

	test('deleting asks for the name, from the archive, of an owner', async () => {
		const editor = await stage.become('edith@earshot.example');
		await ok(
			call(editor, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'editor' })) })
		);
		const survey = await published();
		const name = `Survey ${named}`;
		await submit(response(survey));
		expect(await refusal(erase(ada, survey, name))).toBe('forbidden');
		await ok(call(editor, 'archive_survey', { survey }));
		expect(await refusal(erase(editor, survey, name))).toBe('forbidden');
		expect(await refusal(erase(ben, survey, name))).toBe('forbidden');
		for (const wrong of ['', name.toLowerCase(), `${name} 2`])
			expect(await refusal(erase(ada, survey, wrong))).toBe('invalid');
		expect(await kept(survey)).toBe(1);
		await ok(erase(ada, survey, ` ${name} `));
		expect(await kept(survey)).toBe(0);
		expect((await ada.from('versions').select('number').eq('survey_id', survey)).data).toEqual([]);
		expect(await refusal(erase(ada, survey, name))).toBe('missing');
	});

	test('is not for viewers, nor is pausing, dating, renaming or moving', async () => {
		const survey = await published();
		const tries: [string, Record<string, unknown>][] = [
			['archive_survey', {}],
			['restore_survey', {}],
			['pause_survey', {}],
			['reopen_survey', {}],
			['rename_survey', { name: 'Mine' }],
			['set_slug', { slug: 'mine' }],
			['set_mode', { as_mode: 'identified' }],
			['save_draft', { revision: 1, definition: {} }],
			['schedule_survey', { opens: null, closes: null, zone: 'UTC', max_responses: 1 }]
		];
		for (const [name, args] of tries)
			expect([name, await refusal(call(ben, name, { survey, ...args }))]).toEqual([name, 'forbidden']);
		expect((await ben.from('drafts').select('definition').eq('survey_id', survey)).data).toEqual([]);
		expect((await ben.from('surveys').select('id').eq('id', survey)).data).toEqual([{ id: survey }]);
	});
});

test('a link is unique, readable, and free again for nobody while it is used', async () => {
	const [first, second] = [await published(), await published()];
	await ok(call(ada, 'set_slug', { survey: first, slug: 'team-pulse' }));
	expect(await refusal(call(ada, 'set_slug', { survey: second, slug: 'team-pulse' }))).toBe('slug_taken');
	for (const slug of ['ab', 'Team', 'a b c', '-abc', 'a--b', '问卷问卷', 'x'.repeat(81)])
		expect([slug, await refusal(call(ada, 'set_slug', { survey: second, slug }))]).toEqual([slug, 'invalid']);
});
