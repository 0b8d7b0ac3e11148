import fs from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as sites from '$lib/site/sites.server';
import type { Published } from '$lib/site/releases.server';
import { house, open, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { outcome, smallSite, someone, type Someone } from './stories';
import { call, ok, refusal } from './survey';

// What becomes of micro-sites, told with Ada (owner), Ed (editor), Vi (viewer) and Mallory of another team.

let folder: string;
let opened: Opened;
let ada: Someone;
let ed: Someone;
let vi: Someone;
let mallory: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1' });
	opened = await open();
	[ada, ed, vi, mallory] = await Promise.all(
		['ada', 'ed', 'vi', 'mallory'].map((name) => someone(`${name}@earshot.example`))
	).then((all) => all as [Someone, Someone, Someone, Someone]);
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

const made = (by = ed, word = 'Hello') => sites.create(by.db, team, `Site ${randomUUID()}`, smallSite(word));
const numberOf = (published: Published): number => {
	if (!('number' in published)) throw new Error(JSON.stringify(published.obstacles));
	return published.number;
};
const publish = async (by: Someone, id: string, revision: number, note = '') =>
	numberOf(await sites.publish(by.db, by.user, id, { revision, note }));
const stateOf = async (id: string) => (await sites.find(ada.db, id)).state;
const door = async (id: string) => {
	const { slug } = await sites.find(ada.db, id);
	return sites.open(slug);
};
const titleOnAir = async (id: string) => (await door(id)).document?.title['en'];
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
/** The clock goes on: what was to happen in the future has just happened. Visitors asked more than a second ago. */
async function later(id: string, what: 'opens_at' | 'ends_at', ago = 1): Promise<void> {
	const { error } = await house()
		.from('site_schedules')
		.update({ [what]: new Date(Date.now() - ago * 1_000).toISOString() })
		.eq('site_id', id);
	if (error) throw new Error(error.message);
	// Any change forgets the doors that were open.
	await sites.rename(ada.db, id, `Site ${randomUUID()}`);
}

describe('a draft', () => {
	test('is made by builders of the team, with a link from its name', async () => {
		const id = await sites.create(ed.db, team, 'Listening week, autumn', smallSite('Hello'));
		const site = await sites.read(vi.db, id).catch((thrown) => thrown.code);
		expect(site).toBe('forbidden');
		expect(await sites.read(ed.db, id)).toMatchObject({
			...{ slug: 'listening-week-autumn', state: 'draft', revision: 1, version: null, role: 'editor' },
			document: { title: { en: 'Hello' } }
		});
		const again = await sites.find(
			ada.db,
			await sites.create(ada.db, team, 'Listening week, autumn', smallSite('x'))
		);
		expect(again.slug).toMatch(/^listening-week-autumn-\w{4}$/);
		const chinese = await sites.find(ada.db, await sites.create(ada.db, team, '倾听周', smallSite('倾听周')));
		expect(chinese.slug).toMatch(/^site-\w{4}$/);
		expect(await outcome(made(vi))).toBe('forbidden');
		expect(await outcome(made(mallory))).toBe('missing');
	});

	test('of others is nowhere: not to be read, saved, named, published, or listed', async () => {
		const id = await made();
		const tries = [
			sites.find(mallory.db, id),
			sites.read(mallory.db, id),
			sites.save(mallory.db, id, 1, smallSite('Mine')),
			sites.rename(mallory.db, id, 'Mine'),
			sites.copy(mallory.db, id, 'Mine'),
			sites.publish(mallory.db, mallory.user, id, { revision: 1, note: '' }),
			sites.request(mallory.db, id, { revision: 1, note: '' }),
			sites.history(mallory.db, id),
			sites.makePreview(mallory.db, id, null, 1),
			sites.list(mallory.db, team)
		];
		expect(await Promise.all(tries.map(outcome))).toEqual(tries.map(() => 'missing'));
		expect((await mallory.db.from('site_drafts').select('*')).data).toEqual([]);
	});

	test('a save carries the revision that it started from; a stale one overwrites nothing', async () => {
		const id = await made();
		expect(await sites.save(ed.db, id, 1, smallSite('Ed was here'))).toEqual({ revision: 2 });
		expect(await outcome(sites.save(ada.db, id, 1, smallSite('Ada was here')))).toBe('stale');
		const { document, savedBy } = await sites.read(ada.db, id);
		expect([document.title['en'], savedBy]).toEqual(['Ed was here', 'ed']);
		const both = await Promise.all(
			[ed, ada].map(({ db }) => outcome(sites.save(db, id, 2, smallSite('At once'))))
		);
		expect(both.sort()).toEqual(['done', 'stale']);
	});

	test('what could not be saved can be kept as a copy', async () => {
		const id = await made();
		const copy = await sites.copy(ed.db, id, 'My words', smallSite('My words'));
		const plain = await sites.copy(ed.db, id, 'The same');
		expect((await sites.read(ed.db, copy)).document.title['en']).toBe('My words');
		expect((await sites.read(ed.db, plain)).document.title['en']).toBe('Hello');
		expect(await outcome(sites.copy(vi.db, id, 'No'))).toBe('forbidden');
	});

	test('goes through the gate, whoever sends it', async () => {
		const id = await made();
		for (const bad of [
			null,
			{},
			{ ...smallSite('x'), languages: [] },
			{ ...smallSite('x'), pages: [{ id: '<' }] }
		])
			expect(await outcome(sites.save(ed.db, id, 1, bad))).toBe('invalid');
		// Somebody who speaks to the database alone gets a draft that is broken, and no further.
		await ok(call(ed.db, 'save_site', { site: id, revision: 1, document: { format: 1, pages: 'none' } }));
		expect(await outcome(sites.publish(ada.db, ada.user, id, { revision: 2, note: '' }))).toBe('invalid');
		expect(await stateOf(id)).toBe('draft');
	});
});

describe('what is published', () => {
	test('is what was looked at, frozen, with who and why', async () => {
		const id = await made();
		expect(await outcome(door(id))).toBe('missing');
		expect(await publish(ed, id, 1, 'First words')).toBe(1);
		expect(await door(id)).toMatchObject({ state: 'live', version: 1, access: 'everyone', noindex: false });
		await sites.save(ed.db, id, 1, smallSite('Second'));
		expect(await titleOnAir(id)).toBe('Hello');
		expect(await sites.find(ada.db, id)).toMatchObject({ changed: true, state: 'live' });
		expect(await outcome(publish(ed, id, 1))).toBe('stale');
		await publish(ed, id, 2, 'Second');
		expect(await titleOnAir(id)).toBe('Second');
		expect((await sites.find(ada.db, id)).changed).toBe(false);
		expect(await sites.versions(ada.db, id)).toMatchObject([
			{ number: 2, note: 'Second', publishedBy: 'ed', live: true },
			{ number: 1, note: 'First words', publishedBy: 'ed', live: false }
		]);
		expect((await sites.version(ed.db, id, 1)).title['en']).toBe('Hello');
	});

	test('cannot be changed, by anybody', async () => {
		const id = await made();
		await publish(ed, id, 1);
		const change = { document: { format: 1 } };
		for (const db of [ada.db, ed.db, house()])
			expect((await db.from('site_versions').update(change).eq('site_id', id).select()).error).not.toBeNull();
		expect((await sites.version(ada.db, id, 1)).title['en']).toBe('Hello');
	});

	test('needs the house: no member publishes past what stands in the way', async () => {
		const id = await sites.create(ed.db, team, 'No title', { ...smallSite('x'), title: {} });
		const answer = await sites.publish(ed.db, ed.user, id, { revision: 1, note: '' });
		expect('obstacles' in answer && answer.obstacles.map(({ code }) => code)).toContain('title_missing');
		const asked = await sites.request(ed.db, id, { revision: 1, note: '' });
		expect('obstacles' in asked).toBe(true);
		const as = { site: id, revision: 1, document: {}, note: '', opens: null, ends: null };
		for (const { db, user } of [ada, ed])
			expect(await refusal(call(db, 'publish_site', { actor: user.id, ...as }))).toMatch(/permission/);
		expect(await stateOf(id)).toBe('draft');
	});

	test('viewers publish nothing, nor does the house for them', async () => {
		const id = await made();
		expect(await outcome(sites.publish(vi.db, vi.user, id, { revision: 1, note: '' }))).toBe('forbidden');
		const as = {
			site: id,
			revision: 1,
			document: smallSite('x'),
			note: '',
			opens: null,
			ends: null
		};
		expect(await refusal(call(house(), 'publish_site', { actor: vi.user.id, ...as }))).toBe('forbidden');
		expect(await refusal(call(house(), 'publish_site', { actor: mallory.user.id, ...as }))).toBe('missing');
	});

	test('goes back in one click, and what nobody had published is put by', async () => {
		const id = await made();
		await publish(ed, id, 1, 'First');
		await sites.save(ed.db, id, 1, smallSite('Second'));
		await publish(ed, id, 2, 'Second');
		await sites.save(ed.db, id, 2, smallSite('Third, not finished'));
		expect(await outcome(sites.goBack(ada.db, ada.user, id, { number: 1, revision: 2 }))).toBe('stale');
		expect(await sites.goBack(ada.db, ada.user, id, { number: 1, revision: 3 })).toBe(4);
		expect(await titleOnAir(id)).toBe('Hello');
		expect((await sites.read(ed.db, id)).document.title['en']).toBe('Hello');
		expect(await sites.versions(ada.db, id)).toMatchObject([
			{ number: 4, again: 1, live: true, note: 'First' },
			{ number: 3, kept: true, live: false },
			{ number: 2 },
			{ number: 1 }
		]);
		expect((await sites.version(ed.db, id, 3)).title['en']).toBe('Third, not finished');
		// Whose saves were under way is told: they started from a draft that is gone.
		expect(await outcome(sites.save(ed.db, id, 3, smallSite('Late')))).toBe('stale');
		const { revision } = await sites.find(ada.db, id);
		expect(await sites.goBack(ada.db, ada.user, id, { number: 2, revision })).toBe(5);
		expect(await outcome(sites.goBack(ada.db, ada.user, id, { number: 99, revision: revision + 1 }))).toBe(
			'missing'
		);
	});

	test('goes back although the gate would not take the draft as it is', async () => {
		const id = await made();
		await publish(ed, id, 1);
		const spoiled = { ...smallSite('Spoiled'), cover: 'x', title: { en: 'a'.repeat(300) } };
		const { error } = await ed.db.rpc('save_site', { site: id, revision: 1, document: spoiled });
		expect(error).toBeNull();
		expect(await outcome(publish(ed, id, 2))).toBe('invalid');
		expect(await sites.goBack(ed.db, ed.user, id, { number: 1, revision: 2 })).toBe(3);
		expect(await titleOnAir(id)).toBe('Hello');
		expect((await sites.versions(ed.db, id)).map(({ kept }) => kept)).toEqual([false, true, false]);
	});

	test('by two at once is two versions in a row, of which the later one is on air', async () => {
		const id = await made();
		const both = await Promise.all([publish(ed, id, 1, 'one'), publish(ada, id, 1, 'other')]);
		expect(both.toSorted()).toEqual([1, 2]);
		expect((await sites.find(ada.db, id)).version).toBe(2);
		const back = () => outcome(sites.goBack(ed.db, ed.user, id, { number: 1, revision: 1 }));
		// Going back makes another draft, so that the second of two has not seen what it would take away.
		expect((await Promise.all([back(), back()])).toSorted()).toEqual(['done', 'stale']);
	});

	test('leaves the air at once, and comes back', async () => {
		const id = await made();
		await publish(ed, id, 1);
		expect(await titleOnAir(id)).toBe('Hello');
		await sites.unpublish(ed.db, id);
		expect(await door(id)).toMatchObject({ state: 'unpublished', document: null, version: null });
		expect(await outcome(sites.unpublish(vi.db, id))).toBe('forbidden');
		await sites.republish(ed.db, id);
		expect(await titleOnAir(id)).toBe('Hello');
	});
});

describe('four eyes', () => {
	async function watched() {
		const id = await made();
		await sites.setFourEyes(ada.db, id, true);
		return id;
	}

	test('only an owner asks for them', async () => {
		const id = await made();
		expect(await outcome(sites.setFourEyes(ed.db, id, true))).toBe('forbidden');
		await sites.setFourEyes(ada.db, id, true);
		expect(await outcome(sites.setFourEyes(ed.db, id, false))).toBe('forbidden');
	});

	test('an editor cannot put anything before readers, by any way', async () => {
		const id = await watched();
		expect(await outcome(publish(ed, id, 1))).toBe('forbidden');
		await publish(ada, id, 1);
		await sites.save(ed.db, id, 1, smallSite('Second'));
		await publish(ada, id, 2);
		expect(await outcome(sites.goBack(ed.db, ed.user, id, { number: 1, revision: 2 }))).toBe('forbidden');
		const at = { opensAt: inHours(1), endsAt: null };
		expect(await outcome(sites.schedule(ed.db, ed.user, id, { revision: 2, note: '', ...at }))).toBe(
			'forbidden'
		);
		// Off the air is allowed; back on it is not.
		await sites.endAt(ed.db, id, inHours(2));
		expect(await outcome(sites.endAt(ed.db, id, inHours(3)))).toBe('forbidden');
		expect(await outcome(sites.endAt(ed.db, id, null))).toBe('forbidden');
		await sites.unpublish(ed.db, id);
		expect(await outcome(sites.republish(ed.db, id))).toBe('forbidden');
		await sites.archive(ed.db, id);
		await sites.restore(ed.db, id);
		expect(await stateOf(id)).toBe('unpublished');
	});

	test('nor take an address that readers know to something that nobody approved', async () => {
		const id = await watched();
		await publish(ada, id, 1);
		const { slug } = await sites.find(ada.db, id);
		expect(await outcome(sites.setSlug(ed.db, id, `${slug}-old`))).toBe('forbidden');
		await sites.setSlug(ed.db, id, slug);
		expect(await outcome(sites.setSlug(ed.db, await made(), slug))).toBe('slug_taken');
		// The control: it is the four eyes that hold the editor, and an owner they do not.
		await sites.setSlug(ada.db, id, `${slug}-new`);
		await sites.setFourEyes(ada.db, id, false);
		await sites.setSlug(ed.db, id, `${slug}-old`);
		expect((await door(id)).slug).toBe(`${slug}-old`);
	});

	test('an owner approves exactly what was asked for, whatever came after', async () => {
		const id = await watched();
		await sites.save(ed.db, id, 1, smallSite('Asked for'));
		const asked = await sites.request(ed.db, id, { revision: 2, note: 'Please' });
		if (!('request' in asked)) throw new Error('not asked');
		await sites.save(ed.db, id, 2, smallSite('Slipped in afterwards'));
		expect(await sites.find(ada.db, id)).toMatchObject({
			request: { id: asked.request, revision: 2, note: 'Please', by: 'ed', mine: false },
			state: 'draft'
		});
		expect(await outcome(sites.approve(ed.db, ed.user, asked.request, { note: '' }))).toBe('forbidden');
		expect(await outcome(sites.approve(vi.db, vi.user, asked.request, { note: '' }))).toBe('missing');
		expect(await outcome(sites.approve(mallory.db, mallory.user, asked.request, { note: '' }))).toBe(
			'missing'
		);
		expect(numberOf(await sites.approve(ada.db, ada.user, asked.request, { note: '' }))).toBe(1);
		expect(await titleOnAir(id)).toBe('Asked for');
		expect(await sites.find(ada.db, id)).toMatchObject({ changed: true, request: null });
		expect((await sites.versions(ada.db, id))[0]).toMatchObject({
			note: 'Please',
			publishedBy: 'ada',
			askedBy: 'ed'
		});
		expect(await outcome(sites.approve(ada.db, ada.user, asked.request, { note: '' }))).toBe('stale');
	});

	test('what was asked anew, taken back or declined is approved no more', async () => {
		const id = await watched();
		const ask = async () => {
			const asked = await sites.request(ed.db, id, { revision: 1, note: '' });
			return 'request' in asked ? asked.request : '';
		};
		const first = await ask();
		const second = await ask();
		expect(await outcome(sites.approve(ada.db, ada.user, first, { note: '' }))).toBe('stale');
		expect(await outcome(sites.decline(ed.db, second, 'No'))).toBe('forbidden');
		await sites.decline(ada.db, second, 'Not yet');
		expect(await outcome(sites.approve(ada.db, ada.user, second, { note: '' }))).toBe('stale');
		const third = await ask();
		await sites.withdraw(ed.db, third);
		expect(await outcome(sites.approve(ada.db, ada.user, third, { note: '' }))).toBe('stale');
		const { requests } = await sites.history(ed.db, id);
		expect(requests.map(({ outcome: how, reason }) => [how, reason])).toEqual([
			['withdrawn', ''],
			['declined', 'Not yet'],
			['withdrawn', '']
		]);
		expect(await outcome(sites.request(ed.db, id, { revision: 9, note: '' }))).toBe('stale');
	});
});

describe('the clock', () => {
	test('puts a site on air and takes it off, without anybody at work', async () => {
		const id = await made();
		const at = { opensAt: inHours(1), endsAt: inHours(2) };
		numberOf(await sites.schedule(ed.db, ed.user, id, { revision: 1, note: 'On Monday', ...at }));
		expect(await sites.find(ada.db, id)).toMatchObject({
			state: 'scheduled',
			opensVersion: 1,
			version: null
		});
		expect(await door(id)).toMatchObject({ state: 'scheduled', document: null });
		await later(id, 'opens_at');
		expect(await sites.find(ada.db, id)).toMatchObject({ state: 'live', version: 1, opensAt: null });
		expect(await titleOnAir(id)).toBe('Hello');
		// Nothing ran: the row still says what it said.
		const row = await house().from('sites').select('live_version').eq('id', id).single();
		expect(row.data?.live_version).toBeNull();
		await later(id, 'opens_at', 60);
		await later(id, 'ends_at');
		expect(await stateOf(id)).toBe('unpublished');
		expect((await door(id)).document).toBeNull();
		// A change starts from what everybody sees.
		await sites.republish(ed.db, id);
		expect(await titleOnAir(id)).toBe('Hello');
		expect(await stateOf(id)).toBe('live');
	});

	test('brings the next version, while the one before stays until then', async () => {
		const id = await made();
		await publish(ed, id, 1);
		await sites.save(ed.db, id, 1, smallSite('Second'));
		const at = { opensAt: inHours(1), endsAt: null };
		await sites.schedule(ed.db, ed.user, id, { revision: 2, note: '', ...at });
		expect([await stateOf(id), await titleOnAir(id)]).toEqual(['live', 'Hello']);
		await later(id, 'opens_at');
		expect([await stateOf(id), await titleOnAir(id)]).toEqual(['live', 'Second']);
		await sites.save(ed.db, id, 2, smallSite('Third'));
		await publish(ed, id, 3);
		expect(await titleOnAir(id)).toBe('Third');
	});

	test('is called off: by hand, by publishing something else, by taking the site off the air', async () => {
		for (const way of ['called off', 'published', 'unpublished']) {
			const id = await made();
			await publish(ed, id, 1);
			await sites.save(ed.db, id, 1, smallSite('Second'));
			const at = { opensAt: inHours(1), endsAt: null };
			await sites.schedule(ed.db, ed.user, id, { revision: 2, note: '', ...at });
			if (way === 'called off') await sites.callOff(ed.db, id);
			else if (way === 'unpublished') await sites.unpublish(ed.db, id);
			else {
				await sites.save(ed.db, id, 2, smallSite('Third'));
				await publish(ed, id, 3);
			}
			expect([way, (await sites.find(ada.db, id)).opensAt]).toEqual([way, null]);
			await later(id, 'opens_at');
			const seen = way === 'unpublished' ? undefined : way === 'published' ? 'Third' : 'Hello';
			expect([way, await titleOnAir(id)]).toEqual([way, seen]);
		}
	});

	test('times that make no sense are refused; publishing anew keeps the end', async () => {
		const id = await made();
		for (const [opensAt, endsAt] of [
			[inHours(2), inHours(1)],
			[null, inHours(-1)]
		] as const)
			expect(
				await outcome(sites.schedule(ed.db, ed.user, id, { revision: 1, note: '', opensAt, endsAt }))
			).toBe('invalid');
		await publish(ed, id, 1);
		await sites.endAt(ed.db, id, inHours(2));
		await sites.save(ed.db, id, 1, smallSite('Second'));
		await publish(ed, id, 2);
		expect((await sites.find(ada.db, id)).endsAt).not.toBeNull();
		const beyond = { opensAt: inHours(3), endsAt: null };
		expect(await outcome(sites.schedule(ed.db, ed.user, id, { revision: 2, note: '', ...beyond }))).toBe(
			'invalid'
		);
		await sites.endAt(ed.db, id, null);
		expect((await sites.find(ada.db, id)).endsAt).toBeNull();
		expect(await outcome(sites.endAt(ed.db, id, 'infinity'))).toBe('invalid');
		expect(await outcome(sites.endAt(ed.db, id, 'soon'))).toBe('invalid');
	});
});

describe('a preview', () => {
	test('shows what it was made of to whoever has the link, and nobody can guess it', async () => {
		const id = await made();
		const token = await sites.makePreview(ed.db, id, null, 7);
		expect(token).toMatch(/^[0-9a-f]{64}$/);
		await sites.save(ed.db, id, 1, smallSite('Later'));
		expect(await sites.preview(token)).toMatchObject({
			site: id,
			version: null,
			document: { title: { en: 'Hello' } }
		});
		const other = await sites.makePreview(ed.db, id, null, 7);
		expect(other).not.toBe(token);
		for (const guess of ['', 'x', token.slice(1), `${token}0`, token.replace(/./, 'g'), '0'.repeat(64)])
			expect(await outcome(sites.preview(guess))).toBe('missing');
		const kept = JSON.stringify((await house().from('site_previews').select('*')).data);
		expect(kept).not.toContain(token);
		expect((await ada.db.from('site_previews').select('id')).data ?? []).toEqual([]);
	});

	test('of a version shows that version; it ends when it is taken back, too old, or the site is archived', async () => {
		const id = await made();
		await publish(ed, id, 1);
		await sites.save(ed.db, id, 1, smallSite('Later'));
		const token = await sites.makePreview(ed.db, id, 1, 1);
		expect((await sites.preview(token)).document.title['en']).toBe('Hello');
		expect(await outcome(sites.makePreview(ed.db, id, 9, 1))).toBe('missing');
		for (const days of [0, 91]) expect(await outcome(sites.makePreview(ed.db, id, 1, days))).toBe('invalid');
		expect(await outcome(sites.makePreview(vi.db, id, 1, 1))).toBe('forbidden');
		const [shown] = (await sites.history(ed.db, id)).previews;
		expect(await outcome(sites.revokePreview(mallory.db, id, shown?.id ?? ''))).toBe('missing');
		await sites.revokePreview(ed.db, id, shown?.id ?? '');
		expect(await outcome(sites.preview(token))).toBe('missing');

		const old = await sites.makePreview(ed.db, id, null, 1);
		expect(await outcome(sites.preview(old))).toBe('done');
		await house()
			.from('site_previews')
			.update({ expires_at: inHours(-1) })
			.eq('site_id', id);
		expect(await outcome(sites.preview(old))).toBe('missing');

		const last = await sites.makePreview(ed.db, id, null, 1);
		await sites.archive(ed.db, id);
		expect(await outcome(sites.preview(last))).toBe('missing');
	});
});

describe('the end of a site', () => {
	test('in the archive it is nowhere to be seen; it comes back off the air', async () => {
		const id = await made();
		await publish(ed, id, 1);
		const { slug } = await sites.find(ada.db, id);
		await sites.archive(ed.db, id);
		expect(await outcome(sites.open(slug))).toBe('missing');
		expect(await outcome(publish(ada, id, 1))).toBe('closed');
		expect(await outcome(sites.republish(ada.db, id))).toBe('closed');
		expect((await sites.list(vi.db, team)).find((one) => one.id === id)?.state).toBe('archived');
		await sites.restore(ed.db, id);
		expect(await stateOf(id)).toBe('unpublished');
	});

	test('for good, only an owner, only from the archive, only by its name; and all of it goes', async () => {
		const id = await made();
		await publish(ed, id, 1);
		await sites.makePreview(ed.db, id, null, 1);
		await sites.request(ed.db, id, { revision: 1, note: '' });
		const { name, slug } = await sites.find(ada.db, id);
		expect(await outcome(sites.erase(ada.db, id, name))).toBe('forbidden');
		await sites.archive(ada.db, id);
		expect(await outcome(sites.erase(ed.db, id, name))).toBe('forbidden');
		expect(await outcome(sites.erase(ada.db, id, 'Another'))).toBe('invalid');
		await sites.erase(ada.db, id, name);
		expect(await outcome(sites.find(ada.db, id))).toBe('missing');
		expect(await outcome(sites.open(slug))).toBe('missing');
		for (const table of ['site_drafts', 'site_versions', 'site_requests', 'site_previews'] as const)
			expect([table, (await house().from(table).select('*').eq('site_id', id)).data]).toEqual([table, []]);
	});

	test('two that begin with one name at once get a link each', async () => {
		const name = `Same ${randomUUID()}`;
		const begin = () => sites.create(ed.db, team, name, smallSite('Hello'));
		const ids = await Promise.all([begin(), begin(), begin()]);
		const slugs = await Promise.all(ids.map(async (id) => (await sites.find(ed.db, id)).slug));
		expect(new Set(slugs).size).toBe(3);
	});

	test('a link may change; what was published stays where it is told', async () => {
		const id = await made();
		await publish(ed, id, 1);
		const { slug } = await sites.find(ada.db, id);
		const other = `s-${randomUUID()}`;
		await sites.setSlug(ed.db, id, other);
		expect(await outcome(sites.open(slug))).toBe('missing');
		expect((await sites.open(other)).id).toBe(id);
		expect(await outcome(sites.setSlug(ed.db, await made(), other))).toBe('slug_taken');
		expect(await outcome(sites.setSlug(ed.db, id, 'No Slug'))).toBe('invalid');
	});
});
