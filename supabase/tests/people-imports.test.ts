import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Preview } from '$lib/people/import';
import * as attributes from '$lib/people/attributes.server';
import * as contacts from '$lib/people/contacts.server';
import * as imports from '$lib/people/imports.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { outcome, someone, type Someone } from './stories';
import { call, ok } from './survey';

// A file of people: what it would do is shown row by row, then all of it happens, or nothing.

let folder: string;
let opened: Opened;
let ada: Someone;
let vi: Someone;
let mallory: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	vi = await someone('vi@earshot.example');
	mallory = await someone('mallory@earshot.example');
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

async function freshTeam(): Promise<string> {
	const made = await ok<string>(call(ada.db, 'create_team', { name: 'Listening' }));
	const token = await ok(call(ada.db, 'invite', { team: made, as_role: 'viewer' }));
	await ok(call(vi.db, 'accept_invite', { token }));
	return made;
}
const bytes = (text: string): ReadableStream<Uint8Array> => new Blob([text]).stream();
async function staged(text: string, name = 'people.csv'): Promise<string> {
	const id = randomUUID();
	expect(await imports.stage(ada.db, team, { id, name, size: text.length, bytes: bytes(text) })).toBeNull();
	return id;
}
const look = (id: string, page = 1, only: Preview['shown'][0]['kind'] | null = null) =>
	imports.preview(ada.db, id, { only, page });
const people = async () => {
	const { rows } = await contacts.list(ada.db, team, { search: '', list: null, after: null, size: 200 });
	return rows.map(({ address, name, language, attributes: known }) => ({
		address,
		name,
		language,
		...known
	}));
};
const person = (address: string, over = {}) =>
	contacts.save(ada.db, team, null, { address, name: '', language: null, attributes: {}, ...over });

const FILE = `邮箱,姓名,语言,部门,入职日期,同意
new@x.example,"Sousa, ""Ana"" {x}
the second",English,Sales,2026/3/1,是
same@x.example,Sam,,Support,,
changed@x.example,,de,Sales,,
NEW@X.example,Ana Sousa,,,1.4.2026,
not one,Nobody,,,,
date@x.example,Dee,,,soon,
out@x.example,Out,,,,

two@x.example; three@x.example,Two,,,,
`;

