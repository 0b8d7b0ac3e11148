import type { Email } from 'postal-mime';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { knowingNobodyOf } from '../mailbox';
import { arrive, newSurvey, publish, responsesOn, see, signUp, somebody, soon, withBrowser } from '../people';
import { asks, bounceOf, knows, linksIn, scan, withPost } from './mailed';

const SECRET = 'a-secret-that-only-the-mail-server-knows';
const post = withPost({ MAIL_SECRET: SECRET });
withBrowser();

const both = (en: string, zh: string) => ({ default: en, 'zh-cn': zh });
const ask = (title: ReturnType<typeof both>) => ({
	title,
	pages: [
		{
			elements: [
				{
					type: 'nps',
					name: 'recommend',
					title: both('Would you recommend working here?', '您会推荐来这里工作吗？')
				},
				{ type: 'comment', name: 'why', title: both('Why?', '为什么？') }
			]
		}
	]
});
const PULSE = ask(both('Pulse', '脉搏调查'));
const NAMED = ask(both('After the training', '培训之后'));

/** Who is on the list, by what becomes of them: a name, an address, a language. */
const WHO = {
	scripted: ['Ana Sousa', 'ana@people.example', 'en'],
	unscripted: ['王芳', 'fang@people.example', 'zh-CN'],
	ben: ["Ben O'Neill", 'ben@people.example', 'en'],
	wei: ['李伟', 'wei@people.example', 'zh-CN'],
	clara: ['Novak, Clara', 'clara@people.example', 'en'],
	byPage: ['Dana Kim', 'dana@people.example', 'en'],
	byHeader: ['张敏', 'min@people.example', 'zh-CN'],
	unknown: ['Gone Away', 'gone@people.example', 'en'],
	bounces: ['Moved On', 'moved@people.example', 'en'],
	quiet: ['Quiet Q', 'quiet@people.example', 'en'],
	still: ['Still S', 'still@people.example', 'en'],
	mute: ['Mute M', 'mute@people.example', 'en']
} as const;
type Who = keyof typeof WHO;
const addressOf = (who: Who): string => WHO[who][1];
/** Five are a group: fewer are not told of. */
const ANSWER: Who[] = ['scripted', 'unscripted', 'ben', 'wei', 'clara'];
/** Of whom nothing is heard: as many as hide who of them answers next. */
const QUIET: Who[] = ['quiet', 'still', 'mute'];
const CHINESE: Who[] = ['unscripted', 'wei', 'byHeader'];
/** Of another department, and on no list. */
const ELSEWHERE = ['Sam Support', 'support@people.example', 'en'] as const;

/** The last letter that came for somebody, of those that are about this. */
async function letterTo(address: string, about: RegExp): Promise<Email> {
	const found = (await post.mailbox.lettersTo(address)).filter(({ subject }) => about.test(subject ?? ''));
	const last = found.at(-1);
	if (!last) throw new Error(`no letter about ${about} came for ${address}`);
	return last;
}
const PULSE_LETTER = /Pulse|脉搏调查/;

/** The way into the survey with an answer of its first question: the fourth for 3; null: with none. */
function wayIn(letter: Email, choice: number | null): string {
	const links = linksIn(letter).filter((link) => link.startsWith(`${post.url}/a/`));
	const found = links.find((link) => choice === null || link.endsWith(`.${choice}`));
	if (!found) throw new Error(`no such way in: ${links.join(' ')}`);
	return choice === null ? found.replace(/\.\d+$/, '') : found;
}
const headerOf = (letter: Email, name: string): string =>
	letter.headers.find(({ key }) => key === name.toLowerCase())?.value ?? '';
const unsubscribeAt = (letter: Email): string =>
	/<(http[^>]+)>/.exec(headerOf(letter, 'list-unsubscribe'))?.[1] ?? '';

/** The demo's team, which has letters of its own behind it. */
const DEMO = '0000de30-0000-4000-8000-000000000001';

