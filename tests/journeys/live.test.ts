import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { newSurvey, publish, responsesOn, see, signUp, somebody, withBrowser } from '../people';

withBrowser();

let sql: Sql;
beforeAll(() => {
	sql = database(inject('data'));
});
afterAll(() => sql.end());

const VISIT = {
	title: 'After your visit',
	pages: [
		{
			elements: [
				{ type: 'nps', name: 'recommend', title: 'Would you recommend us?', isRequired: true },
				{ type: 'comment', name: 'why', title: 'Why?' },
				{ type: 'checkbox', name: 'used', title: 'What did you use?', choices: ['shop', 'café', 'garden'] }
			]
		}
	]
};
const USED = ['shop', 'café', 'garden'];
const DANGEROUS = ['=1+1', '"quoted", and more', 'two\nlines', '很好，谢谢', 'plain'];

/** One of many answers, all different. */
function sheet(n: number): URLSearchParams {
	const body = new URLSearchParams({
		'earshot:id': randomUUID(),
		'earshot:version': '1',
		'earshot:page': '0',
		'earshot:language': 'en',
		'earshot:who': `person ${n}`,
		'earshot:go': 'send',
		recommend: String(n % 11),
		why: `${DANGEROUS[n % DANGEROUS.length]} ${n}`
	});
	for (const [at, one] of USED.entries()) if ((n >> at) % 2) body.append('used', one);
	return body;
}

/** @returns whether the server said that it is kept */
async function send(link: string, body: URLSearchParams): Promise<boolean> {
	const reply = await fetch(`${link}/send`, { method: 'POST', body, headers: { origin: inject('url') } });
	return reply.status === 200 && (await reply.text()).includes('/thanks?');
}

/** Ten clients at once, five answers each, one after the other. */
async function fiftyAnswers(link: string): Promise<boolean[]> {
	const clients = Array.from({ length: 10 }, async (_, client) => {
		const kept: boolean[] = [];
		for (let n = 0; n < 5; n++) kept.push(await send(link, sheet(client * 5 + n)));
		return kept;
	});
	return (await Promise.all(clients)).flat();
}

/** A CSV as a spreadsheet reads it. */
function cells(csv: string): string[][] {
	const rows: string[][] = [[]];
	for (const [, quoted, bare, end] of csv
		.replace(/^\uFEFF/, '')
		.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
		if (end === '') break;
		if (end !== ',') rows.push([]);
	}
	return rows.filter((row) => row.length > 1);
}

async function exported(page: Page, id: string): Promise<Record<string, string>[]> {
	const answer = await page.request.get(`/surveys/${id}/board/export.csv`);
	expect(answer.status()).toBe(200);
	const [header = [], ...rows] = cells(await answer.text());
	return rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
}

/** What the database says, in the counts and counted anew. Folding goes on meanwhile: one statement sees one moment. */
async function counted(id: string): Promise<{ told: Record<string, number>; anew: Record<string, number> }> {
	const [row] = await sql`select public.tallies(${id}, null) as told, public.recount(${id}) as anew`;
	return { told: row?.told, anew: row?.anew };
}

/** Somebody who looks at the board of a survey that has just been published. */
async function watching(
	mode: 'anonymous' | 'identified'
): Promise<{ board: Page; id: string; link: string }> {
	const board = await somebody('desk');
	await signUp(board);
	const id = await newSurvey(board, VISIT, 'After your visit');
	const link = await publish(board, id, mode);
	await board.goto(`/surveys/${id}/board`);
	await see(board.getByText(m.results_state_live(), { exact: true }));
	return { board, id, link };
}

describe('two browsers side by side', () => {
	it('shows on the one what is sent in the other, again and again, within two seconds', async () => {
		const { board, link } = await watching('identified');
		const phone = await somebody('phone');
		for (const [n, score] of ['10', '3', '8'].entries()) {
			await phone.goto(link);
			await phone.getByLabel(m.respond_who()).fill(`Visitor ${n}`);
			await phone.getByRole('radio', { name: score, exact: true }).tap();
			const kept = phone.waitForResponse((response) => response.url().endsWith('/send'));
			await phone.getByRole('button', { name: m.respond_send() }).tap();
			expect((await kept).status()).toBe(200);
			await expect.poll(() => responsesOn(board), { timeout: 2_000, interval: 50 }).toBe(n + 1);
			await see(phone.getByRole('heading', { name: m.respond_thanks_title() }));
		}
	});

	it('says that it is offline, and is right at once when it is back', async () => {
		const { board, link } = await watching('identified');
		expect(await send(link, sheet(1))).toBe(true);
		await expect.poll(() => responsesOn(board), { timeout: 5_000 }).toBe(1);
		await board.context().setOffline(true);
		await see(board.getByText(/^Offline\. Figures from/));
		await Promise.all([2, 3, 4].map(async (n) => expect(await send(link, sheet(n))).toBe(true)));
		expect(await responsesOn(board)).toBe(1);
		await board.context().setOffline(false);
		await expect.poll(() => responsesOn(board), { timeout: 2_000, interval: 50 }).toBe(4);
		await see(board.getByText(m.results_state_live(), { exact: true }));
		expect(await send(link, sheet(5))).toBe(true);
		await expect.poll(() => responsesOn(board), { timeout: 5_000 }).toBe(5);
	});
});

describe('fifty answers from ten clients at once', () => {
	it.each(['identified', 'anonymous'] as const)(
		'agree on an %s board, in a recount and in the export',
		async (mode) => {
			const { board, id, link } = await watching(mode);
			expect((await fiftyAnswers(link)).filter(Boolean)).toHaveLength(50);
			await expect.poll(() => responsesOn(board), { timeout: 10_000 }).toBe(50);

			const { told, anew } = await counted(id);
			expect(told).toEqual(anew);
			expect(told['']).toBe(50);

			const rows = await exported(board, id);
			expect(rows).toHaveLength(50);
			for (let score = 0; score <= 10; score++) {
				const gave = rows.filter((row) => row['Would you recommend us?'] === String(score));
				expect(gave.length, `score ${score}`).toBe(told[`recommend\u001f${score}`] ?? 0);
			}
			// Text of respondents is a formula in no spreadsheet.
			expect(rows.flatMap(Object.values).filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
			expect(rows.filter((row) => row['Why?']?.startsWith('很好，谢谢'))).toHaveLength(10);
			expect(rows.filter((row) => row[m.results_column_respondent()] !== undefined)).toHaveLength(
				mode === 'identified' ? 50 : 0
			);
		}
	);
});
