import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import {
	arrive,
	expectAccessible,
	newSurvey,
	publish as publishSurvey,
	see,
	signUp,
	somebody,
	soon,
	withBrowser
} from '../people';
import { handsOn, type Hands } from './by-keys';
import { deskOf, type Desk } from './desk-keys';
import { picture } from './every-kind';
import { answer, placesOn, statuses } from './visitor';

withBrowser();

const PULSE = {
	title: 'How is it going?',
	pages: [
		{
			elements: [
				{ type: 'nps', name: 'recommend', title: 'Would you recommend the programme?' },
				{ type: 'comment', name: 'why', title: 'What should be different?' }
			]
		}
	]
};
const [RECOMMEND = '', WHY = ''] = PULSE.pages[0]?.elements.map(({ title }) => title) ?? [];
const GUIDE = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const PASSCODE = 'tulip 42 bird';
/** What a colleague hears before the figures of fewer than five are told. */
const FEW = /Not enough answers yet/;
const MINUTES = 15;
/** Of somebody who is not used to it: one a second, words and all. */
const KEYS_A_MINUTE = 60;

let hands: Hands;
let desk: Desk;
let ambassador: Page;
let colleague: Page;
let screen: Page;
/** Of the site, as it is read. */
let link = '';
let places: string[] = [];

const tab = (name: string) =>
	ambassador.getByRole('navigation', { name: m.sites_tabs() }).getByRole('link', { name, exact: true });
const spoken = (page: Page) => page.getByRole('heading', { name: 'Say it now', exact: true });

async function asks(question?: string): Promise<void> {
	await hands.choose(desk.setting('Survey'), PULSE.title);
	if (question) await hands.choose(desk.setting('Question'), question);
}

/** The way from the builder to what is still to be done before publishing, or back. */
async function toPublish(): Promise<void> {
	await desk.saved();
	await hands.enter(tab(m.posts_tab_publish()));
	await arrive(ambassador, '**/publish');
	await see(ambassador.getByRole('heading', { name: m.posts_publish_title(), level: 1 }));
}

async function publish(note: string): Promise<void> {
	await hands.write(ambassador.locator('#publish input[name=note]'), note);
	await hands.enter(ambassador.locator('#publish form button'));
	await arrive(ambassador, /published=/);
}

beforeAll(async () => {
	const mate = await somebody('desk');
	const account = await signUp(mate, { name: 'Noor', team: 'Listening' });
	await publishSurvey(mate, await newSurvey(mate, PULSE, PULSE.title), 'anonymous');
	await mate.context().close();
	ambassador = await somebody('desk');
	hands = await handsOn(ambassador);
	desk = deskOf(hands);
	await ambassador.goto('/sign-in');
	await hands.write(ambassador.getByLabel(m.account_email()), account.email);
	await hands.write(ambassador.getByLabel(m.account_password()), account.password);
	await hands.press('Enter');
	await arrive(ambassador, '**/home');
	colleague = await somebody('phone', { script: false });
	screen = await somebody('desk');
});

