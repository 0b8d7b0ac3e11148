import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { arrive, fillIn, see, signUp, somebody, withBrowser } from '../people';
import { newSite, SITE } from './desk';
import { expectManners } from './stranger';

withBrowser();

// What strangers send to a site, and what they get of it beside its pages: sentences, and nothing that no page shows.

const WORDS = {
	type: 'doc',
	content: [{ type: 'paragraph', content: [{ type: 'text', text: 'About one thing.' }] }]
};
const QUIZ = {
	id: 'course',
	kind: 'course',
	fields: {
		title: { en: 'Listening' },
		lessons: [{ title: { en: 'Ask' }, text: { en: WORDS } }],
		quiz: [{ question: { en: 'Which?' }, right: { en: 'The former' }, wrong: { en: 'The latter' } }]
	}
};

let owner: Page;
let person: { email: string; password: string };
let site: string;
let link: string;
let preview: string;

const posted = (page: Page, path: string, form: Record<string, string>) =>
	page.request.post(path, { form, headers: { origin: inject('url'), accept: 'text/html' }, maxRedirects: 0 });

beforeAll(async () => {
	owner = await somebody('desk');
	person = await signUp(owner, { name: 'Olu', team: 'Strangers' });
	const document = structuredClone(SITE) as unknown as { pages: Record<string, unknown>[] };
	const first = { id: 'only', layout: 'one', tone: 'plain', slots: [[QUIZ]] };
	Object.assign(document.pages[0] ?? {}, { sections: [first] });
	Object.assign(document.pages[1] ?? {}, { unlisted: true, slug: 'for-few' });
	site = await newSite(owner, document);
	const done = await posted(owner, `/sites/${site}/publish?/publish`, { revision: '2', note: '' });
	expect(done.status()).toBe(303);
	await owner.goto(`/sites/${site}/publish`);
	const text = await owner.content();
	link = /\/m\/[a-z0-9-]+/.exec(text)?.[0] ?? '';
	const made = await (
		await posted(owner, `/sites/${site}/publish?/preview`, { of: 'draft', days: '7' })
	).text();
	preview = /\/preview\/[0-9a-f]{64}/.exec(made)?.[0] ?? '';
	expect([link, preview]).toEqual([expect.stringMatching(/^\/m\/./), expect.stringMatching(/^\/preview\/./)]);
});

interface Sent {
	method?: string;
	body?: BodyInit;
	headers?: Record<string, string>;
}
async function ask(path: string, { method, body, headers }: Sent = {}) {
	const to = inject('url') + path.replace(':site', link).replace(':preview', preview);
	const answer = await fetch(to, {
		method: method ?? (body === undefined ? 'GET' : 'POST'),
		body: body ?? null,
		redirect: 'manual',
		headers: { origin: inject('url'), accept: 'text/html', ...headers }
	});
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
const none = '00000000-0000-4000-8000-000000000000';
const long = 'a'.repeat(3_000);

describe('addresses under a site that lead nowhere', () => {
	it.each([
		...['nowhere', '%00', '..%2f..%2fetc', long, 'search/x', 'picture', 'file', 'live/x'],
		...['picture/x', 'picture/%00', `picture/${none}-320.webp`, `picture/${none}-share.jpg`],
		...[`picture/${'-'.repeat(36)}-320.webp`, 'file/x', 'file/%00', `file/${none}`, `file/${'-'.repeat(36)}`],
		...['survey/x', `survey/${none}`, 'certificate/x', 'certificate/%00', `certificate/${'0'.repeat(16)}`],
		...['live?page=%00', 'live?page=__proto__', `live?page=${long}`]
	])(':site/%.40s', async (path) => expectManners(await ask(`:site/${path}`), [404]));

	it.each(['/m/UPPER', '/m/%00', `/m/${long}`, '/m/__proto__', '/m/constructor/live', '/m', '/preview'])(
		'%.40s',
		async (path) => expectManners(await ask(path), [404])
	);

	it.each(['/x', '/%00', `/${'a'.repeat(64)}`, `/${'a'.repeat(64)}/picture/x`, '/x/file/y'])(
		'/preview%.40s',
		async (path) => expectManners(await ask(`/preview${path}`), [404])
	);

	it.each([':site/%FF', ':site/%E0%A4%A', ':preview/%FF'])('%s', async (path) =>
		expectManners(await ask(path), [400, 404])
	);
});

describe('questions that make no sense', () => {
	it.each([
		...['?lang=%00', '?lang=tlh', '?lang=en&lang=zh-CN', '/search?q=%00', '/search?q=%ED%A0%80'],
		...[`/search?q=${long}`, '/sitemap.xml?lang=%00', '/live?page=&lang=%00', '?/default', '?/x']
	])(':site%.40s is answered all the same', async (path) => {
		const { status } = await ask(`:site${path}`);
		expect(status).toBe(200);
	});

	it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '%00', '/m/other', '/home'])(
		'whoever comes to an open door goes on within the site, not to %s',
		async (to) => {
			const { status, headers } = await ask(`:site/door?to=${encodeURIComponent(to)}`);
			expect([status, headers.get('location')]).toEqual([303, link]);
		}
	);
});

