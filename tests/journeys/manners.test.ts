import type { Page } from 'playwright-core';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { database } from '../../bench/product';
import { arrive, newSurvey, publish, save, see, signUp, somebody, soon, withBrowser } from '../people';

withBrowser();

const ONE = { title: 'Manners', pages: [{ elements: [{ type: 'comment', name: 'why', title: 'Why?' }] }] };
const retitled = (title: string) => ({
	...ONE,
	pages: [{ elements: [{ type: 'comment', name: 'why', title }] }]
});

let sql: Sql;
let owner: Page;
let editor: Page;
let viewer: Page;

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const canvas = (page: Page) => page.getByRole('region', { name: m.builder_canvas() });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: m.builder_saved() });
const question = (page: Page, title: string) =>
	canvas(page)
		.getByRole('textbox')
		.filter({ hasText: title })
		.or(canvas(page).getByText(title, { exact: true }))
		.first();

/** A link as the Team page makes it. */
async function invitation(role: 'editor' | 'viewer'): Promise<string> {
	await owner.goto('/team');
	await owner.getByRole('button', { name: m.team_invite() }).click();
	await owner.locator(`input[name=role][value=${role}]`).check();
	await button(owner, m.team_invite_make()).click();
	const link = owner.getByRole('textbox', { name: m.team_invite_link() });
	await see(link);
	return link.inputValue();
}

async function join(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await see(heading(page, m.account_invite_title({ team: 'Manners' })));
	await button(page, m.account_invite_accept()).click();
	await arrive(page, '**/home');
}

async function openBuilder(page: Page, id: string): Promise<void> {
	await page.goto(`/surveys/${id}/edit`);
	await see(saved(page), question(page, 'Why?'));
}

/** Types over a question's title in the designer. */
async function retitle(page: Page, from: string, to: string): Promise<void> {
	await question(page, from).click();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.type(to);
}

/** The question's title as the server has it. */
async function draft(id: string): Promise<string> {
	const [row] = await sql`
		select definition #> '{pages,0,elements,0,title}' as title from public.drafts where survey_id = ${id}`;
	return JSON.stringify(row?.title);
}

/** A page as a browser asks for it. */
const look = (page: Page, place: string) => page.request.get(place, { headers: { accept: 'text/html' } });

beforeAll(async () => {
	sql = database(inject('data'));
	[owner, editor, viewer] = await Promise.all([somebody(), somebody(), somebody()]);
	await signUp(owner, { name: 'Olu', team: 'Manners' });
	await signUp(editor, { name: 'Edith', team: 'Elsewhere' });
	await signUp(viewer, { name: 'Vera', team: 'Nowhere' });
	await join(editor, await invitation('editor'));
	await join(viewer, await invitation('viewer'));
});

afterAll(() => sql.end());

describe('two people in one survey', () => {
	it.each([
		['keep mine as a copy', m.builder_conflict_mine],
		['take theirs', m.builder_conflict_theirs]
	])('overwrite nothing: who comes second may %s', async (what, choice) => {
		const id = await newSurvey(owner, ONE, 'Both of us');
		await openBuilder(owner, id);
		await openBuilder(editor, id);
		await retitle(owner, 'Why?', 'Why, says Olu?');
		await owner.keyboard.press('Enter');
		await soon(() => draft(id)).toContain('Why, says Olu?');
		await retitle(editor, 'Why?', 'Why, says Edith?');
		await editor.keyboard.press('Enter');
		await see(editor.getByRole('dialog', { name: m.builder_conflict_title() }));
		expect(await draft(id)).toContain('Why, says Olu?');
		await button(editor, choice()).click();
		if (what === 'take theirs') {
			await see(question(editor, 'Why, says Olu?'));
		} else {
			await editor.waitForURL((url) => url.pathname.endsWith('/edit') && !url.pathname.includes(id));
			await see(question(editor, 'Why, says Edith?'));
			expect(await editor.getByRole('textbox', { name: m.builder_name() }).inputValue()).toBe(
				'Both of us (copy)'
			);
		}
		await see(saved(editor));
		expect(await draft(id)).toContain('Why, says Olu?');
		expect(await draft(id)).not.toContain('Edith');
	});
});