describe('an ambassador with a keyboard and no pointer', () => {
	it('makes a site from a template', async () => {
		await hands.enter(ambassador.getByRole('link', { name: m.studio_sites(), exact: true }));
		await hands.enter(ambassador.getByRole('link', { name: m.sites_empty_start() }));
		await arrive(ambassador, '**/sites/new');
		await hands.write(ambassador.getByLabel(m.sites_new_name()), 'Heard at work');
		await hands.enter(ambassador.locator('button[name=template][value=hub]'));
		await arrive(ambassador, '**/edit');
		await see(desk.block('Heading: Say something now'));
		await expectAccessible(ambassador);
	});

	it('writes in it, and puts in a survey, a score, a picture and a file', async () => {
		await desk.walkTo('Heading: Say something now');
		await desk.rewrite('Say it now');
		await see(ambassador.getByRole('treeitem', { name: /Say it now/ }));

		await desk.walkTo(/^Search/);
		await desk.insert('survey', 'How do you find it?');
		await asks();
		await see(desk.canvas().getByText(WHY, { exact: true }));
		await desk.walkTo('Survey: How do you find it?');
		await desk.insert('live score', 'How it stands');
		await asks(RECOMMEND);
		await see(desk.canvas().getByText(FEW));

		await desk.walkTo('Live score: How it stands');
		await desk.insert('picture', 'The first round');
		await hands.enter(ambassador.locator('.right').getByRole('button', { name: m.desk_picture_add() }));
		const dialog = ambassador.getByRole('dialog', { name: 'Picture' });
		const patch = { name: 'patch.png', mimeType: 'image/png', buffer: picture(30, 120, 90) };
		await hands.attach(dialog.locator('input[type=file]'), patch);
		await hands.write(dialog.getByLabel(m.desk_alt()).first(), 'Four people around a table');
		await hands.enter(dialog.getByText(m.desk_other_languages()));
		await hands.write(dialog.locator('textarea[lang="zh-CN"]'), '四个人围坐在桌边');
		await expectAccessible(ambassador);
		await hands.enter(dialog.getByRole('button', { name: m.desk_picture_keep() }));
		await see(desk.canvas().getByRole('img', { name: 'Four people around a table' }));

		await desk.walkTo(/^Picture/);
		await desk.insert('downloads', 'To take along');
		const entries = ambassador.locator('.right ol > li > details > summary');
		await hands.enter(entries.nth(1));
		await hands.choose(desk.setting(m.desk_link_kind()), m.desk_link_survey());
		await hands.choose(desk.setting(m.desk_link_which()), PULSE.title);
		await hands.to(entries.first(), 'Shift+Tab');
		await hands.press('Enter');
		const guide = { name: 'guide.pdf', mimeType: 'application/pdf', buffer: GUIDE };
		await hands.attach(ambassador.locator('.right input[type=file]'), guide);
		await see(ambassador.locator('.right').getByText('guide.pdf'));
		await desk.saved();
		await expectAccessible(ambassador);
	});

	it('is led to everything that stands in the way, and publishes with a word about it', async () => {
		await toPublish();
		await see(ambassador.getByRole('heading', { name: m.posts_obstacles() }));
		expect(await ambassador.locator('#publish form').count()).toBe(0);
		await expectAccessible(ambassador);
		const ways = ambassador.locator('#publish .obstacles:not(.quiet) a');
		for (let n = await ways.count(); n > 0; n--) {
			await soon(() => ways.count()).toBe(n);
			const to = await ways.first().innerText();
			await hands.enter(ways.first());
			await arrive(ambassador, /edit\?element=/);
			if (to.includes('Picture')) await desk.translate('第一轮', 'zh-CN');
			else await asks(to.includes('wall') ? WHY : RECOMMEND);
			await toPublish();
		}
		await publish('The first words');
		await expectAccessible(ambassador);
		link = await ambassador.getByRole('textbox', { name: m.sites_address_label() }).inputValue();
		expect(await hands.pointed()).toBe(false);
		expect(hands.pressed()).toBeLessThan(MINUTES * KEYS_A_MINUTE);
	});
});

