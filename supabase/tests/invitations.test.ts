import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';
import { call, ok, refusal } from './survey';

// An invitation is for one person, and for somebody who is not in the team yet.

let stage: Stage;
let ada: Client;
let ed: Client;
let team: string;

const invite = (role: string) => ok<string>(call(ada, 'invite', { team, as_role: role }));
const accept = (client: Client, token: string) => call(client, 'accept_invite', { token });
const roles = async () =>
	(await ok<{ email: string; role: string }[]>(call(ada, 'team_members', { team }))).map(
		({ email, role }) => `${email.split('@')[0]} ${role}`
	);

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	ed = await stage.become('ed@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(accept(ed, await invite('editor')));
});
afterAll(() => stage.close());

test('somebody in the team who opens a link leaves it to whom it was sent, and stays what they are', async () => {
	const token = await invite('owner');
	expect(await ok(accept(ed, token))).toBe(team);
	expect(await ok(accept(ada, token))).toBe(team);
	expect(await roles()).toEqual(['ada owner', 'ed editor']);
	const vi = await stage.become('vi@earshot.example');
	expect(await ok(accept(vi, token))).toBe(team);
	expect(await roles()).toEqual(['ada owner', 'ed editor', 'vi owner']);
});

test('the control: of two strangers with one link, one gets in', async () => {
	const token = await invite('viewer');
	const strangers = await Promise.all(['bo', 'cy'].map((name) => stage.become(`${name}@earshot.example`)));
	const outcomes = await Promise.all(strangers.map((one) => refusal(accept(one, token))));
	expect(outcomes.sort()).toEqual(['invite_used', undefined]);
	expect((await roles()).filter((one) => one.endsWith('viewer'))).toHaveLength(1);
});

test('a letter with it goes to nobody who is not to be written to', async () => {
	const why = (key: string) => ok(call(stage.house(), 'why_barred', { team, key }));
	await stage.sql`insert into suppressions (team_id, hash, reason)
		values (${team}, address_hash(${team}, 'gone@x.example'), 'bounce')`;
	await stage.sql`insert into opt_outs (team_id, hash, scope, what, way)
		values (${team}, address_hash(${team}, 'no@x.example'), 'all', '', 'page'),
			(${team}, address_hash(${team}, 'pulse@x.example'), 'kind', 'pulse', 'page')`;
	const keys = ['gone@x.example', 'no@x.example', 'pulse@x.example', 'new@x.example'];
	expect(await Promise.all(keys.map(why))).toEqual(['bounced', 'opted_out', null, null]);
});
