import { describe, expect, it } from 'vitest';
import { entrance, nextStep, publishes } from './standing';

type Site = Parameters<typeof nextStep>[0];

const REQUEST = { id: 'r', revision: 2, note: '', at: '2026-11-22T12:00:00Z', by: 'Mei', mine: false };
const site = (part: Partial<Site>): Site => ({
	id: '1',
	slug: 'hub',
	state: 'live',
	role: 'owner',
	changed: false,
	request: null,
	fourEyes: false,
	...part
});

describe('what is to be done next with a site', () => {
	it.each<[string, Partial<Site>, string | undefined]>([
		['a draft is published', { state: 'draft' }, 'publish'],
		['what is on air is read', {}, 'read'],
		['what was changed since is published again', { changed: true }, 'republish'],
		['what was taken off is put back', { state: 'unpublished', changed: true }, 'again'],
		['what will be on air is looked at', { state: 'scheduled' }, 'when'],
		['an owner decides what was asked', { request: REQUEST, changed: true }, 'decide'],
		['an editor waits', { request: REQUEST, role: 'editor' }, 'waiting'],
		['nothing in the archive', { state: 'archived', request: REQUEST }, undefined],
		['a viewer reads', { role: 'viewer', changed: true, request: REQUEST }, 'read'],
		['a viewer has nothing to do with a draft', { role: 'viewer', state: 'draft' }, undefined]
	])('%s', (_, part, word) => expect(nextStep(site(part))?.word).toBe(word));
});

it.each<[Partial<Site>, boolean]>([
	[{ role: 'owner', fourEyes: true }, true],
	[{ role: 'editor', fourEyes: false }, true],
	[{ role: 'editor', fourEyes: true }, false],
	[{ role: 'viewer', fourEyes: false }, false]
])('%j publishes by themselves: %j', (part, may) => expect(publishes(site(part))).toBe(may));

it.each<[Partial<Site>, string | null]>([
	[{}, '/sites/1/edit'],
	[{ role: 'viewer' }, '/m/hub'],
	[{ role: 'viewer', state: 'draft' }, null]
])('%j is entered at %j', (part, way) => expect(entrance(site(part))).toBe(way));