describe('a colleague with a phone, and JavaScript off', () => {
	it('reads the site and answers on it, and the score moves on another screen', async () => {
		await screen.goto(link);
		const score = screen.locator('.live', { has: screen.getByRole('heading', { name: 'How it stands' }) });
		await see(spoken(screen), score.getByText(FEW));
		await screen.evaluate(() => Object.assign(window, { stillTheSamePage: true }));
		for (let n = 0; n < 4; n++) await answer(link, { recommend: '9', why: `Reason ${n}` });
		expect(await score.getByText(FEW).isVisible()).toBe(true);

		await colleague.goto(link);
		await see(spoken(colleague));
		expect(await colleague.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
		const survey = colleague.locator('form', { has: colleague.getByLabel(WHY) });
		await survey.getByRole('radio', { name: '10', exact: true }).check({ force: true });
		await survey.getByLabel(WHY).fill('Shorter meetings');
		await survey.getByRole('button').click();
		await see(colleague.getByRole('heading', { name: m.respond_thanks_title() }));

		// The fifth is who makes a group: all five are told at once.
		await soonEnough(() => score.innerText()).toContain('From 5 answers');
		expect(await score.locator('[data-part=value]').innerText()).toBe('+100');
		for (let n = 0; n < 5; n++) await answer(link, { recommend: '2' });
		await soonEnough(() => score.innerText()).toContain('From 10 answers');
		expect(await score.locator('[data-part=value]').innerText()).toBe('0');
		expect(await screen.evaluate(() => 'stillTheSamePage' in window)).toBe(true);
		await screen.reload();
		await expectAccessible(screen);
	});

	it('answers one question where it stands', async () => {
		await colleague.getByRole('link', { name: m.respond_thanks_back() }).click();
		const question = colleague.locator('form', { hasNot: colleague.getByLabel(WHY) }).filter({
			has: colleague.getByRole('radio', { name: '7', exact: true })
		});
		await question.getByRole('radio', { name: '7', exact: true }).check({ force: true });
		await question.getByRole('button').click();
		await see(colleague.getByRole('heading', { name: m.respond_thanks_title() }));
	});
});

describe('the ambassador again', () => {
	it('publishes other words, compares the two, and goes back with one press', async () => {
		await hands.enter(tab(m.posts_tab_build()));
		await see(desk.block('Heading: Say it now'));
		await desk.walkTo('Heading: Say it now');
		await desk.rewrite('Too loud');
		await toPublish();
		await publish('Louder');
		await colleague.goto(link);
		await see(colleague.getByRole('heading', { name: 'Too loud', exact: true }));

		await hands.enter(tab(m.posts_versions()));
		await arrive(ambassador, '**/versions');
		await hands.choose(ambassador.getByLabel(m.sites_compare_from()), m.posts_version({ number: 1 }));
		await hands.choose(ambassador.getByLabel(m.sites_compare_to()), m.posts_version({ number: 2 }));
		await hands.enter(ambassador.getByRole('button', { name: m.sites_compare_go() }));
		await see(ambassador.getByText(m.sites_diff_block_changed({ name: 'Heading', count: 1 })));
		await expectAccessible(ambassador);
		await hands.enter(
			ambassador.locator('article', { hasText: m.posts_version({ number: 1 }) }).getByRole('button')
		);
		await see(ambassador.getByText(m.sites_went_back({ number: 1, as: 3 })));
		await colleague.reload();
		await see(spoken(colleague));
		expect(await colleague.getByText('Too loud').count()).toBe(0);
	});

	it('narrows who may read it, and everything that was open is shut at once', async () => {
		places = await placesOn(colleague, link);
		for (const part of ['/picture/', '/file/', '/live?', '/search?', '/sitemap.xml', '/survey/'])
			expect(places.join('\n')).toContain(part);
		const all = (open: boolean) => Object.fromEntries(places.map((place) => [place, open]));
		expect(await statuses(colleague, places)).toEqual(all(true));

		await hands.enter(tab(m.posts_settings()));
		await arrive(ambassador, '**/settings');
		const who = (name: string) => ambassador.getByRole('radio', { name });
		await hands.to(who(m.sites_who_everyone()));
		await hands.to(who(m.sites_who_passcode()), 'ArrowDown');
		await hands.write(ambassador.getByRole('textbox', { name: m.sites_passcode() }), PASSCODE);
		await narrowed(() => hands.press('Enter'));
		expect(await statuses(colleague, places)).toEqual(all(false));
		await colleague.goto(link);
		await arrive(colleague, /\/door\?/);
		await screen.goto(colleague.url());
		await expectAccessible(screen);
		await colleague.getByLabel(m.siteview_door_passcode_label()).fill(PASSCODE);
		await colleague.getByRole('button', { name: m.siteview_door_enter() }).click();
		await see(spoken(colleague));
		expect(await statuses(colleague, places)).toEqual(all(true));

		// Who was let in by the passcode is no member of the team.
		await hands.to(who(m.sites_who_passcode()));
		await hands.to(who(m.sites_who_team()), 'ArrowDown');
		await narrowed(() => hands.enter(ambassador.locator('#access form').first().getByRole('button')));
		expect(await statuses(colleague, places)).toEqual(all(false));
		await colleague.goto(link);
		expect(await spoken(colleague).count()).toBe(0);
		expect(await statuses(ambassador, places)).toEqual(all(true));
		expect(await hands.pointed()).toBe(false);
	});
});

/** Says who may read it, and waits until that is kept, and no longer. */
async function narrowed(save: () => Promise<void>): Promise<void> {
	const kept = ambassador.waitForResponse((one) => one.url().includes('?/access'));
	await save();
	expect((await kept).status()).toBe(200);
	await see(ambassador.getByText(m.sites_access_saved()));
}

/** The page asks again every four seconds. */
const soonEnough = <T>(read: () => T) => expect.poll(read, { timeout: 20_000, interval: 250 });
