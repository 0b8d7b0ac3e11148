import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { withBrowser } from '../people';
import { ask, cookies, expectManners, form, withSurvey, type Sent } from './stranger';

withBrowser();
withSurvey();

describe('ids that are none', () => {
	it.each([
		...['edit', 'publish', 'board', 'settings', 'versions', 'preview', 'qr.svg', 'qr.png'].map(
			(place) => `/surveys/no-uuid/${place}`
		),
		'/surveys/no-uuid/board/board.json',
		'/surveys/no-uuid/board/export.csv',
		'/surveys/no-uuid/versions/1/definition.json',
		'/surveys/:survey/versions/abc/definition.json',
		'/surveys/:survey/versions/-1/definition.json',
		'/surveys/:survey/versions/99999999999999999999/definition.json',
		'/surveys/:survey/board/export.exe',
		'/surveys/%00/edit',
		'/surveys/%27%20or%201%3D1/edit',
		'/surveys/:survey/nothing',
		'/s/UPPER',
		'/s/%00',
		'/s/..%2f..%2fetc',
		`/s/${'a'.repeat(500)}`,
		'/s/x/thanks?r=1',
		'/nothing/here'
	])('%.60s', async (path) => expectManners(await ask(path, {}), [404]));

	it.each(['/%E0%A4%A', '/s/%FF', '/surveys/%C0%AE/edit', '/invite/%'])('%s', async (path) =>
		expectManners(await ask(path, {}), [400, 404])
	);

	it.each(['/invite/nothing', '/invite/%00', `/invite/${'a'.repeat(3_000)}`])('%s', async (path) =>
		expectManners(await ask(path, {}), [400, 404, 410])
	);
});

describe('questions that make no sense', () => {
	it.each([
		'/surveys/:survey/board?days=abc',
		'/surveys/:survey/board?days=-1',
		'/surveys/:survey/board/board.json?days=99999999999999999999',
		'/home?q=%00&archived=yes',
		`/home?q=${'z'.repeat(5_000)}`,
		'/surveys/new?q=%FF%00',
		'/surveys/:survey/edit?element=%00%22%3E',
		'/surveys/:survey/publish?published=NaN',
		':slug?lang=tlh',
		':slug?lang=%00',
		':slug/thanks?r=none&lang=xx',
		'/outbox?letter=..%2F..'
	])('%s is answered all the same', async (path) => expectManners(await ask(path, {}), [200]));

	it.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'/%0d%0aset-cookie:a=b'
	])('and %s is nowhere to go on to', async (next) => {
		const to = await fetch(`${inject('url')}/language`, {
			method: 'POST',
			redirect: 'manual',
			body: form({ language: 'en', next }),
			headers: { origin: inject('url') }
		});
		expect(to.status).toBe(303);
		expect(new URL(to.headers.get('location') ?? '', inject('url')).origin).toBe(inject('url'));
	});
});

describe('cookies and languages that are broken', () => {
	it.each([
		['session', (name: string) => `${name}=garbage`],
		['session in base64', (name: string) => `${name}=base64-e30`],
		['session, cut off', (name: string) => `${name}=base64-eyJhY2Nlc3NfdG9rZW4iOiJ`],
		['escapes', (name: string) => `${name}=%E0%A4%A; team=%; language=%00; theme=%`],
		['very much', (name: string) => `${name}=${'a'.repeat(6_000)}`],
		['nothing', () => ';;;=;=a;b']
	])('%s', async (_, cookie) => {
		const session = cookies.find(({ name }) => /auth/.test(name))?.name ?? 'sb-auth';
		expectManners(await ask('/', { as: cookie(session) }), [200]);
		expectManners(await ask('/home', { as: cookie(session) }), [303]);
	});

	it.each(['language=tlh', 'language=../../x', 'theme="><script>', 'team=none'])('%s', async (cookie) => {
		const right = cookies.filter(({ name }) => !cookie.startsWith(`${name}=`));
		const as = [...right.map(({ name, value }) => `${name}=${value}`), cookie].join('; ');
		const { status, text } = await ask('/home', { as });
		expectManners({ status, text }, [200]);
		expect(text).not.toContain('><script>"');
	});

	it.each(['tlh', 'en;q=abc', '*;q=,;;', '\u00ff', 'x'.repeat(9_000)])(
		'accept-language: %s',
		async (language) => {
			for (const path of ['/', ':slug'])
				expectManners(await ask(path, { as: false, headers: { 'accept-language': language } }), [200]);
		}
	);

	it.each<[string, Sent]>([
		['/language', { body: form({ language: 'tlh' }) }],
		['/language', { body: form({}) }],
		['/theme', { body: form({ theme: 'plaid' }) }],
		['/team/switch', { body: form({ team: 'none' }) }],
		['/team/switch', { body: form({ team: randomUUID() }) }]
	])('a choice of what there is not: %s', async (path, sent) =>
		expectManners(await ask(path, sent), [400, 403, 404])
	);
});
