import { describe, expect, it } from 'vitest';
import { previewIn, releaseIn, revisionIn } from './forms';

const form = (fields: Record<string, string>): FormData => {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
};
const NOW = new Date('2026-11-22T12:00:00Z');

describe('the form that publishes', () => {
	it('publishes at once and without end where nothing is said', () => {
		const { release, mistakes } = releaseIn(form({ revision: '7', note: ' New words ' }), NOW);
		expect(mistakes).toBeUndefined();
		expect(release).toEqual({ revision: 7, note: 'New words', opensAt: null, endsAt: null });
	});

	it('reads times as the clocks of a zone show them', () => {
		const fields = { opens: '2026-12-01T09:00', ends: '2026-12-24T18:00', zone: 'Asia/Shanghai' };
		expect(releaseIn(form(fields), NOW).release).toMatchObject({
			opensAt: '2026-12-01T01:00:00.000Z',
			endsAt: '2026-12-24T10:00:00.000Z'
		});
	});

	it.each([
		[{ opens: 'soon' }, ['opens']],
		[{ opens: '2026-11-22T11:00' }, ['opens']],
		[{ ends: '2026-11-22T12:00' }, ['ends']],
		[{ opens: '2026-12-02T09:00', ends: '2026-12-01T09:00' }, ['ends']],
		[{ opens: '2026-03-29T02:30', zone: 'Europe/Berlin' }, ['opens']],
		[{ zone: '+02:00' }, ['zone']],
		[{ note: '字'.repeat(501) }, ['note']]
	])('%j has mistakes at %j', (fields, at) =>
		expect(Object.keys(releaseIn(form(fields), NOW).mistakes ?? {})).toEqual(at)
	);

	it.each([
		['3', 3],
		['', 0],
		['x', 0],
		['1.5', 0],
		['9'.repeat(20), 0]
	])('the revision %j is %j', (revision, read) => expect(revisionIn(form({ revision }))).toBe(read));
});

it.each([
	[
		{ of: '3', days: '30' },
		{ of: 3, days: 30 }
	],
	[
		{ of: '', days: '' },
		{ of: null, days: 7 }
	],
	[
		{ of: '-1', days: '9000' },
		{ of: null, days: 7 }
	]
])('a preview of %j is %j', (fields, read) => expect(previewIn(form(fields))).toEqual(read));
