import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { Author } from '../author.ts';
import { tell, throwAway } from '../product.ts';
import { open } from './device.ts';

// People who answer on a page of the product, in a browser, while something goes wrong on their side.

/** What somebody wrote. It must be in the store, once, as they gave it. */
export interface Wrote {
	/** Words that stand in no other answer: nobody here chose the id. */
	marker: string;
	answers: Record<string, unknown>;
	/** They saw the thanks. */
	thanked: boolean;
}

/** Publishes the survey that the phones answer. @returns the path of its link */
export async function survey(url: string): Promise<string> {
	const author = new Author(url);
	await author.signIn();
	const pages = [
		{ elements: [{ type: 'comment', name: 'why', title: 'Why?', isRequired: true }] },
		{ elements: [{ type: 'rating', name: 'score', title: 'How was it?', rateMin: 0, rateMax: 10 }] }
	];
	return author.publish(await author.survey({ title: 'Kept', pages }, 'Kept'));
}

const forward = (page: Page) => page.locator('#forward');
const box = (page: Page) => page.locator('textarea[name=why]');
const scored = (page: Page, score: number) =>
	page.locator(`input[name=score][value="${score}"]`).check({ force: true, timeout: 5_000 });
const thanks = (page: Page) => /\/thanks\?/.test(page.url());

/** Tries until it is so, or the time (milliseconds) is over. @returns whether it came to be so */
async function until(page: Page, so: () => Promise<boolean>, patience: number): Promise<boolean> {
	for (const began = Date.now(); Date.now() - began < patience; await page.waitForTimeout(100))
		// A page that is just leaving says nothing.
		if (await so().catch(() => false)) return true;
	return false;
}

async function begin(page: Page, link: string): Promise<Wrote> {
	await page.goto(link);
	const marker = `${randomUUID()} 我在写的时候 …`;
	await box(page).pressSequentially(marker.slice(0, 12));
	await box(page).fill(marker);
	return { marker, answers: { why: marker }, thanked: false };
}

/** Goes to the second page and answers there. */
async function goOn(page: Page, wrote: Wrote, score: number): Promise<void> {
	await forward(page).click();
	await scored(page, score);
	wrote.answers['score'] = score;
}

/** Presses on until the thanks come, as somebody would who sees the page. */
async function finish(page: Page, wrote: Wrote): Promise<void> {
	const press = async () => {
		if (!thanks(page)) await forward(page).click({ timeout: 1_000 });
		return thanks(page);
	};
	wrote.thanked = await until(page, press, 60_000);
	if (!wrote.thanked) tell(`somebody never got to the thanks: ${page.url()}`);
}

/** The server hears what is sent and keeps it, and nobody hears of that. */
async function sendUnheard(page: Page): Promise<void> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Fetch.enable', { patterns: [{ urlPattern: '*/send', requestStage: 'Response' }] });
	const cut = new Promise<void>((resolve) => {
		wire.on('Fetch.requestPaused', ({ requestId }) => {
			void wire
				.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
				.then(() => resolve());
		});
	});
	await forward(page).click({ noWaitAfter: true });
	await cut;
}

/** As much of the newest typing may be lost, in milliseconds (`PAUSE` of respond/keep.ts), and some to write it. */
const KEPT_WITHIN = 600;

/** Where somebody is when their browser dies, in turn. */
const MOMENTS = ['writing', 'onward', 'sending'] as const;

/**
 * Somebody writes, their browser dies, and they come back to the same link: what they wrote must stand there, and
 * arrive once.
 *
 * @param turn which of the moments it happens in
 * @param keeper `false`: the device keeps nothing, to see that the bench would notice
 */
export async function browserKill(link: string, turn: number, keeper = true): Promise<Wrote> {
	const moment = MOMENTS[turn % MOMENTS.length] ?? 'writing';
	const score = 1 + (turn % 9);
	const profile = throwAway();
	const visit = async (act: (page: Page) => Promise<void>) => {
		const device = await open(profile.folder);
		try {
			if (!keeper) await device.page.route('**/keep.js', (route) => route.abort());
			await act(device.page);
		} finally {
			await device.kill();
		}
	};
	let wrote: Wrote | undefined;
	try {
		await visit(async (page) => {
			wrote = await begin(page, link);
			if (moment !== 'writing') await goOn(page, wrote, score);
			if (moment === 'sending') await sendUnheard(page);
			await page.waitForTimeout(KEPT_WITHIN);
		});
		await visit(async (page) => {
			if (!wrote) return;
			await page.goto(link);
			const { marker } = wrote;
			const back = async () => thanks(page) || (await box(page).inputValue({ timeout: 500 })) === marker;
			if (!(await until(page, back, 10_000))) return;
			if (moment === 'writing') await goOn(page, wrote, score);
			await finish(page, wrote);
		});
	} finally {
		profile.remove();
	}
	if (!wrote) throw new Error('nobody wrote anything');
	return wrote;
}

/**
 * Somebody goes offline while they send, and is online again a little later.
 * @param turn every other time the network is gone just before they press, else just after
 */
export async function goOffline(link: string, turn: number): Promise<Wrote> {
	const profile = throwAway();
	const device = await open(profile.folder);
	try {
		const { page } = device;
		const offline = (is: boolean) => page.context().setOffline(is);
		const wrote = await begin(page, link);
		await goOn(page, wrote, 1 + (turn % 9));
		if (turn % 2 === 0) await offline(true);
		await forward(page).click({ noWaitAfter: true });
		if (turn % 2) await offline(true);
		await page.waitForTimeout(300 + Math.random() * 900);
		await offline(false);
		wrote.thanked = await until(page, async () => thanks(page), 10_000);
		if (!wrote.thanked) await finish(page, wrote);
		return wrote;
	} finally {
		await device.kill();
		profile.remove();
	}
}
