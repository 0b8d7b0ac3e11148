import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf, type Who } from '$lib/site/access';
import * as accesses from '$lib/site/accesses.server';
import * as sites from '$lib/site/sites.server';
import { anonymous, house, open, outbox, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { outcome, smallSite, someone, type Someone } from './stories';
import { call, ok } from './survey';

// Who may read a site, told with Ada (owner), Ed (editor), Vi (viewer), Mallory of another team, and visitors.

let folder: string;
let opened: Opened;
let ada: Someone;
let ed: Someone;
let vi: Someone;
let mallory: Someone;
let team: string;
let addresses = 0;
const newcomer = () => `192.0.2.${++addresses}`;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	const names = ['ada', 'ed', 'vi', 'mallory'].map((name) => someone(`${name}@earshot.example`));
	[ada, ed, vi, mallory] = (await Promise.all(names)) as [Someone, Someone, Someone, Someone];
	team = await ok(call(ada.db, 'create_team', { name: 'Listening' }));
	await ok(call(mallory.db, 'create_team', { name: 'Elsewhere' }));
	for (const [who, as_role] of [
		[ed, 'editor'],
		[vi, 'viewer']
	] as const)
		await ok(call(who.db, 'accept_invite', { token: await ok(call(ada.db, 'invite', { team, as_role })) }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const PASSCODE = 'open sesame';
const wishing = (who: Who): accesses.Wish => ({
	who,
	noindex: false,
	passcode: who === 'passcode' ? PASSCODE : null,
	domains: who === 'domains' ? ['earshot.example'] : []
});

async function closed(who: Who) {
	const id = await sites.create(ed.db, team, `Site ${randomUUID()}`, smallSite('Ours'));
	await sites.publish(ada.db, ada.user, id, { revision: 1, note: '' });
	if (who !== 'everyone') await accesses.save(ed.db, id, wishing(who));
	return id;
}
const door = async (id: string) => sites.open((await sites.find(ada.db, id)).slug);
const by = async (id: string, cookie: string | undefined, db = anonymous()) =>
	(await accesses.admitted(await door(id), cookie, db))?.as ?? 'nobody';
const withCode = async (id: string, code = PASSCODE, from = newcomer()) =>
	accesses.byPasscode(await door(id), code, from);
async function cookieFor(id: string): Promise<string> {
	const cookie = await withCode(id);
	if (cookie === 'wrong') throw new Error('wrong');
	return cookie.value;
}
const LINK = /https?:\/\/[^\s/]+\/door\/([\w-]{43})/;
const send = async (id: string, email: string, from = newcomer()) =>
	accesses.sendLink(await door(id), email, (token) => `http://evil.example/door/${token}`, from);
/** The token in the latest letter to an address. */
const tokenTo = (email: string) => {
	const letter = outbox.list().find(({ to }) => to === email);
	return LINK.exec(letter?.text ?? '')?.[1] ?? '';
};

describe('everyone', () => {
	test('may read what is on air, whoever they are; only the owner of a link finds it', async () => {
		const id = await closed('everyone');
		for (const db of [anonymous(), mallory.db]) expect(await by(id, undefined, db)).toBe('anyone');
		expect((await door(id)).noindex).toBe(false);
		await accesses.save(ed.db, id, { ...wishing('everyone'), noindex: true });
		expect((await door(id)).noindex).toBe(true);
	});
});

describe('the team', () => {
	test('may read, viewers too, and nobody else', async () => {
		const id = await closed('team');
		for (const { db } of [ada, ed, vi]) expect(await by(id, undefined, db)).toBe('member');
		for (const db of [anonymous(), mallory.db]) expect(await by(id, undefined, db)).toBe('nobody');
		expect((await door(id)).noindex).toBe(true);
	});

	test('who leaves it is out at once', async () => {
		const id = await closed('team');
		const leaver = await someone(`${randomUUID()}@earshot.example`);
		const token = await ok(call(ada.db, 'invite', { team, as_role: 'viewer' }));
		await ok(call(leaver.db, 'accept_invite', { token }));
		expect(await by(id, undefined, leaver.db)).toBe('member');
		await ok(call(leaver.db, 'leave_team', { team }));
		expect(await by(id, undefined, leaver.db)).toBe('nobody');
	});
});

describe('a passcode', () => {
	test('lets in who knows it, however they type it, and nobody else', async () => {
		const id = await closed('passcode');
		expect(await by(id, undefined)).toBe('nobody');
		for (const wrong of ['', 'open', 'Open Sesame', `${PASSCODE} `.repeat(20)])
			expect(await withCode(id, wrong)).toBe('wrong');
		for (const right of [PASSCODE, '  open   sesame ', 'ｏｐｅｎ sesame']) {
			const cookie = await withCode(id, right);
			if (cookie === 'wrong') throw new Error(right);
			expect(cookie.name).toBe(cookieOf(id));
			expect(await by(id, cookie.value)).toBe('passcode');
		}
		expect(await by(id, undefined, vi.db)).toBe('member');
	});

	test('is nowhere to be read: not in the table, not by its builders', async () => {
		const id = await closed('passcode');
		const [row] = (await house().from('site_access').select('*').eq('site_id', id)).data ?? [];
		expect(row?.passcode).toMatch(/^scrypt\./);
		expect(JSON.stringify(row)).not.toContain('sesame');
		expect((await ada.db.from('site_access').select('passcode').eq('site_id', id)).error).not.toBeNull();
		expect(JSON.stringify(await accesses.read(ed.db, id))).not.toMatch(/scrypt|sesame/);
		expect(JSON.stringify(await door(id))).not.toMatch(/scrypt|sesame/);
	});

	test('a cookie that is made up, changed, or of another site opens nothing', async () => {
		const [id, other] = [await closed('passcode'), await closed('passcode')];
		const value = await cookieFor(id);
		expect(await by(id, value)).toBe('passcode');
		const [stamp = '', until = '', visitor = '', mac = ''] = value.split('.');
		const later = String(Number(until) + 1);
		for (const forged of [
			'',
			'.',
			'x.y.z',
			value.slice(0, -1),
			`${stamp}.${later}.${visitor}.${mac}`,
			`${stamp}.${until}.someone.${mac}`,
			`${stamp}.${until}.${visitor}.`,
			'a'.repeat(500)
		])
			expect([forged, await by(id, forged)]).toEqual([forged, 'nobody']);
		expect(await by(other, value)).toBe('nobody');
	});

	test('is not guessed: ten tries, then whoever guesses waits, and nobody else', async () => {
		const id = await closed('passcode');
		const guesser = newcomer();
		for (let at = 0; at < 10; at++) expect(await withCode(id, `guess ${at}`, guesser)).toBe('wrong');
		expect(await outcome(withCode(id, PASSCODE, guesser))).toBe('too_many');
		expect(await outcome(withCode(id, PASSCODE, newcomer()))).toBe('done');
	});
});

describe('a change of who may read', () => {
	const changes: [string, Partial<accesses.Wish>][] = [
		['another passcode', { passcode: 'open barley' }],
		['the team alone', { who: 'team', passcode: null }],
		['addresses at a domain', { who: 'domains', domains: ['earshot.example'], passcode: null }]
	];
	test.each(changes)('to %s ends at once what let somebody in before', async (_, change) => {
		const id = await closed('passcode');
		const value = await cookieFor(id);
		expect(await by(id, value)).toBe('passcode');
		await accesses.save(ed.db, id, { ...wishing('passcode'), ...change });
		expect(await by(id, value)).toBe('nobody');
		// Nor does it work again once everything is as it was.
		await accesses.save(ed.db, id, wishing('passcode'));
		expect(await by(id, value)).toBe('nobody');
	});

	test('of nothing but the search engines leaves everybody in', async () => {
		const id = await closed('passcode');
		const value = await cookieFor(id);
		await accesses.save(ed.db, id, { ...wishing('passcode'), passcode: null, noindex: true });
		expect(await by(id, value)).toBe('passcode');
		await accesses.endAll(ed.db, id);
		expect(await by(id, value)).toBe('nobody');
	});

	test('from everyone to few needs no cookie to have been given', async () => {
		const id = await closed('everyone');
		expect(await by(id, undefined)).toBe('anyone');
		await accesses.save(ed.db, id, wishing('team'));
		expect(await by(id, undefined)).toBe('nobody');
	});

	test('is for builders; with four eyes for owners', async () => {
		const id = await closed('team');
		expect(await outcome(accesses.save(vi.db, id, wishing('everyone')))).toBe('forbidden');
		expect(await outcome(accesses.save(mallory.db, id, wishing('everyone')))).toBe('missing');
		await sites.setFourEyes(ada.db, id, true);
		expect(await outcome(accesses.save(ed.db, id, wishing('everyone')))).toBe('forbidden');
		expect(await by(id, undefined)).toBe('nobody');
		await accesses.save(ada.db, id, wishing('everyone'));
		expect(await by(id, undefined)).toBe('anyone');
	});

	test('to what lets nobody in is refused', async () => {
		const id = await closed('everyone');
		for (const wish of [
			{ ...wishing('passcode'), passcode: null },
			{ ...wishing('passcode'), passcode: 'short' },
			{ ...wishing('domains'), domains: [] },
			{ ...wishing('everyone'), who: 'nobody' as Who }
		])
			expect(await outcome(accesses.save(ed.db, id, wish))).toBe('invalid');
		expect(await by(id, undefined)).toBe('anyone');
	});
});

describe('a letter', () => {
	const mei = () => `mei-${randomUUID().slice(0, 8)}@earshot.example`;

	test('goes to addresses at the domains and nowhere else, and leads to us alone', async () => {
		const id = await closed('domains');
		const address = mei();
		expect(await send(id, address)).toBe('sent');
		const letter = outbox.list().find(({ to }) => to === address);
		// Whoever asks chooses the host that a request names: the token must not go there.
		expect(letter?.text).not.toContain('evil.example');
		expect(letter?.html).not.toContain('evil.example');
		expect(tokenTo(address)).toHaveLength(43);
		const before = outbox.list().length;
		for (const elsewhere of [
			'mei@evil.example',
			'mei@sub.earshot.example',
			'mei@earshot.example.evil.example',
			'mei@notearshot.example'
		])
			expect(await send(id, elsewhere)).toBe('elsewhere');
		for (const none of ['', 'mei', '@earshot.example', 'a@b@earshot.example', 'mei@earshot.example\nBcc: x'])
			expect([none, await send(id, none)]).toEqual([none, 'unreadable']);
		expect(outbox.list()).toHaveLength(before);
	});

	test('its link works once; to look at it uses nothing up', async () => {
		const id = await closed('domains');
		const address = mei();
		await send(id, address);
		const token = tokenTo(address);
		for (let scans = 0; scans < 5; scans++) expect(await accesses.isGood(id, token)).toBe(true);
		const shut = await door(id);
		const both = await Promise.all([accesses.byLetter(shut, token), accesses.byLetter(shut, token)]);
		const [cookie] = both.filter((one) => one !== 'gone');
		expect(both.filter((one) => one === 'gone')).toHaveLength(1);
		expect(await by(id, cookie?.value)).toBe('visitor');
		expect(await accesses.isGood(id, token)).toBe(false);
		expect(await accesses.byLetter(shut, token)).toBe('gone');
	});

	test('makes the same visitor of the same address, and another on another site', async () => {
		const visitorOf = async (id: string, address: string) => {
			await send(id, address);
			const cookie = await accesses.byLetter(await door(id), tokenTo(address));
			const who = await accesses.admitted(await door(id), cookie === 'gone' ? '' : cookie.value, null);
			return who?.as === 'visitor' ? who.visitor : '';
		};
		const [one, other] = [await closed('domains'), await closed('domains')];
		const address = mei();
		const first = await visitorOf(one, address);
		expect(first).toMatch(/^[\w-]{22}$/);
		expect(await visitorOf(one, address)).toBe(first);
		expect(await visitorOf(other, address)).not.toBe(first);
		expect(first).not.toContain('mei');
		// Who came is not written down anywhere.
		expect((await house().from('site_letters').select('*').eq('site_id', one)).data).toEqual([]);
	});

	test('is too old after a quarter of an hour, and nothing after a change of who may read', async () => {
		const id = await closed('domains');
		const [old, stale] = [mei(), mei()];
		await send(id, old);
		await house()
			.from('site_letters')
			.update({ expires_at: new Date(Date.now() - 1_000).toISOString() })
			.eq('site_id', id);
		expect(await accesses.isGood(id, tokenTo(old))).toBe(false);
		expect(await accesses.byLetter(await door(id), tokenTo(old))).toBe('gone');
		await send(id, stale);
		await accesses.save(ed.db, id, { ...wishing('domains'), domains: ['elsewhere.example'] });
		expect(await accesses.isGood(id, tokenTo(stale))).toBe(false);
		expect(await accesses.byLetter(await door(id), tokenTo(stale))).toBe('gone');
		expect(await send(id, stale)).toBe('elsewhere');
	});

	test('leaves no address behind once its link is too old', async () => {
		const id = await closed('domains');
		const [old, fresh] = [mei(), mei()];
		await send(id, old);
		const ago = new Date(Date.now() - 1_000).toISOString();
		await house().from('site_letters').update({ expires_at: ago }).eq('site_id', id);
		const kept = async () =>
			(await house().from('site_letters').select('address').eq('site_id', id)).data?.map(
				({ address }) => address
			);
		expect(await kept()).toEqual([old]);
		// What is done every hour, though nobody asks for a letter any more.
		await ok(call(house(), 'sweep_starts', {}));
		expect(await kept()).toEqual([]);
		await send(id, fresh);
		await ok(call(house(), 'sweep_starts', {}));
		expect(await kept()).toEqual([fresh]);
	});

	test('of one site opens no other; a guess opens none', async () => {
		const [one, other] = [await closed('domains'), await closed('domains')];
		const address = mei();
		await send(one, address);
		expect(await accesses.byLetter(await door(other), tokenTo(address))).toBe('gone');
		for (const guess of ['', 'x', 'a'.repeat(43), tokenTo(address).toLowerCase()])
			expect(await accesses.byLetter(await door(one), guess)).toBe('gone');
		expect(await accesses.isGood(one, tokenTo(address))).toBe(true);
		const kept = (await house().from('site_letters').select('*').eq('site_id', one)).data;
		expect(JSON.stringify(kept)).not.toContain(tokenTo(address));
	});

	test('is no way to fill somebody’s mailbox', async () => {
		const id = await closed('domains');
		const address = mei();
		const sent = [];
		for (let at = 0; at < 5; at++) sent.push(await outcome(send(id, address)));
		expect(sent).toEqual(['done', 'done', 'done', 'too_many', 'too_many']);
	});

	test('reaches an office that asks at once from one address; who tries one domain after the other waits', async () => {
		const id = await closed('domains');
		const office = newcomer();
		const colleagues = [];
		for (let at = 0; at < 30; at++) colleagues.push(await outcome(send(id, mei(), office)));
		expect(new Set(colleagues)).toEqual(new Set(['done']));
		const from = newcomer();
		const tried = [];
		for (let at = 0; at < 61; at++) tried.push(await outcome(send(id, `mei@guess-${at}.example`, from)));
		expect(tried.indexOf('too_many')).toBe(60);
		expect(await outcome(send(id, mei(), from))).toBe('too_many');
	});

	test('is sent by no other kind of door', async () => {
		for (const who of ['everyone', 'passcode', 'team'] as const)
			expect(await outcome(send(await closed(who), mei()))).toBe('closed');
		expect(await outcome(withCode(await closed('domains')))).toBe('closed');
	});
});
