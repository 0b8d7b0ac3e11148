import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import { withBrowser } from '../people';
import { ask, expectManners, form, ONE, withSurvey, type Sent } from './stranger';

withBrowser();
withSurvey();

const BIG = 'x'.repeat(3_000_000);
const MIDDLE = 'x'.repeat(1_200_000);

const sitting = (fields: Record<string, string> = {}) =>
	form({
		'earshot:id': randomUUID(),
		'earshot:version': '1',
		'earshot:page': '0',
		'earshot:language': 'en',
		'earshot:who': 'Sam',
		'earshot:go': 'send',
		...fields
	});
const asJson = (body: string): Sent => ({
	body,
	headers: { 'content-type': 'application/json', accept: 'application/json' }
});
const asText = { 'content-type': 'application/x-www-form-urlencoded' };

describe('bodies', () => {
	const put = (body: string): Sent => ({ ...asJson(body), method: 'PUT' });
	const draft = (definition: unknown, revision: unknown = 1) => put(JSON.stringify({ revision, definition }));
	const deep = `{"revision":1,"definition":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;

	it.each<[string, string, Sent, number[]]>([
		['a draft that is no JSON', '/surveys/:survey/edit', put('{"revision":1,'), [400]],
		['a draft that is nothing', '/surveys/:survey/edit', put(''), [400]],
		['a draft that is a list', '/surveys/:survey/edit', put('[]'), [400]],
		['a draft of words', '/surveys/:survey/edit', draft('words'), [400]],
		['a draft without a revision', '/surveys/:survey/edit', draft(ONE, null), [400]],
		['a draft with half a revision', '/surveys/:survey/edit', draft(ONE, 1.5), [400]],
		['a draft as deep as a well', '/surveys/:survey/edit', put(deep), [400, 413]],
		['a draft that is too long', '/surveys/:survey/edit', draft({ title: MIDDLE }), [413]],
		['a draft that is far too long', '/surveys/:survey/edit', draft({ title: BIG }), [413]],
		['a draft to check that is no JSON', '/surveys/:survey/edit/check', asJson('nope'), [400]],
		['a copy without a name', '/surveys/:survey/edit/copy', asJson('{}'), [400]],
		['a name of nothing', '/surveys/:survey/edit?/rename', { body: form({ name: ' ' }) }, [400]],
		['a template that is none', '/surveys/new?/create', { body: form({ template: '__proto__' }) }, [400]],
		[
			'a team that is none',
			'/surveys/new?/create',
			{ body: form({ template: 'blank', team: 'x' }) },
			[400, 404]
		],
		[
			'a publication without anything',
			'/surveys/:survey/publish?/publish',
			{ body: form({}) },
			[400, 409, 422]
		],
		[
			'a schedule of nonsense',
			'/surveys/:survey/publish?/schedule',
			{ body: form({ opens: 'soon', zone: 'Mars', limit: '-1' }) },
			[400, 422]
		],
		[
			'a version that is none',
			'/surveys/:survey/versions?/restore',
			{ body: form({ number: '1e9' }) },
			[400, 404]
		],
		['an action that is none', '/home?/explode', { body: form({}) }, [404]],
		['an id that is none', '/home?/archive', { body: form({ id: 'x' }) }, [400, 404]],
		['a role that is none', '/team?/invite', { body: form({ team: 'x', role: 'king' }) }, [400, 404, 422]],
		[
			'a form that is none',
			'/sign-in',
			{ body: 'a', headers: { 'content-type': 'multipart/form-data' } },
			[400]
		],
		[
			'a form that breaks off',
			'/sign-in',
			{ body: '--x\r\ncontent-disp', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
			[400]
		],
		[
			'a form of JSON',
			'/sign-in',
			{ body: '{}', headers: { 'content-type': 'application/json' } },
			[400, 415]
		],
		[
			'a password without end',
			'/sign-in',
			{ as: false, body: form({ email: 'a@b.example', password: MIDDLE }) },
			[400, 413, 422]
		],
		['more than can be taken', '/sign-in', { as: false, body: BIG, headers: asText }, [413]],
		[
			'a letter with a wrong token',
			'/auth/confirm?token_hash=x&type=email',
			{ as: false, body: form({}) },
			[400, 410, 422]
		],
		[
			'a letter of another kind',
			'/auth/confirm?token_hash=x&type=%00',
			{ as: false, body: form({}) },
			[400, 404, 410, 422]
		]
	])('%s', async (_, path, sent, statuses) => expectManners(await ask(path, sent), statuses));

	it.each<[string, Sent, number[]]>([
		['nothing', { body: form({}) }, [400]],
		['no response id', { body: sitting({ 'earshot:id': '1' }) }, [400]],
		['a version that is none', { body: sitting({ 'earshot:version': '999' }) }, [400, 404]],
		['a page that is none', { body: sitting({ 'earshot:page': '-1' }) }, [400]],
		['a name without end', { body: sitting({ 'earshot:who': 'x'.repeat(5_000) }) }, [422]],
		['a comment without end', { body: sitting({ why: 'x'.repeat(400_000) }) }, [413, 422]],
		['far too much', { body: sitting({ why: MIDDLE }) }, [413]],
		['more than can be taken', { body: sitting({ why: BIG }) }, [413]],
		['fields without end', { body: 'why=a&'.repeat(30_000), headers: asText }, [413]],
		['JSON', asJson('{"why":"a"}'), [400, 415]],
		['bytes', { body: new Uint8Array([0, 255, 254]), headers: asText }, [400]],
		['nothing at all', { method: 'POST' }, [400, 415]]
	])('an answer that is %s', async (_, sent, statuses) => {
		for (const path of [':slug/send', ':slug'])
			expectManners(
				await ask(path, { ...sent, as: false }),
				path === ':slug' ? [...statuses, 403] : statuses
			);
	});

	it.each<[string, string]>([
		['DELETE', '/surveys/:survey/edit'],
		['PATCH', ':slug/send'],
		['PUT', '/language'],
		['DELETE', '/home'],
		['GET', ':slug/send']
	])('%s %s is not a thing one can do', async (method, path) =>
		expectManners(await ask(path, { method }), [404, 405])
	);

	it('from another site are refused', async () => {
		for (const path of ['/sign-in', '/language', '/home?/archive'])
			expectManners(
				await ask(path, { body: form({ a: '1' }), headers: { origin: 'https://evil.example' } }),
				[403]
			);
	});
});
