import type { Page } from 'playwright-core';
import { m } from '$lib/i18n/paraglide/messages';
import { arrive, expectAccessible, see, soon } from '../people';
import type { Hands } from './by-keys';

/** What an ambassador does with people, by keys alone. Each screen is looked at by axe on the way. */

const looked = new Set<string>();

/** Has axe look at a screen, the first time that somebody is at it. */
export async function lookOnce(page: Page, screen: string): Promise<void> {
	if (looked.has(screen)) return;
	looked.add(screen);
	// What is in a frame without scripts cannot be looked at: letters have a test of their own.
	await expectAccessible(page, { but: ['iframe'] });
}

/** What a file would do, as its page says. */
export interface Told {
	/** "18 people are added" */
	will: string[];
	/** Each row that is not simply new, in one line. */
	odd: string[];
}

/** Sends a file, and reads what would come of it. */
export async function lookInto(hands: Hands, name: string, text: string): Promise<Told> {
	const { page } = hands;
	await page.goto('/people/import');
	await lookOnce(page, 'a file');
	await hands.attach(page.locator('input[type=file]'), {
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(text)
	});
	await hands.enter(page.getByRole('button', { name: m.people_file_go() }));
	await arrive(page, /\/people\/import\/[\w-]{36}$/);
	const will = page.getByRole('region', { name: m.people_will(), exact: true });
	await see(will);
	await lookOnce(page, 'what a file would do');
	const rows = page.getByRole('region', { name: m.people_rows(), exact: true });
	const told = (await rows.locator('article').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
	return {
		will: await will.getByRole('listitem').allInnerTexts(),
		odd: told.filter((row) => !row.includes(` ${m.people_row_new()} `))
	};
}

/** Brings in what was looked into. @param count of people whom it takes */
export async function bringIn(hands: Hands, count: number): Promise<void> {
	const { page } = hands;
	const counted = { count, n: String(count) };
	await hands.enter(page.getByRole('button', { name: m.people_import_apply(counted), exact: true }));
	await see(page.getByText(m.people_import_done(counted)));
	await lookOnce(page, 'what a file did');
}

/** A list of everybody in one of these departments who joined this year. @returns how many are on it, as its page says */
export async function makeList(hands: Hands, name: string, departments: string[]): Promise<number> {
	const { page } = hands;
	await page.goto('/people/lists/new');
	await hands.write(page.locator('input[name=name]'), name);
	const first = page.getByRole('group', { name: m.people_condition({ number: 1 }) });
	await hands.choose(first.getByLabel(m.people_condition_what()), 'Department');
	for (const department of departments) {
		await hands.to(first.getByRole('checkbox', { name: department }));
		await hands.press('Space');
	}
	await hands.enter(page.locator('#add-condition'));
	const second = page.getByRole('group', { name: m.people_condition({ number: 2 }) });
	await hands.choose(second.getByLabel(m.people_condition_what()), 'Joined');
	await hands.choose(second.getByLabel(m.people_condition_does()), m.people_does_this_year());
	await lookOnce(page, 'a new list');
	await hands.enter(page.getByRole('button', { name: m.people_list_save(), exact: true }));
	await arrive(page, /\/people\/lists\/[\w-]{36}\?made$/);
	await lookOnce(page, 'a list');
	return Number(/\d+/.exec(await page.locator('#now').innerText())?.[0]);
}

/** So many days of rest, and reports by this attribute. */
export async function setManners(hands: Hands, days: number, attribute: string): Promise<void> {
	const { page } = hands;
	await page.goto('/people/manners');
	await hands.write(page.locator('input[name=rest]'), String(days));
	await hands.press('Enter');
	await see(page.getByText(m.people_manners_saved()));
	const row = page.getByRole('listitem').filter({ has: page.locator(`input[value="${attribute}"]`) });
	await hands.to(row.getByRole('checkbox'));
	await hands.press('Space');
	await hands.enter(row.getByRole('button', { name: m.people_save() }));
	await see(page.getByText(m.people_attribute_saved({ name: attribute })));
	await lookOnce(page, 'manners');
}

/** Finds somebody by their address, and writes down that they want no letters at all. */
export async function takeNote(hands: Hands, address: string, name: string): Promise<void> {
	const { page } = hands;
	await page.goto('/people');
	await lookOnce(page, 'people');
	await hands.write(page.locator('input[name=q]'), address);
	await hands.press('Enter');
	await soon(() => page.locator('article').count()).toBe(1);
	await hands.enter(page.getByRole('link', { name, exact: true }));
	await arrive(page, /\/people\/[\w-]{36}$/);
	await hands.enter(page.getByRole('button', { name: m.people_out_go(), exact: true }));
	await see(page.getByText(m.people_out_saved()));
	await lookOnce(page, 'a person');
}
