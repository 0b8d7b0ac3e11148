import type { Browser } from 'playwright-core';
import { launch } from './browser.ts';
import { options, tell } from './product.ts';
import { clickEverything, look, tab, type Manner } from './scanners/browsers.ts';
import { openControl } from './scanners/control.ts';
import { inBrowser, withoutScript } from './scanners/humans.ts';
import { stage, type Letter, type Stage } from './scanners/letters.ts';
import { crawl, headThenGet, pressEverything } from './scanners/machines.ts';
import { asked } from './scanners/page.ts';
import { pool } from './scanners/pool.ts';
import { sum, tally, type Tally } from './scanners/tally.ts';

// An anonymous survey is sent to people whose mail is opened by machines before they see it: five kinds of them, each
// at as many recipients. Nothing may come of it, in any table. Then everybody comes, opens one link and presses what the
// page tells them to: all of them must count. The control is a server where opening a link is the answer.

const { recipients = 1_000, minutes = 13 } = options({ recipients: 1_000, minutes: 13 });

/** Machines at work at a time: without a browser, and with one. */
const HANDS = 12;
const TABS = 6;
/** Of people, at a time and in real browsers. */
const PEOPLE = 48;
const WATCHED = 100;
/** Longer than anything here waits before it is counted or forgotten that it was a machine (`ballots.server.ts`). */
const SETTLES_MS = 125_000;
/** At the first page: longer than the product takes anybody to be too quick. */
const SLOWLY_MS = 1_300;
const LOOKS_MS = 600;
/** Of each letter, in a browser: the least, and all of a letter with eleven answers. */
const LINKS = { least: 4, most: 13 };

type Scan = (letters: Letter[]) => Promise<Record<string, unknown>>;
const sleep = (ms: number) => new Promise((next) => setTimeout(next, ms));

/** Without a browser. */
const scripted =
	(scan: (letter: Letter) => Promise<void>): Scan =>
	async (letters) => {
		await pool(letters, HANDS, scan);
		return { links: letters[0]?.links.length ?? 0 };
	};

/** In a browser: as many links of each letter as there is time for, found out by the first letters. */
const shown =
	(browser: Browser, scan: typeof look, waits: number): Scan =>
	async (letters) => {
		const pages = await Promise.all(Array.from({ length: TABS }, () => tab(browser)));
		const work = (some: Letter[], manner: Manner) =>
			pool(some, TABS, async (letter, hand) => {
				const page = pages[hand];
				if (page) await scan(page, letter, manner);
			});
		const tried = letters.slice(0, 2 * TABS);
		const began = Date.now();
		await work(tried, { links: LINKS.least, waits });
		const each = (Date.now() - began) / tried.length / LINKS.least;
		const fit = Math.floor((minutes * 60_000) / letters.length / each);
		const links = Math.min(LINKS.most, Math.max(LINKS.least, fit));
		const rest = letters.slice(tried.length);
		await work(rest, { links, waits });
		for (const page of pages) await page.context().close();
		return { links: rest.length ? links : LINKS.least };
	};

const KINDS = {
	'HEAD, then GET of every link': () => scripted(headThenGet),
	'GET of every link, resource and page, two deep': () => scripted(crawl),
	'a browser that opens links and runs scripts': (browser: Browser) => shown(browser, look, LOOKS_MS),
	'every form with every button, two deep': () =>
		scripted((letter) => pressEverything(letter, letter.at % 2 ? SLOWLY_MS : 0)),
	'a browser that clicks everything': (browser: Browser) => shown(browser, clickEverything, SLOWLY_MS)
};

/** Which letters each kind opens: each gets its share of every language. */
const shareOf = (letters: Letter[], kind: number) => letters.filter(({ at }) => at % 5 === kind);

async function scanAll(here: Stage, browser: Browser, since: Tally): Promise<Record<string, unknown>> {
	const { letters } = here;
	const done: Record<string, unknown> = {};
	for (const [kind, [name, scan]] of Object.entries(KINDS).entries()) {
		const [before, began] = [asked.visits, Date.now()];
		const share = shareOf(letters, kind);
		const how = await scan(browser)(share);
		const seconds = Math.round((Date.now() - began) / 1000);
		done[name] = { letters: share.length, ...how, visits: asked.visits - before, seconds };
		const so = await tally(here, since);
		tell(`${name}: ${asked.visits - before} visits, ${seconds} s, so far recorded ${JSON.stringify(so)}`);
	}
	return done;
}

/** Everybody, a sample in real browsers. @returns how many were thanked, of how many */
async function peopleCome({ letters }: Stage, browser: Browser): Promise<{ came: number; thanked: number }> {
	const every = Math.max(3, Math.floor(letters.length / (2 * WATCHED)));
	const watched = letters.filter((_, at) => at % every === 0);
	const others = letters.filter((_, at) => at % every !== 0);
	const seen = await pool(watched, TABS, (letter) =>
		inBrowser(browser, letter, Math.floor(letter.at / every) % 2 === 0)
	);
	tell(`${watched.length} people came in browsers, ${seen.filter(Boolean).length} were thanked`);
	const rest = await pool(others, PEOPLE, (letter) =>
		withoutScript(letter, letter.at % 4 < 2 ? SLOWLY_MS : 0)
	);
	tell(`${others.length} others came, ${rest.filter(Boolean).length} were thanked`);
	return { came: letters.length, thanked: [...seen, ...rest].filter(Boolean).length };
}

async function controlled(letters: Letter[]): Promise<{ letters: number; records: number }> {
	const control = await openControl();
	for (const [kind, scan] of [headThenGet, crawl].entries())
		await pool(shareOf(letters, kind), HANDS, (letter) => scan(control.letter(letter)));
	await control.close();
	return control.recorded();
}

const here = await stage(5 * recipients);
const browser = await launch();
try {
	tell(`${here.letters.length} letters came, ${here.letters[0]?.links.length} links in each`);
	const before = await tally(here);
	const kinds = await scanAll(here, browser, before);
	const visits = asked.visits;
	tell('what was seen settles');
	await sleep(SETTLES_MS);
	const after = await tally(here, before);
	tell(`recorded: ${JSON.stringify(after)}`);
	const { came, thanked } = await peopleCome(here, browser);
	const accepted = (await tally(here, before)).responses;
	const { failed } = asked;
	const { records, letters } = await controlled(here.letters);
	const counts = { visits, recorded: sum(after), humans: came, accepted, thanked, failed };
	const control = { recorded: records, letters };
	console.log(JSON.stringify({ bench: 'scanners', kinds, counts, recorded: after, control }));
} finally {
	await browser.close();
	await here.close();
}
