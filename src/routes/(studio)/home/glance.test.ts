import { describe, expect, it } from 'vitest';
import type { Plan } from '$lib/survey/plan';
import type { Post } from '$lib/survey/surveys.server';
import { glance } from './glance';

const U = '\u001f';
const post: Post = {
	id: 'id',
	name: 'Onboarding',
	slug: 'onboarding',
	mode: 'anonymous',
	state: 'open',
	archived: false,
	version: 1,
	opensAt: null,
	closesAt: null,
	timeZone: 'Asia/Shanghai',
	limit: null,
	minimum: 5,
	createdAt: '2026-11-01T08:00:00Z',
	savedAt: '2026-11-02T08:00:00Z',
	changed: false,
	responses: 20,
	lastDay: '2026-11-22',
	headline: 'q',
	tallies: { [`q${U}`]: 10, [`q${U}10`]: 10 }
};
const plan: Plan = {
	format: 1,
	languages: ['en'],
	title: 'T',
	thanks: 'T',
	calculated: [],
	showProgress: false,
	numbers: null,
	headline: 'q',
	pages: [{ name: 'p', elements: [{ kind: 'nps', name: 'q', title: 'Q' }] }]
};
const seen = { role: 'editor', now: new Date('2026-11-22T20:00:00Z'), locale: 'en' } as const;

describe('a post at a glance', () => {
	it('counts days by the calendar of its own zone', () => {
		// It is the 23rd in Shanghai by now.
		expect(glance(post, plan, seen).last).toBe('yesterday');
		expect(glance({ ...post, timeZone: 'UTC' }, plan, seen).last).toBe('today');
		expect(glance({ ...post, lastDay: null }, plan, seen).last).toBeNull();
	});

	it('has a score only where there is something released to make it of', () => {
		expect(glance(post, plan, seen).score).toMatchObject({ figure: '+100', n: 10 });
		expect(glance({ ...post, tallies: {} }, plan, seen).score).toBeNull();
		expect(glance(post, null, seen).score).toBeNull();
	});

	it('says when it opens or closes, as long as that lies ahead', () => {
		const dated = { ...post, opensAt: '2026-12-01T01:00:00Z', closesAt: '2026-12-08T01:00:00Z' };
		expect(glance({ ...dated, state: 'not_yet' }, plan, seen).until).toHaveProperty('opens');
		expect(glance({ ...dated, state: 'open' }, plan, seen).until).toHaveProperty('closes');
		expect(glance({ ...dated, state: 'closed' }, plan, seen).until).toBeNull();
		expect(glance({ ...dated, archived: true }, plan, seen).until).toBeNull();
	});

	it('leads to the board, before publication to the builder, and a viewer nowhere', () => {
		const unborn: Post = { ...post, state: 'draft', version: null };
		expect(glance(post, plan, seen).href).toBe('/surveys/id/board');
		expect(glance(unborn, null, seen).href).toBe('/surveys/id/edit');
		expect(glance(unborn, null, { ...seen, role: 'viewer' }).href).toBeNull();
		expect(glance(post, plan, { ...seen, role: 'viewer' }).href).toBe('/surveys/id/board');
	});
});