describe('a file of people', () => {
	beforeAll(async () => {
		team = await freshTeam();
		await attributes.save(ada.db, team, { name: '部门', kind: 'text', segment: true });
		await attributes.save(ada.db, team, { name: '入职日期', kind: 'date', segment: false });
		await person('same@x.example', { name: 'Sam', attributes: { 部门: 'Support' } });
		await person('Changed@x.example', {
			name: 'Cho',
			language: 'en',
			attributes: { 部门: 'Support', 入职日期: '2020-01-01' }
		});
		const out = await person('out@x.example');
		if (!('id' in out)) throw new Error('taken');
		await contacts.optOut(ada.db, out.id, 'all');
		await contacts.erase(ada.db, out.id);
	});
	let id: string;

	test('is shown row by row before anything happens', async () => {
		const before = await people();
		id = await staged(FILE);
		const shown = await look(id);
		expect(shown).toMatchObject({
			state: 'ready',
			name: 'people.csv',
			rows: 8,
			counts: { new: 2, changed: 1, same: 1, merged: 1, wrong: 3 },
			barred: 1,
			adds: [],
			pages: 1
		});
		expect(shown.shown.map(({ row, kind }) => [row, kind])).toEqual([
			[2, 'new'],
			[3, 'same'],
			[4, 'changed'],
			[5, 'merged'],
			[6, 'wrong'],
			[7, 'wrong'],
			[8, 'new'],
			[10, 'wrong']
		]);
		expect(shown.shown[0]).toMatchObject({ address: 'new@x.example', name: 'Ana Sousa', joined: null });
		// As though the rows were brought in one after the other.
		expect(shown.shown[0]?.changes).toContainEqual({ what: '入职日期', before: null, after: '2026-04-01' });
		expect(shown.shown[2]?.changes).toEqual([
			{ what: '@language', before: 'en', after: 'de' },
			{ what: '部门', before: 'Support', after: 'Sales' }
		]);
		expect(shown.shown[3]).toMatchObject({ joined: 2 });
		expect(shown.shown.filter(({ wrong }) => wrong).map(({ wrong }) => wrong)).toEqual([
			{ code: 'not_one', column: 0, text: 'not one' },
			{ code: 'date', column: 4, text: 'soon' },
			{ code: 'two', column: 0, text: 'two@x.example; three@x.example' }
		]);
		expect(shown.shown[6]).toMatchObject({ barred: 'opted_out' });
		expect((await look(id, 1, 'wrong')).shown.map(({ row }) => row)).toEqual([6, 7, 10]);
		expect(await people()).toEqual(before);
	});

	test('happens at once, and again is harmless', async () => {
		expect(await imports.apply(ada.db, id)).toMatchObject({
			state: 'applied',
			counts: { new: 2, changed: 1 }
		});
		const after = await people();
		expect(after).toEqual([
			{ address: 'new@x.example', name: 'Ana Sousa', language: 'en', 部门: 'Sales', 入职日期: '2026-04-01' },
			// An empty cell says nothing.
			{ address: 'Changed@x.example', name: 'Cho', language: 'de', 部门: 'Sales', 入职日期: '2020-01-01' },
			{ address: 'out@x.example', name: 'Out', language: null },
			{ address: 'same@x.example', name: 'Sam', language: null, 部门: 'Support' }
		]);
		const [found] = (await contacts.list(ada.db, team, { search: 'out@', list: null, after: null, size: 9 }))
			.rows;
		expect(found?.barred).toBe('opted_out');
		const ana = (await contacts.list(ada.db, team, { search: 'new@', list: null, after: null, size: 9 }))
			.rows[0];
		expect(await contacts.read(ada.db, ana?.id ?? '')).toMatchObject({ consent: 'people.csv' });
		await imports.apply(ada.db, id);
		expect(await people()).toEqual(after);
		expect((await house().from('import_rows').select('row').eq('import_id', id)).data ?? []).toEqual([]);
		// The same file once more changes nothing at all.
		expect((await look(await staged(FILE))).counts).toEqual({
			new: 0,
			changed: 0,
			same: 4,
			merged: 1,
			wrong: 3
		});
	});

	test('is looked at anew when somebody changed one of them meanwhile', async () => {
		const again = await staged('mail,name\nsame@x.example,Samuel\nlate@x.example,Late');
		expect((await look(again)).counts).toMatchObject({ new: 1, changed: 1 });
		await person('late@x.example', { name: 'Early' });
		expect(await outcome(imports.apply(ada.db, again))).toBe('stale');
		expect((await look(again)).shown.map(({ changes }) => changes)).toEqual([
			[{ what: '@name', before: 'Sam', after: 'Samuel' }],
			[{ what: '@name', before: 'Early', after: 'Late' }]
		]);
		expect(await imports.apply(ada.db, again)).toMatchObject({ state: 'applied' });
	});

	test('is read by other columns when somebody says so', async () => {
		const again = await staged(
			'who,other mail,mail,team,since\nAna,a@home.example,a@work.example,12,2026-03-01\n'
		);
		const [row] = (await look(again)).shown;
		expect(row).toMatchObject({ address: 'a@work.example', name: '' });
		await imports.map(ada.db, again, [
			{ as: 'name' },
			{ as: 'address' },
			{ as: 'nothing' },
			{ as: 'attribute', name: '部门', kind: 'text' },
			{ as: 'attribute', name: 'since', kind: 'text' }
		]);
		const mapped = await look(again);
		expect(mapped).toMatchObject({ adds: ['since'], counts: { new: 1 } });
		expect(mapped.shown[0]).toMatchObject({ address: 'a@home.example', name: 'Ana' });
		expect(await outcome(imports.map(ada.db, again, [{ as: 'name' }]))).toBe('invalid');
		const nothing = Array.from({ length: 5 }, () => ({ as: 'nothing' as const }));
		await imports.map(ada.db, again, nothing);
		expect(await outcome(imports.apply(ada.db, again))).toBe('invalid');
	});

	test('never half happens', async () => {
		const before = await people();
		const broken = await staged('mail,name,more\nfirst@x.example,First,1\nlast@x.example,Last,2\n');
		// Something that no gate foresaw, in the last row.
		const told = await house()
			.from('import_outcomes')
			.update({ facts: { '@language': 'no language' } })
			.eq('import_id', broken)
			.eq('row', 3)
			.select('row');
		expect(told.data).toHaveLength(1);
		expect(await outcome(imports.apply(ada.db, broken))).toContain('contacts_language_check');
		expect(await people()).toEqual(before);
		expect(await attributes.list(ada.db, team)).not.toContainEqual(expect.objectContaining({ name: 'more' }));
		expect((await imports.read(ada.db, broken)).state).toBe('ready');
	});

	test('that cannot be taken says why, and leaves nothing', async () => {
		const cut = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('gone')) });
		const at = randomUUID();
		expect(await imports.stage(ada.db, team, { id: at, name: 'x.csv', size: 9, bytes: cut })).toEqual({
			code: 'broke_off',
			most: null
		});
		expect(await imports.progress(ada.db, at)).toMatchObject({
			state: 'failed',
			mistake: { code: 'broke_off' }
		});
		expect(await outcome(imports.apply(ada.db, at))).toBe('closed');
		const file = { id: at, name: 'x.csv', size: 9, bytes: bytes('mail\na@x.example') };
		expect(await outcome(imports.stage(ada.db, team, file))).toBe('stale');
	});

	test('is for who builds', async () => {
		const ours = await staged('mail\na@x.example\n');
		for (const [who, code] of [
			[vi, 'forbidden'],
			[mallory, 'missing']
		] as const) {
			const file = { id: randomUUID(), name: 'x.csv', size: 9, bytes: bytes('mail\na@x.example') };
			for (const run of [
				() => imports.stage(who.db, team, file),
				() => imports.read(who.db, ours),
				() => imports.preview(who.db, ours, { only: null, page: 1 }),
				() => imports.progress(who.db, ours),
				() => imports.map(who.db, ours, [{ as: 'address' }]),
				() => imports.apply(who.db, ours),
				() => imports.remove(who.db, ours),
				() => imports.list(who.db, team)
			])
				expect(await outcome(run())).toBe(code);
		}
		await imports.remove(ada.db, ours);
		expect(await outcome(imports.read(ada.db, ours))).toBe('missing');
	});
});

describe('a large file', () => {
	test('keeps its place: it can be asked how far it is, while it is read and while it happens', async () => {
		team = await freshTeam();
		const rows = Array.from(
			{ length: 12_000 },
			(_, at) => `p${at}@x.example,Person ${at},${at % 7 ? 'Sales' : 'Support'}\n`
		);
		const id = randomUUID();
		const seen = new Set<string>();
		const file = `mail,name,team\n${rows.join('')}`;
		let over = false;
		const watch = async (until: () => boolean) => {
			while (!until()) {
				const now = await imports.progress(ada.db, id).catch(() => null);
				if (now) seen.add(now.state);
				if (now?.state === 'applying') expect(now.total).toBe(12_000);
				await new Promise((resolve) => setImmediate(resolve));
			}
		};
		const run = async () => {
			await imports.stage(ada.db, team, { id, name: 'many.csv', size: file.length, bytes: bytes(file) });
			await imports.apply(ada.db, id);
			over = true;
		};
		await Promise.all([run(), watch(() => over)]);
		expect([...seen]).toEqual(expect.arrayContaining(['reading', 'applying']));
		expect((await contacts.list(ada.db, team, { search: '', list: null, after: null, size: 1 })).total).toBe(
			12_000
		);
	});
});
