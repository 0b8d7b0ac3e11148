import { describe, expect, it } from 'vitest';
import { modeIn, publicationIn, scheduleIn } from './forms';

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

describe('the form that publishes', () => {
	it('wants the promise to be made the first time only', () => {
		expect(publicationIn(form({ revision: '3', note: '' }), null).mistakes).toHaveProperty('mode');
		expect(publicationIn(form({ revision: '3', note: '' }), 'anonymous').mistakes).toBeUndefined();
		expect(publicationIn(form({ revision: '3', mode: 'identified' }), null)).toEqual({
			values: { revision: 3, note: '', mode: 'identified' },
			mistakes: undefined
		});
	});

	it.each(['', 'abc', '1.5', '-9999999999', 'Infinity', '99999999999'])(
		'reads revision %j as out of date',
		(revision) => {
			expect(publicationIn(form({ revision, mode: 'anonymous' }), null).values.revision).toBe(0);
		}
	);

	it('keeps a note that is too long, and one that cannot be stored visibly mended', () => {
		const long = '长'.repeat(501);
		expect(publicationIn(form({ note: long }), 'anonymous')).toMatchObject({ values: { note: long } });
		expect(publicationIn(form({ note: long }), 'anonymous').mistakes).toHaveProperty('note');
		expect(publicationIn(form({ note: '😀'.repeat(500) }), 'anonymous').mistakes).toBeUndefined();
		expect(publicationIn(form({ note: 'a\u0000b' }), 'anonymous').values.note).toBe('a\ufffdb');
	});

	it('knows two promises', () => {
		expect(modeIn(form({ mode: 'anonymous' }))).toBe('anonymous');
		expect(modeIn(form({ mode: 'public' }))).toBeNull();
		expect(modeIn(form({}))).toBeNull();
	});
});

describe('the form with dates and a limit', () => {
	const fields = { opens: '', closes: '', zone: 'Europe/Berlin', limit: '' };
	const read = (over: Partial<typeof fields>) => scheduleIn(form({ ...fields, ...over }));

	it('reads what is right', () => {
		expect(read({}).schedule).toEqual({
			opensAt: null,
			closesAt: null,
			timeZone: 'Europe/Berlin',
			limit: null
		});
		expect(read({ opens: '2026-12-01T09:00', limit: '５０' }).schedule).toMatchObject({
			opensAt: '2026-12-01T08:00:00.000Z',
			limit: 50
		});
		expect(read({ opens: '2026-12-01T09:00', closes: '2026-12-01T09:01' }).mistakes).toBeUndefined();
	});

	it.each<[Partial<typeof fields>, string[]]>([
		[{ zone: 'Mars/Base' }, ['zone']],
		[{ opens: 'soon' }, ['opens']],
		[{ closes: '2026-03-29T02:30' }, ['closes']],
		[{ opens: '2026-12-02T09:00', closes: '2026-12-01T09:00' }, ['closes']],
		[{ opens: '2026-12-02T09:00', closes: '2026-12-02T09:00' }, ['closes']],
		[{ limit: '0' }, ['limit']],
		[{ limit: '-5' }, ['limit']],
		[{ limit: '1e3' }, ['limit']],
		[{ limit: '10000001' }, ['limit']],
		[{ limit: 'many', opens: 'x', closes: 'y', zone: '' }, ['closes', 'limit', 'opens', 'zone']]
	])('%j: mistakes in %j, and what was typed stays', (over, names) => {
		const { mistakes, values } = read(over);
		expect(Object.keys(mistakes ?? {}).sort()).toEqual(names);
		expect(values).toEqual({ ...fields, ...over });
	});
});
