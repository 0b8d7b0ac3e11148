import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { knowingNobodyOf } from '../mailbox';
import {
	arrive,
	expectAccessible,
	newSurvey,
	publish,
	responsesOn,
	see,
	signUp,
	somebody,
	soon,
	withBrowser
} from '../people';
import { handsOn, type Hands } from './by-keys';
import { bounceOf, scan, withPost } from './mailed';
import { answersFrom, headerOf, isThere, letterTo, unsubscribeAt, wayIn } from './mailed-answers';
import { cameOf, checked, lookAt, send, sendTest, write } from './mailed-campaign';
import * as cast from './mailed-cast';
import { addressOf, ANSWER, EVERYBODY, PULSE_LETTER, QUESTION, QUIET, WHO, type Who } from './mailed-cast';
import { bringIn, lookInto, makeList, setManners, takeNote } from './mailed-people';

const SECRET = 'a-secret-that-only-the-mail-server-knows';
const post = withPost({ MAIL_SECRET: SECRET, EARSHOT_MIX_MS: '2000' });
withBrowser();

/** The demo's team, which has letters of its own behind it. */
const DEMO = '0000de30-0000-4000-8000-000000000001';

const countOf = async (query: Promise<readonly Record<string, unknown>[]>): Promise<number> =>
	Number((await query)[0]?.['n']);
const stored = (survey: string) =>
	countOf(post.sql`select count(*) as n from public.responses where survey_id = ${survey}`);
const optOuts = (way: string) =>
	countOf(post.sql`select count(*) as n from public.opt_outs where team_id <> ${DEMO} and way = ${way}`);
const tookPart = () =>
	countOf(post.sql`select count(*) as n from public.participations p join public.invitations i on i.id = p.invitation_id
		where i.team_id <> ${DEMO}`);

let ambassador: Page;
/** The same person at a second tab, by keys alone. */
let hands: Hands;
let email = '';
const surveys = { pulse: '', named: '' };
/** Where the invitation to the first survey is. */
let invited = '';

beforeAll(async () => {
	ambassador = await somebody('desk');
	({ email } = await signUp(ambassador, { name: 'Noor', team: 'Listening' }));
	surveys.pulse = await newSurvey(ambassador, cast.PULSE, 'Pulse');
	surveys.named = await newSurvey(ambassador, cast.NAMED, 'After the training');
	await publish(ambassador, surveys.pulse, 'anonymous');
	await publish(ambassador, surveys.named, 'identified');
	hands = await handsOn(await ambassador.context().newPage());
});

const counted = (count: number) => ({ count, n: String(count) });