const countOf = async (query: Promise<readonly Record<string, unknown>[]>): Promise<number> =>
	Number((await query)[0]?.['n']);
const stored = (survey: string) =>
	countOf(post.sql`select count(*) as n from public.responses where survey_id = ${survey}`);
const optOuts = () => countOf(post.sql`select count(*) as n from public.opt_outs where team_id <> ${DEMO}`);
const tookPart = () =>
	countOf(post.sql`select count(*) as n from public.participations p join public.invitations i on i.id = p.invitation_id
		where i.team_id <> ${DEMO}`);

/** What a person does whom the page takes for a machine, as one just was at their letter. */
async function isThere(page: Page, language: 'en' | 'zh-CN'): Promise<void> {
	await see(page.getByRole('heading', { name: m.ballot_there({}, { locale: language }) }));
	const digit = /\d/.exec(await page.locator('#there').innerText())?.[0] ?? '';
	await page.getByRole('button', { name: digit, exact: true }).click();
}

/** Presses an answer in the letter, and goes to the end. */
async function answersFrom(who: Who, choice: number, why: string, { script = true } = {}): Promise<void> {
	const [, address, language] = WHO[who];
	const page = await somebody('phone', { speaks: language, script });
	await page.goto(wayIn(await letterTo(address, PULSE_LETTER), choice));
	const chosen = page.locator('input[name=recommend]:checked');
	await soon(() => chosen.inputValue()).toBe(String(choice));
	await page.locator('textarea[name=why]').fill(why);
	const locale = { locale: language };
	await page.getByRole('button', { name: m.respond_send({}, locale) }).click();
	await isThere(page, language);
	await arrive(page, /\/thanks\?/);
	await page.context().close();
}

let ambassador: Page;
const surveys = { pulse: '', named: '' };

beforeAll(async () => {
	ambassador = await somebody('desk');
	await signUp(ambassador, { name: 'Noor', team: 'Listening' });
	surveys.pulse = await newSurvey(ambassador, PULSE, 'Pulse');
	surveys.named = await newSurvey(ambassador, NAMED, 'After the training');
	await publish(ambassador, surveys.pulse, 'anonymous');
	await publish(ambassador, surveys.named, 'identified');
});

describe('an ambassador', () => {
	it('knows people, and asks a department of them', async () => {
		await knows(post, surveys.pulse, [
			...Object.values(WHO).map((who) => [...who, 'Sales'] as const),
			[...ELSEWHERE, 'Support'] as const
		]);
		post.mailbox.manners = knowingNobodyOf(addressOf('unknown'));
		expect(await asks(post, surveys.pulse, 'Sales')).toEqual({ invited: 12, spared: {} });
		await post.mailbox.until(11);
	});
});