describe('the builder', () => {
	it('offers again what was being typed when the tab was closed', async () => {
		const id = await newSurvey(owner, ONE, 'A closed tab');
		const tab = await owner.context().newPage();
		await openBuilder(tab, id);
		await tab.context().setOffline(true);
		await retitle(tab, 'Why?', 'Never sent');
		await see(tab.getByText(m.builder_offline()));
		await tab.close();
		await owner.context().setOffline(false);
		expect(await draft(id)).not.toContain('Never sent');
		const again = await owner.context().newPage();
		await openBuilder(again, id);
		await see(again.getByText(m.builder_leftover_title()));
		await button(again, m.builder_leftover_use()).click();
		await see(question(again, 'Never sent'));
		await soon(() => draft(id)).toContain('Never sent');
		await again.close();
	});

	it('saves what was typed when the tab goes at once', async () => {
		const id = await newSurvey(owner, ONE, 'A quick tab');
		const tab = await owner.context().newPage();
		await openBuilder(tab, id);
		await retitle(tab, 'Why?', 'Typed and gone');
		await tab.goto('about:blank');
		await tab.close();
		await soon(() => draft(id)).toContain('Typed and gone');
	});

	it('undoes and does again', async () => {
		const id = await newSurvey(owner, ONE, 'Undo');
		await openBuilder(owner, id);
		expect(await button(owner, m.builder_undo()).isDisabled()).toBe(true);
		await retitle(owner, 'Why?', 'Changed');
		await owner.keyboard.press('Enter');
		await soon(() => draft(id)).toContain('Changed');
		await button(owner, m.builder_undo()).click();
		await see(question(owner, 'Why?'));
		await soon(() => draft(id)).not.toContain('Changed');
		await button(owner, m.builder_redo()).click();
		await see(question(owner, 'Changed'));
		await soon(() => draft(id)).toContain('Changed');
	});
});

describe('roles', () => {
	it('show a viewer the boards and nothing else', async () => {
		const id = await newSurvey(owner, ONE, 'For viewers');
		await publish(owner, id);
		await viewer.goto('/home');
		await see(heading(viewer, 'For viewers'));
		expect(await viewer.getByRole('link', { name: m.home_create() }).count()).toBe(0);
		await viewer.goto(`/surveys/${id}/board`);
		await see(heading(viewer, m.results_empty_title()));
		const tabs = viewer.getByRole('navigation', { name: m.posts_tabs() }).getByRole('link');
		expect(await tabs.allInnerTexts()).toEqual([m.campaigns_tab(), m.posts_tab_board()]);
		for (const closed of [
			'edit',
			'publish',
			'share',
			'settings',
			'versions',
			'preview',
			'board/export.csv'
		]) {
			expect([closed, (await look(viewer, `/surveys/${id}/${closed}`)).status()]).toEqual([closed, 403]);
		}
		expect((await look(viewer, '/surveys/new')).status()).toBe(403);
		const put = await viewer.request.put(`/surveys/${id}/edit`, { data: { revision: 1, definition: ONE } });
		expect([403, 404]).toContain(put.status());
	});

	it('let somebody in by a link once, and nobody after them', async () => {
		const link = await invitation('viewer');
		const [first, second] = await Promise.all([somebody(), somebody()]);
		// A stranger signs up on the way and comes back to the invitation.
		await first.goto(link);
		await first.getByRole('link', { name: m.account_sign_up() }).click();
		await first.locator('input[name=name]').fill('Finn');
		await first.locator('input[name=email]').fill(`finn-${Date.now()}@journeys.example`);
		await first.locator('input[name=password]').fill('a long enough password');
		await button(first, m.account_sign_up()).click();
		await button(first, m.account_invite_accept()).click();
		await arrive(first, '**/home');
		await signUp(second);
		const answer = await second.goto(link);
		expect(answer?.status()).toBe(410);
		await see(heading(second, m.problem_heading_gone()), second.getByText(m.problem_invite_used()));
	});

	it('keep the last owner in the team', async () => {
		await owner.goto('/team');
		await see(owner.getByText(m.team_leave_not()));
		expect(await owner.getByRole('button', { name: m.team_leave() }).count()).toBe(0);
		const team = await owner.locator('input[name=team]').first().inputValue();
		const answer = await owner.request.post('/team?/leave', {
			form: { team },
			headers: { origin: inject('url'), accept: 'text/html' }
		});
		expect(answer.status()).toBe(409);
		expect(await answer.text()).toContain('A team needs an owner');
		await owner.goto('/team');
		await see(owner.getByRole('main').getByText('Olu'));
	});

	it('show strangers nothing: not even that it is there', async () => {
		const id = await newSurvey(owner, ONE, 'Not yours');
		await publish(owner, id);
		const stranger = await somebody();
		await signUp(stranger);
		const never = '00000000-0000-4000-8000-000000000000';
		for (const place of [
			'edit',
			'publish',
			'board',
			'board/board.json',
			'board/export.csv',
			'settings',
			'versions',
			'versions/1/definition.json',
			'preview',
			'qr.svg',
			'qr.png'
		]) {
			const [foreign, none] = await Promise.all(
				[id, never].map((one) => look(stranger, `/surveys/${one}/${place}`))
			);
			expect([place, foreign?.status(), none?.status()]).toEqual([place, 404, 404]);
		}
		const put = await stranger.request.put(`/surveys/${id}/edit`, { data: { revision: 2, definition: ONE } });
		expect(put.status()).toBe(404);
		await save(owner, id, retitled('Still mine'), 2);
	});
});