describe('an ambassador', () => {
	it('brings people in from a sheet, and what is wrong with it once it is mended', async () => {
		const before = EVERYBODY.length + 2;
		const told = await lookInto(hands, 'people.csv', cast.sheet(false));
		expect(told.will).toEqual([
			m.people_will_new(counted(before)),
			m.people_will_merged(counted(1)),
			m.people_will_wrong(counted(1)),
			m.people_will_add({ names: 'Department, Joined' })
		]);
		const wrong = `${m.people_wrong_not_one()} ${m.people_row_says_in({ column: 'E-mail', text: cast.NO_ADDRESS })}`;
		expect(told.odd).toEqual([
			expect.stringMatching(`^${m.people_row({ number: String(cast.rowOfSheet('mended')) })} Lee Park `),
			expect.stringMatching(`^${m.people_row({ number: String(cast.SECOND_ROW) })} ANA@people.example `)
		]);
		expect(told.odd[0]).toContain(wrong);
		expect(told.odd[1]).toContain(m.people_row_joined({ number: String(cast.rowOfSheet('scripted')) }));
		await bringIn(hands, before);

		const again = await lookInto(hands, 'people mended.csv', cast.sheet(true));
		expect(again.will).toEqual([
			m.people_will_new(counted(1)),
			m.people_will_same(counted(before)),
			m.people_will_merged(counted(1))
		]);
		await bringIn(hands, 1);
	});

	it('says whom they mean, how long people rest, and who said that they want no letters', async () => {
		expect(await makeList(hands, 'New here', cast.ON_LIST)).toBe(EVERYBODY.length + 1);
		await setManners(hands, 14, 'Department');
		await takeNote(hands, cast.TOLD[1], cast.TOLD[0]);
	});

	it('writes to them, is told who gets it and who does not and why, and sees it as they will', async () => {
		const english = { subject: 'Pulse for {Department}', body: 'Dear {name}, how is {Department}?' };
		const chinese = { subject: '{name}，脉搏调查', body: '{name}，您好！{Department}怎么样？' };
		await write(hands, surveys.pulse, {
			name: 'First of the year',
			list: 'New here',
			words: [
				{ language: 'English', fields: english },
				{ language: '简体中文', fields: chinese }
			],
			reminder: 5,
			ends: 20
		});
		invited = new URL(hands.page.url()).pathname;
		const told = await checked(hands);
		expect(told).toMatchObject({
			gets: m.campaigns_gets({ count: 18, gets: '18', chosen: '19' }),
			languages: 'English 15, 简体中文 3',
			spared: { [m.campaigns_spared_opted_out()]: '1' },
			resting: []
		});
		const byLanguage = { English: 'en', 简体中文: 'zh-CN' };
		for (const [language, tag] of Object.entries(byLanguage)) {
			const theirs = told.samples[language] ?? [];
			const may = EVERYBODY.map((who) => WHO[who]).filter(([, , speaks]) => speaks === tag);
			const named = may.filter(([name, address]) =>
				theirs.some((one) => one.includes(name) && one.includes(address))
			);
			expect([theirs.length, named.length]).toEqual([3, 3]);
			const [name = '', , , department = ''] = named[0] ?? [];
			const words = tag === 'en' ? english.body : chinese.body;
			const said = words.replace('{name}', name).replace('{Department}', department);
			expect(await lookAt(hands, name)).toContain(said);
		}
	});

	it('sends a letter to themselves, and then to everybody', async () => {
		await sendTest(hands, email);
		await post.mailbox.until(1);
		const test = await letterTo(post, email, PULSE_LETTER);
		expect(test.html).toContain(QUESTION['zh-CN']);
		expect(post.mailbox.received.map(({ to }) => to)).toEqual([[email]]);
		post.mailbox.forget();

		post.mailbox.manners = knowingNobodyOf(addressOf('unknown'));
		await send(hands, EVERYBODY.length);
		expect((await cameOf(hands.page)).spared).toEqual({ [m.campaigns_spared_opted_out()]: '1' });
		await post.mailbox.until(EVERYBODY.length - 1);
	});
});