describe('letters', () => {
	it('arrive in the language of each, from the house and nobody else, and can be declined', async () => {
		for (const who of Object.keys(WHO) as Who[]) {
			if (who === 'unknown') continue;
			const letter = await letterTo(addressOf(who), PULSE_LETTER);
			const chinese = CHINESE.includes(who);
			const question = chinese ? '您会推荐来这里工作吗？' : 'Would you recommend working here?';
			expect(letter.html).toContain(question);
			expect(letter.text).toContain(question);
			expect(letter.to).toEqual([{ name: WHO[who][0], address: addressOf(who) }]);
			expect(unsubscribeAt(letter)).toContain(`${post.url}/u/`);
			expect(headerOf(letter, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
		}
		expect(await post.mailbox.lettersTo(ELSEWHERE[1])).toEqual([]);
		expect(new Set(post.mailbox.byId.values())).toEqual(new Set([1]));
	});

	it('are opened by a machine from top to bottom, and nothing comes of it', async () => {
		const letters = await Promise.all(
			post.mailbox.received.map(({ to: [to = ''] }) => letterTo(to, PULSE_LETTER))
		);
		const visits = await scan(letters.flatMap(linksIn));
		expect(visits.failed).toBe(0);
		expect(visits.asked).toBeGreaterThan(200);
		expect(visits.sent).toBeGreaterThan(100);
		expect([await stored(surveys.pulse), await optOuts(), await tookPart()]).toEqual([0, 0, 0]);
	});
});

describe('people', () => {
	it('answer from the letter, with JavaScript and without', async () => {
		await answersFrom('scripted', 9, 'They listen.');
		await answersFrom('unscripted', 10, '他们愿意听。', { script: false });
		await answersFrom('ben', 10, 'The people.');
		await answersFrom('wei', 9, '同事很好。', { script: false });
		await answersFrom('clara', 3, 'Too many meetings.');
		expect(await stored(surveys.pulse)).toBe(5);

		const again = await somebody('phone');
		await again.goto(wayIn(await letterTo(addressOf('ben'), PULSE_LETTER), null));
		await see(again.getByRole('heading', { name: m.ballot_answered() }));
	});

	it('are spared further letters: one presses on the page, the mail program of another posts', async () => {
		const page = await somebody('phone', { script: false });
		await page.goto(unsubscribeAt(await letterTo(addressOf('byPage'), PULSE_LETTER)));
		await see(page.getByRole('heading', { name: m.ballot_unsubscribe() }));
		await page.getByRole('button', { name: m.ballot_spare_all({ team: 'Listening' }) }).click();
		await isThere(page, 'en');
		await see(page.getByText(m.ballot_spared_all({ team: 'Listening' })));

		const at = unsubscribeAt(await letterTo(addressOf('byHeader'), PULSE_LETTER));
		const told = await fetch(at, {
			method: 'POST',
			body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
		});
		expect(told.status).toBe(200);
		const ways = await post.sql`select way from public.opt_outs where team_id <> ${DEMO} order by way`;
		expect(ways.map(({ way }) => way)).toEqual(['header', 'page']);
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

describe('a reminder', () => {
	it('goes to who has not answered, and to nobody who asked to be spared', async () => {
		const before = post.mailbox.received.length;
		// The group is written once it has waited; a round is a minute.
		await post.sql`update public.outbox set done_at = done_at - interval '1 hour' where letter = 'invitation'`;
		await post.sql`update public.seals set at = at - interval '1 hour'`;
		await expect.poll(tookPart, { timeout: 90_000, interval: 1_000 }).toBe(5);
		await post.sql`update public.launches set reminds_at = array[now()]`;
		await post.mailbox.until(before + QUIET.length);
		const put = await post.sql`select address, state from public.outbox where letter = 'reminder'`;
		await soon(() => post.mailbox.received.length).toBe(before + QUIET.length);
		expect(put.map(({ address }) => address)).toEqual(expect.arrayContaining(QUIET.map(addressOf)));
		for (const who of ANSWER) expect(put.map(({ address }) => address)).not.toContain(addressOf(who));
		const got = post.mailbox.received.slice(before).map(({ to }) => to[0]);
		expect(got.sort()).toEqual(QUIET.map(addressOf).sort());
	});
});

describe('the ambassador again', () => {
	it('sees on the board what people said, all of them and nobody else', async () => {
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
		expect(await asks(post, surveys.named, null)).toEqual({
			invited: 1,
			spared: { resting: 8, opted_out: 2, bounced: 2 }
		});
		await post.mailbox.until(before + 1);
		const letter = await letterTo(ELSEWHERE[1], /After the training/);
		const page = await somebody('phone');
		await page.goto(wayIn(letter, 8));
		await see(page.getByText(m.ballot_named({ name: ELSEWHERE[0] })));
		// Nobody presses sooner.
		await page.waitForTimeout(1_500);
		await page.getByRole('button', { name: m.respond_send() }).click();
		await arrive(page, /\/thanks\?/);
		const [row] = await post.sql`select respondent from public.responses where survey_id = ${surveys.named}`;
		expect(row?.['respondent']).toBe(ELSEWHERE[0]);
	});
});