describe('bodies', () => {
	const type = (of: string) => ({ headers: { 'content-type': of } });
	const form = 'application/x-www-form-urlencoded';
	it.each<[string, string, Sent, number[]]>([
		['an action that is none', ':site/door?/explode', { body: 'a=b', ...type(form) }, [404]],
		[
			'an action under the one name that none may have',
			':site/door?/default',
			{ body: 'a=b', ...type(form) },
			[404]
		],
		['a form that is none', ':site/certificate', { body: 'a', ...type('multipart/form-data') }, [400]],
		['a certificate of no course', ':site/certificate', { body: 'course=x', ...type(form) }, [404]],
		['a certificate without an id', ':site/certificate', { body: 'course=course', ...type(form) }, [400]],
		[
			'a passcode where none is asked for',
			':site/door?/passcode',
			{ body: 'passcode=x', ...type(form) },
			[409]
		],
		[
			'an address where none is asked for',
			':site/door?/letter',
			{ body: 'email=a@b.example', ...type(form) },
			[409]
		],
		['a letter that is none', `:site/door/${'a'.repeat(43)}`, { body: 'a=b', ...type(form) }, [410]],
		['a form to a page that has none', ':site', { body: 'a=b', ...type(form) }, [405]],
		['a form to a preview', ':preview', { body: 'a=b', ...type(form) }, [405]]
	])('%s', async (_, path, sent, statuses) => expectManners(await ask(path, sent), statuses));
});

describe('what a site is drawn of', () => {
	const shown = (text: string) => /"right"|for-few/.test(text);

	it.each(['', '/search', '/certificate', '/for-few', '/door'])('is not given out: :site%s', async (path) => {
		const { status, text } = await ask(`:site${path}/__data.json?q=former`);
		expect([status, text]).toEqual([406, '']);
	});

	it('is not given out of a preview either; the studio gets its own', async () => {
		expect((await ask(':preview/__data.json')).status).toBe(406);
		// The control: with an account and the right role, that is how the builder gets it.
		const own = await owner.request.get(`/sites/${site}/edit/__data.json`);
		expect([own.status(), shown(await own.text())]).toEqual([200, true]);
	});

	it('is not in the page: answers stand there, and nothing says which is right', async () => {
		const { text } = await ask(':site');
		expect(text).toContain('The former');
		expect(text).toContain('The latter');
		expect(shown(text)).toBe(false);
		expect(shown((await ask(':site/sitemap.xml')).text)).toBe(false);
		expect((await ask(':site/search?q=former')).text).not.toContain('The <mark>');
	});

	it('every answer says what it is, and what may run in it', async () => {
		for (const path of [':site', ':site/search', ':site/nowhere', ':site/certificate/x', ':preview'])
			expect((await ask(path)).headers.get('content-security-policy')).toContain("default-src 'none'");
		for (const path of [':site', ':site/live?page=', ':site/sitemap.xml', ':site/file/x', ':site/picture/x'])
			expect((await ask(path)).headers.get('x-content-type-options')).toBe('nosniff');
		for (const path of [':preview', ':site/search?q=x'])
			expect((await ask(path)).headers.get('cache-control')).toBe('private, no-store');
	});
});

describe('the way from the studio to a site', () => {
	it('is a page of its own: from the list, and through its door by signing in', async () => {
		await owner.goto('/sites');
		await owner.locator(`a[href="${link}"]`).first().click();
		await see(owner.getByText('Which?'));
		const narrowed = await posted(owner, `/sites/${site}/settings?/access`, { who: 'team' });
		expect(narrowed.status()).toBe(200);
		expect((await ask(':site')).status).toBe(303);
		const colleague = await somebody('desk');
		await colleague.goto(link);
		await arrive(colleague, /\/sign-in/);
		await fillIn(colleague, { email: person.email, password: person.password });
		await arrive(colleague, `**${link}`);
		await see(colleague.getByText('Which?'));
	});
});
