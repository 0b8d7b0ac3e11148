import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, published, refusal } from './survey';

// A team's look is its owner's to choose; what is kept can stand in a style and in a picture's address.

let stage: Stage;
let ada: Client;
let ed: Client;
let vi: Client;
let mallory: Client;
let team: string;
let survey: string;

const look = {
	accent: '#1d6b52',
	background: '#ffffff',
	font: 'serif',
	corner: 'round',
	backdrop: 'tinted',
	alt: 'Lumen'
};
const logo = { data: btoa('a picture'), type: 'png', width: 320, height: 80 };
// Of "a picture".
const HASH = '^/brand/[0-9a-f]{64}\\.png$';

const set = (client: Client, wishes: Record<string, unknown>) =>
	call(client, 'set_brand', { team, look: wishes });
const door = async (): Promise<{ brand: Record<string, unknown> | null }> => {
	const [row] = await stage.sql`select slug from surveys where id = ${survey}`;
	return ok(call(stage.house(), 'open_survey', { slug: row?.slug }));
};

beforeAll(async () => {
	stage = await box();
	const all = ['ada', 'ed', 'vi', 'mallory'].map((name) => stage.become(`${name}@earshot.example`));
	const [first, second, third, fourth] = await Promise.all(all);
	if (!first || !second || !third || !fourth) throw new Error('nobody came');
	[ada, ed, vi, mallory] = [first, second, third, fourth];
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(ed, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'editor' })) }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
	survey = await published(stage, ada, team, 'anonymous');
});
afterAll(() => stage.close());

test('a team without a brand has none, and its surveys open', async () => {
	expect(await door()).toMatchObject({ survey, brand: null });
});

test('what the owner chooses is what respondents’ pages are told, and no more than that', async () => {
	await ok(set(ada, { ...look, logo }));
	const { alt, ...rest } = look;
	expect((await door()).brand).toEqual({
		...rest,
		logo: { src: expect.stringMatching(HASH), width: 320, height: 80, alt }
	});
});

test('the picture stays until it is taken away or another comes', async () => {
	await ok(set(ada, { ...look, accent: '#000000' }));
	expect((await door()).brand).toMatchObject({ accent: '#000000', logo: { width: 320 } });
	const before = (await door()).brand?.['logo'];
	await ok(set(ada, { ...look, logo: { ...logo, data: btoa('another') } }));
	expect((await door()).brand?.['logo']).not.toEqual(before);
	await ok(set(ada, { ...look, logo: null }));
	expect((await door()).brand).toMatchObject({ logo: null });
	await ok(set(ada, { ...look, logo }));
});

describe('only the owner changes it', () => {
	test('editors and viewers see it', async () => {
		for (const client of [ed, vi]) {
			expect([
				await refusal(set(client, look)),
				await refusal(call(client, 'clear_brand', { team }))
			]).toEqual(['forbidden', 'forbidden']);
			const seen = await client.from('brands').select('accent, logo_alt');
			expect(seen.data).toEqual([{ accent: '#1d6b52', logo_alt: 'Lumen' }]);
		}
	});

	test('for others there is no such team', async () => {
		expect(await refusal(set(mallory, look))).toBe('missing');
		expect((await mallory.from('brands').select('*')).data).toEqual([]);
		expect((await stage.stranger().from('brands').select('*')).data ?? []).toEqual([]);
	});

	test('and by no other way: the table itself is closed to her, too', async () => {
		for (const client of [ada, ed]) {
			await client.from('brands').update({ accent: '#ff0000' }).eq('team_id', team);
			await client.from('brands').delete().eq('team_id', team);
		}
		expect((await door()).brand).toMatchObject({ accent: '#1d6b52' });
	});
});

test.each<[string, Record<string, unknown>]>([
	['a colour that closes the style', { ...look, accent: '#fff}body{display:none' }],
	['a colour with a line after it', { ...look, accent: '#1d6b52\n' }],
	['no colour', { ...look, background: null }],
	['a font from elsewhere', { ...look, font: 'url(https://evil.example)' }],
	['a corner that is not known', { ...look, corner: 'blob' }],
	['a picture of another kind', { ...look, logo: { ...logo, type: 'svg+xml' } }],
	['a picture that is no base64', { ...look, logo: { ...logo, data: '<svg>' } }],
	['base64 that breaks off', { ...look, logo: { ...logo, data: 'A' } }],
	['a picture without a size', { ...look, logo: { ...logo, width: null } }],
	['a picture with a size that is none', { ...look, logo: { ...logo, width: 'wide' } }],
	['a picture of a size beyond numbers', { ...look, logo: { ...logo, width: 99_999_999_999 } }],
	['a picture that is too heavy', { ...look, logo: { ...logo, data: 'A'.repeat(80_004) } }],
	['words that are too long', { ...look, alt: 'x'.repeat(121) }]
])('%s is refused, and nothing changes', async (_, wishes) => {
	const before = await door();
	expect(await refusal(set(ada, wishes))).toBe('invalid');
	expect(await door()).toEqual(before);
});

test('a list is no look', async () => {
	expect(await refusal(call(ada, 'set_brand', { team, look: [look] }))).toBe('invalid');
});

test('an owner goes back to Earshot’s own look', async () => {
	await ok(call(ada, 'clear_brand', { team }));
	expect(await door()).toMatchObject({ brand: null });
});
