import { describe, expect, it } from 'vitest';
import { builds, toneOf, heard, nextStep, search, stateOf, type PostState } from './posts';
import type { Post } from './surveys.server';

const post = (over: Partial<Post> = {}): Post => ({
	id: '7b0f7c1e-0000-4000-8000-000000000001',
	name: 'Onboarding',
	slug: 'onboarding',
	mode: 'anonymous',
	state: 'open',
	archived: false,
	version: 1,
	opensAt: null,
	closesAt: null,
	timeZone: 'UTC',
	limit: null,
	minimum: 5,
	createdAt: '2026-11-01T08:00:00Z',
	savedAt: '2026-11-02T08:00:00Z',
	changed: false,
	responses: 12,
	lastDay: '2026-11-20',
	headline: 'nps',
	tallies: {},
	...over
});
const at = '/surveys/7b0f7c1e-0000-4000-8000-000000000001';

describe('the state of a post', () => {
	it.each<[Partial<Post>, PostState]>([
		[{ state: 'open' }, 'open'],
		[{ state: 'draft', version: null }, 'draft'],
		[{ state: 'archived', archived: true }, 'archived'],
		// A draft that was put away is away, whatever the database calls it.
		[{ state: 'draft', version: null, archived: true }, 'archived'],
		[{ state: 'full' }, 'full']
	])('%j is %s', (over, state) => expect(stateOf(post(over))).toBe(state));

	it('has a dot each', () => {
		expect(toneOf('open')).toBe('good');
		expect(toneOf('paused')).toBe('warn');
		expect(toneOf('closed')).toBe('quiet');
		expect(toneOf('draft')).toBe('quiet');
	});
});

describe('the next sensible step', () => {
	it.each<[string, Partial<Post>, string, string]>([
		['a draft is finished and published', { state: 'draft', version: null }, 'publish', '/publish'],
		['a changed draft is published again', { changed: true }, 'republish', '/publish'],
		['a fresh post is shared', { responses: null }, 'share', '/publish#link'],
		['one that opens later is shared', { state: 'not_yet', responses: null }, 'share', '/publish#link'],
		['one with answers is read', {}, 'board', '/board'],
		['a full one is read', { state: 'full' }, 'board', '/board'],
		[
			'a closed one that nobody answered gets more time',
			{ state: 'closed', responses: null },
			'extend',
			'/publish#schedule'
		],
		['a paused one is opened again', { state: 'paused' }, 'reopen', '/publish#state'],
		[
			'a paused one with changes is published first',
			{ state: 'paused', changed: true },
			'republish',
			'/publish'
		],
		[
			'an archived one can still be read',
			{ state: 'archived', archived: true, changed: true },
			'read',
			'/board'
		]
	])('%s', (_, over, word, path) => {
		expect(nextStep(post(over), 'editor')).toEqual({ word, href: at + path });
		expect(nextStep(post(over), 'owner')).toEqual({ word, href: at + path });
	});

	it('of a viewer is the board, or nothing', () => {
		expect(nextStep(post({ changed: true }), 'viewer')).toEqual({ word: 'read', href: `${at}/board` });
		expect(nextStep(post({ state: 'paused' }), 'viewer')).toEqual({ word: 'read', href: `${at}/board` });
		expect(nextStep(post({ state: 'draft', version: null }), 'viewer')).toBeNull();
	});

	it('of a draft that was put away is nothing', () => {
		expect(nextStep(post({ state: 'draft', version: null, archived: true }), 'owner')).toBeNull();
	});
});

describe('search', () => {
	const names = ['Größe der Teams', '员工满意度调查 2026', 'Ｏnboarding', 'Résumé & CV', 'Onboarding week 2'];
	const posts = names.map((name, index) => post({ name, slug: `link-${index}` }));

	it.each([
		['grosse', ['Größe der Teams']],
		['GRÖSSE teams', ['Größe der Teams']],
		['满意度', ['员工满意度调查 2026']],
		['２０２６　员工', ['员工满意度调查 2026']],
		['onboarding', ['Ｏnboarding', 'Onboarding week 2']],
		['week ONB', ['Onboarding week 2']],
		['resume', ['Résumé & CV']],
		['link-3', ['Résumé & CV']],
		['客户', []],
		['.*', []],
		['   ', names]
	])('%j', (query, found) => {
		expect(search(posts, query).map((one) => one.name)).toEqual(found);
	});
});

describe('how many answered', () => {
	it.each<[string, Partial<Post>, ReturnType<typeof heard>]>([
		['is said', {}, { kind: 'some', n: 12 }],
		[
			'is not said of a few, nor of nobody, where answers are anonymous',
			{ responses: null },
			{ kind: 'few' }
		],
		[
			'is nobody where answers carry names',
			{ mode: 'identified', minimum: 1, responses: null },
			{ kind: 'none' }
		],
		[
			'is nobody before publication',
			{ mode: null, minimum: 1, responses: null, version: null },
			{ kind: 'none' }
		],
		['is nobody where a group of one may be shown', { minimum: 1, responses: null }, { kind: 'none' }]
	])('%s', (_, over, expected) => expect(heard(post(over))).toEqual(expected));
});

it.each([
	['owner', true],
	['editor', true],
	['viewer', false]
] as const)('%s builds: %s', (role, may) => expect(builds(role)).toBe(may));