describe('letters', () => {
	it('arrive in the language of each, from the house and nobody else, and can be declined', async () => {
		for (const who of EVERYBODY) {
			if (who === 'unknown') continue;
			const [name, address, language, department] = WHO[who];
			const letter = await letterTo(post, address, PULSE_LETTER);
			expect(letter.subject).toBe(language === 'en' ? `Pulse for ${department}` : `${name}，脉搏调查`);
			expect(letter.html).toContain(QUESTION[language]);
			expect(letter.text).toContain(QUESTION[language]);
			expect(letter.text).toContain(language === 'en' ? `Dear ${name}, how` : `${name}，您好！${department}`);
			expect(letter.to).toEqual([{ name, address }]);
			expect(unsubscribeAt(letter)).toContain(`${post.url}/u/`);
			expect(headerOf(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
		}
		for (const [, address] of [cast.TOLD, cast.ELSEWHERE, cast.LONG_HERE])
			expect(await post.mailbox.lettersTo(address)).toEqual([]);
		expect(new Set(post.mailbox.byId.values())).toEqual(new Set([1]));
	});

	it('are opened by a machine from top to bottom, and nothing comes of it', async () => {
		const letters = await Promise.all(
			post.mailbox.received.map(({ to: [to = ''] }) => letterTo(post, to, PULSE_LETTER))
		);
		const visits = await scan(letters);
		expect(visits.failed).toBe(0);
		expect(visits.asked).toBeGreaterThan(200);
		expect(visits.sent).toBeGreaterThan(100);
		expect([await stored(surveys.pulse), await optOuts('page'), await tookPart()]).toEqual([0, 0, 0]);
	});
});

describe('people', () => {
	it('answer from the letter, with JavaScript and without', async () => {
		await answersFrom(post, 'scripted', 9, 'They listen.');
		await answersFrom(post, 'unscripted', 10, '他们愿意听。', { script: false });
		await answersFrom(post, 'ben', 10, 'The people.');
		await answersFrom(post, 'wei', 9, '同事很好。', { script: false });
		await answersFrom(post, 'clara', 3, 'Too many meetings.');
		expect(await stored(surveys.pulse)).toBe(5);

		const again = await somebody('phone');
		await again.goto(wayIn(post, await letterTo(post, addressOf('ben'), PULSE_LETTER), null));
		await see(again.getByRole('heading', { name: m.ballot_answered() }));
	});

	it('are spared further letters: one presses on the page, the mail program of another posts', async () => {
		const page = await somebody('phone', { script: false });
		await page.goto(unsubscribeAt(await letterTo(post, addressOf('byPage'), PULSE_LETTER)));
		await see(page.getByRole('heading', { name: m.ballot_unsubscribe() }));
		await page.getByRole('button', { name: m.ballot_spare_all({ team: 'Listening' }) }).click();
		await isThere(page, 'en');
		await see(page.getByText(m.ballot_spared_all({ team: 'Listening' })));

		const at = unsubscribeAt(await letterTo(post, addressOf('byHeader'), PULSE_LETTER));
		const told = await fetch(at, {
			method: 'POST',
			body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
		});
		expect(told.status).toBe(200);
		expect([await optOuts('header'), await optOuts('page')]).toEqual([1, 1]);
	});

	it('bounce: one was refused, of another the mail server says so later', async () => {
		const [refused] =
			await post.sql`select state, returned from public.outbox where address = ${addressOf('unknown')}`;
		expect(refused).toEqual({ state: 'failed', returned: 'bounced' });
		const sent = post.mailbox.received.find(({ to }) => to.includes(addressOf('bounces')));
		const headers = { 'content-type': 'message/rfc822', authorization: `Bearer ${SECRET}` };
		const body = bounceOf(addressOf('bounces'), sent?.messageId ?? '');
		const told = await fetch(`${post.url}/cron/returned`, { method: 'POST', headers, body });
		expect(told.status, await told.text()).toBe(200);
		const held = await post.sql`select reason from public.suppressions where team_id <> ${DEMO}`;
		expect(held.map(({ reason }) => reason)).toEqual(['bounce', 'bounce']);
	});
});

describe('the ambassador, while it becomes known who took part', () => {
	it('sees on the board what people said, all of them and nobody else', async () => {
		// The clock is the only obstacle: a group is written once it has waited for some minutes.
		await post.sql`update public.outbox set done_at = done_at - interval '1 hour' where letter = 'invitation'`;
		await post.sql`update public.seals set at = at - interval '1 hour'`;
		await ambassador.goto(`/surveys/${surveys.pulse}/board`);
		await soon(() => responsesOn(ambassador)).toBe(5);
		// Four promoters and one detractor. What five people wrote is shown from ten on.
		await see(ambassador.getByText('+60', { exact: true }));
		const [said] = await post.sql`select array_agg(answers ->> 'why' order by answers ->> 'why') as whys
			from public.responses where survey_id = ${surveys.pulse}`;
		expect(said?.['whys']).toEqual(expect.arrayContaining(['They listen.', '他们愿意听。']));
	});

	it('asks about something else, and everybody who was asked before is left alone', async () => {
		const before = post.mailbox.received.length;
		await write(hands, surveys.named, { name: 'For all', list: null, reminder: 3, ends: 10 });
		const resting = EVERYBODY.length - cast.DECLINE.length - cast.RETURN.length;
		expect(await checked(hands)).toMatchObject({
			gets: m.campaigns_gets({ count: 2, gets: '2', chosen: '21' }),
			spared: {
				[m.campaigns_spared_opted_out()]: String(cast.DECLINE.length + 1),
				[m.campaigns_spared_resting()]: String(resting),
				[m.campaigns_spared_bounced()]: String(cast.RETURN.length)
			},
			resting: [m.campaigns_rest_after({ n: String(resting), survey: 'Pulse' })]
		});
		await send(hands, 2);
		await post.mailbox.until(before + 2);
		const came = post.mailbox.received.slice(before).map(({ to }) => to[0]);
		expect(came.sort()).toEqual([cast.LONG_HERE[1], cast.ELSEWHERE[1]]);
		const page = await somebody('phone');
		await page.goto(wayIn(post, await letterTo(post, cast.ELSEWHERE[1], /After the training/), 8));
		await see(page.getByText(m.ballot_named({ name: cast.ELSEWHERE[0] })));
		// Nobody presses sooner.
		await page.waitForTimeout(1_500);
		await page.getByRole('button', { name: m.respond_send() }).click();
		await arrive(page, /\/thanks\?/);
		const [row] = await post.sql`select respondent from public.responses where survey_id = ${surveys.named}`;
		expect(row?.['respondent']).toBe(cast.ELSEWHERE[0]);
	});
});

describe('a reminder', () => {
	it('goes to who has not answered, and to nobody who asked to be spared', async () => {
		const before = post.mailbox.received.length;
		await expect.poll(tookPart, { timeout: 90_000, interval: 500 }).toBe(6);
		// The clock again: four more days would have to pass.
		await post.sql`update public.launches set reminds_at = array[now()] where campaign_id = ${invited.split('/').at(-1) ?? ''}`;
		await post.mailbox.until(before + QUIET.length);
		const put = await post.sql`select address, state from public.outbox where letter = 'reminder'`;
		await soon(() => post.mailbox.received.length).toBe(before + QUIET.length);
		expect(put.map(({ address }) => address)).toEqual(expect.arrayContaining(QUIET.map(addressOf)));
		for (const who of ANSWER) expect(put.map(({ address }) => address)).not.toContain(addressOf(who));
		const got = post.mailbox.received.slice(before).map(({ to }) => to[0]);
		expect(got.sort()).toEqual(QUIET.map(addressOf).sort());
	});
});

const share = (n: number, of: number): string => `${Math.round((100 * n) / of)}%`;

describe('the ambassador again', () => {
	it('reads what came of the invitation, as a whole and by department', async () => {
		await hands.page.goto(invited);
		await expectAccessible(hands.page);
		const came = await cameOf(hands.page);
		const whole = { share: share(5, 18), finished: '5', count: 18, invited: '18' };
		expect(came.headline).toBe(m.campaigns_headline(whole));
		const told = new Map<string, Who[]>();
		for (const who of EVERYBODY) {
			const department = cast.SMALL.includes(WHO[who][3]) ? m.campaigns_segment_rest() : WHO[who][3];
			told.set(department, [...(told.get(department) ?? []), who]);
		}
		const rates = [...told].map(([department, all]) => {
			const answered = all.filter((who) => ANSWER.includes(who)).length;
			return [department, [share(answered, all.length), `${answered} of ${all.length}`]];
		});
		expect(rates.length).toBe(3);
		expect(came.segments).toEqual(Object.fromEntries(rates));
		expect(came.steps).toEqual({
			[m.campaigns_invited()]: 18,
			[m.campaigns_sent()]: 17,
			[m.campaigns_opened()]: 5,
			[m.campaigns_started()]: 5,
			[m.campaigns_finished()]: 5
		});
		expect(came.letters).toMatchObject({
			[m.campaigns_delivered()]: 16,
			[m.campaigns_bounced()]: 2,
			[m.campaigns_reminded()]: QUIET.length,
			[m.campaigns_unsubscribed()]: cast.DECLINE.length
		});
		expect(await hands.pointed()).toBe(false);
	});
});
