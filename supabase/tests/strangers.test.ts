import { createHash, randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPlan } from '../../src/lib/mail/campaign-parse';
import type { Client } from '../../src/lib/server/door';
import { box, type Stage } from './box';

// Ada's team has everything there can be. Mallory owns another team, and tries every door of the catalogue.

const U = '\u001f';
const LOOK = { accent: '#1d6b52', background: '#ffffff', font: 'sans', corner: 'soft', backdrop: 'plain' };
let stage: Stage;
let ada: Client;
let mallory: Client;
let mine: World & { invite: string };
let hers: World;

interface World {
	team: string;
	survey: string;
	person: string;
	site: string;
	request: string;
	preview: string;
	asset: string;
	comment: string;
	contact: string;
	list: string;
	import: string;
	campaign: string;
	letter: string;
	invitation: string;
}

type Answer = { data: unknown; error: { details?: string | null; code?: string; message: string } | null };
const call = async (client: Client, name: string, args: Record<string, unknown>): Promise<Answer> =>
	client.rpc(name as never, args as never);
const from = (client: Client, table: string) => client.from(table as never);

async function ok<T>(answer: Promise<Answer>): Promise<T> {
	const { data, error } = await answer;
	if (error) throw new Error(`${error.message} ${error.details ?? ''}`);
	return data as T;
}

const bookmarkOf = (survey: string) => ({
	hash: createHash('sha256').update(randomUUID()).digest('hex'),
	response: randomUUID(),
	survey,
	version: 1,
	answers: { why: 'later' },
	page: 0,
	language: 'en',
	respondent: null
});

const fileOf = (survey: string) => ({
	id: randomUUID(),
	survey,
	response: randomUUID(),
	question: 'photo',
	name: 'photo.jpg',
	type: 'image/jpeg',
	size: 9,
	digest: '0'.repeat(64)
});

const assetOf = (actor: string, site: string) => ({
	actor,
	site,
	id: randomUUID(),
	kind: 'picture',
	name: 'Ada’s team',
	type: 'image/webp',
	size: 9,
	digest: '0'.repeat(64),
	width: 9,
	height: 9,
	widths: [9]
});
const letterOf = (site: string, stamp: string) => ({
	site,
	token_hash: createHash('sha256').update(randomUUID()).digest('hex'),
	address: 'mei@earshot.example',
	stamp
});
const certificateOf = (site: string) => ({
	code: Array.from({ length: 16 }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[randomInt(32)]).join(''),
	site,
	block: 'course',
	course: 'Listening well',
	name: 'Mei'
});
const readsOf = (site: string) => {
	const day = new Date().toISOString().slice(0, 10);
	const one = { site, day, kind: 'read', what: '' };
	const reader = randomUUID().slice(0, 22);
	return {
		counts: [{ ...one, n: 1 }],
		people: [{ ...one, reader }],
		readers: [{ site, reader, segment: 'visitor' }]
	};
};
const comingOf = (site: string, survey: string) => ({ site, survey, response: randomUUID(), opened: true });
const DOCUMENT = { format: 1, title: { en: 'Hello' } };

/** A site with everything that a site can have. */
async function siteOf(client: Client, team: string, actor: string, slug: string) {
	const site = await ok<string>(call(client, 'create_site', { team, name: slug, slug, document: DOCUMENT }));
	const as = { actor, site, revision: 1, document: DOCUMENT, note: '', opens: null, ends: null };
	await ok(call(stage.house(), 'publish_site', as));
	const ends = new Date(Date.now() + 9e8).toISOString();
	const request = await ok<string>(call(client, 'request_site', { site, revision: 1, note: '' }));
	await ok(call(client, 'make_preview', { site, number: null, days: 1 }));
	const [preview] = await stage.sql`select id from site_previews where site_id = ${site}`;
	const { id: asset } = await ok<{ id: string }>(call(stage.house(), 'take_asset', assetOf(actor, site)));
	await ok(call(stage.house(), 'asset_whole', { id: asset }));
	await ok(
		call(client, 'set_access', {
			...{
				site,
				who: 'domains',
				noindex: true,
				passcode: `scrypt.${slug}.hash`,
				domains: ['earshot.example']
			}
		})
	);
	const [access] = await stage.sql`select stamp from site_access where site_id = ${site}`;
	await ok(call(stage.house(), 'keep_letter', letterOf(site, access?.stamp)));
	await ok(call(client, 'archive_site', { site }));
	// The archive called it off.
	await stage.sql`insert into site_schedules (site_id, ends_at) values (${site}, ${ends})`;
	return { site, request, preview: String(preview?.id), asset };
}

const RULE = { every: [] };
/** Somebody whom the team may ask, all that is known of them, and a file with more. */
async function peopleOf(client: Client, team: string, slug: string) {
	await ok(call(client, 'save_attribute', { team, name: slug, kind: 'text', segment: true }));
	const address = `${slug}@people.example`;
	const { id: contact } = await ok<{ id: string }>(
		call(client, 'save_contact', { team, address, name: slug, attributes: { [slug]: slug } })
	);
	const list = await ok<string>(call(client, 'save_list', { team, name: slug, rule: RULE }));
	await ok(call(client, 'opt_out_contact', { contact, scope: 'all', what: '' }));
	await stage.sql`insert into suppressions (team_id, hash, reason) select team_id, hash, 'bounce' from contacts where id = ${contact}`;
	await ok(call(client, 'set_manners', { team, rest_days: 9, consent_needed: true }));
	const id = randomUUID();
	await ok(call(client, 'begin_import', { team, import: id, name: `${slug}.csv`, total: 9 }));
	const batch = [{ row: 2, cells: [slug], address, facts: { '@name': slug } }];
	await ok(call(stage.house(), 'stage_rows', { import: id, batch, done: 9, columns: [] }));
	await ok(call(stage.house(), 'compare_import', { import: id }));
	await ok(call(stage.house(), 'settle_import', { import: id }));
	return { contact, list, import: id };
}

/** A campaign that has begun, with a letter that left, an answer by it, and one that is on its way. */
async function campaignOf(client: Client, team: string, survey: string, contact: string) {
	await ok(call(client, 'opt_in_contact', { contact, scope: 'all', what: '' }));
	await stage.sql`delete from suppressions where team_id = ${team}`;
	await ok(call(client, 'set_manners', { team, rest_days: 9, consent_needed: false }));
	const audience = { everyone: true, lists: [], contacts: [] };
	const plan = { ...freshPlan(['en'], 'UTC'), audience };
	const campaign = await ok<string>(call(client, 'create_campaign', { survey, name: 'Autumn', plan }));
	// What is put away asks nobody.
	const [away] = await stage.sql`delete from archives where survey_id = ${survey} returning *`;
	await ok(call(client, 'launch_campaign', { campaign, revision: 1 }));
	if (away) await stage.sql`insert into archives ${stage.sql(away)}`;
	const [row] = await stage.sql`select id, invitation_id from outbox where campaign_id = ${campaign}`;
	const [letter, invitation] = [String(row?.id), String(row?.invitation_id)];
	await stage.sql`insert into outbox_tries (outbox_id, outcome) values (${letter}, 'sent')`;
	await stage.sql`insert into participations (invitation_id) values (${invitation})`;
	await stage.sql`insert into invited_responses (invitation_id, response_id)
		select ${invitation}, id from responses where survey_id = ${survey} limit 1`;
	await stage.sql`insert into seals (seal, survey_id) values (${randomUUID()}, ${survey})`;
	await stage.sql`insert into presses (holder, response_id, survey_id, version, answers, language)
		values (${randomUUID()}, ${randomUUID()}, ${survey}, 1, '{}', 'en')`;
	await stage.sql`insert into campaign_counts (campaign_id, what, n) values (${campaign}, 'opened', 9)`;
	await stage.sql`insert into suppressions (team_id, hash, reason) select team_id, hash, 'bounce' from contacts where id = ${contact}`;
	await ok(call(client, 'opt_out_contact', { contact, scope: 'all', what: '' }));
	await ok(call(client, 'wish_digest', { team, wanted: true, speaks: 'en' }));
	return { campaign, letter, invitation };
}

async function world(client: Client, slug: string): Promise<World> {
	const person = (await client.auth.getUser()).data.user?.id ?? '';
	const team = await ok<string>(call(client, 'create_team', { name: slug }));
	const survey = await ok<string>(
		call(client, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
	);
	await client.from('profiles').upsert({ user_id: person, name: slug });
	await stage.house().from('mailboxes').insert({ user_id: person });
	await ok(call(client, 'set_brand', { team, look: LOOK }));
	await ok(call(client, 'invite', { team, as_role: 'editor' }));
	const as = {
		actor: person,
		survey,
		revision: 1,
		plan: { format: 1, headline: 'nps', fields: [{ name: 'via', hidden: true }] },
		note: 'n',
		as_mode: 'identified'
	};
	await ok(call(stage.house(), 'publish_survey', as));
	await ok(
		call(client, 'schedule_survey', { survey, opens: null, closes: null, zone: 'UTC', max_responses: 50 })
	);
	await ok(call(client, 'set_sharing', { survey, frames: [], partials: true, resume: true, kiosk: false }));
	const part = {
		id: randomUUID(),
		survey,
		version: 1,
		answers: { why: slug },
		language: 'en',
		page: 0,
		beat: 1
	};
	await ok(call(stage.house(), 'keep_partials', { batch: [part] }));
	await ok(call(stage.house(), 'save_bookmark', bookmarkOf(survey)));
	await ok(call(stage.house(), 'take_file', fileOf(survey)));
	const batch = Array.from({ length: 6 }, (_, at) => ({
		id: randomUUID(),
		survey,
		version: 1,
		answers: { nps: at, why: 'because' },
		strings: [`nps${U}`, `nps${U}${at}`],
		language: 'en',
		respondent: `person-${at}@earshot.example`
	}));
	await ok(call(stage.house(), 'submit_responses', { batch }));
	await ok(call(stage.house(), 'fold_survey', { survey }));
	await ok(call(stage.house(), 'fold_attention', {}));
	// Only a fold of an anonymous survey would leave one.
	await stage.sql`insert into releases select survey_id, 'nps', xid, id from marks where survey_id = ${survey}`;
	await ok(call(client, 'pause_survey', { survey }));
	await ok(call(client, 'archive_survey', { survey }));
	const people = await peopleOf(client, team, slug);
	return {
		team,
		survey,
		person,
		...people,
		...(await campaignOf(client, team, survey, people.contact)),
		...(await listening(client, team, survey, person, slug.replace('survey', 'site')))
	};
}

/** A site that has told figures, let a comment through and given a certificate. */
async function listening(client: Client, team: string, survey: string, person: string, slug: string) {
	const made = await siteOf(client, team, person, slug);
	const { site } = made;
	await ok(call(stage.house(), 'site_figures', { site, survey, since: null, until: null }));
	const comment = await ok<string>(
		call(client, 'let_through', { site, survey, question: 'why', words: 'because' })
	);
	await ok(call(stage.house(), 'give_certificate', certificateOf(site)));
	await ok(call(stage.house(), 'note_reads', readsOf(site)));
	const came = comingOf(slug, slug.replace('site', 'survey'));
	await ok(call(stage.house(), 'note_site_sittings', { batch: [came] }));
	return { ...made, comment };
}

beforeAll(async () => {
	stage = await box();
	ada = await stage.become('ada@earshot.example');
	mallory = await stage.become('mallory@earshot.example');
	const adas = await world(ada, 'adas-survey');
	const [invite] = await stage.sql`select id from invites where team_id = ${adas.team}`;
	mine = { ...adas, invite: invite?.id };
	hers = await world(mallory, 'mallorys-survey');
});
afterAll(() => stage.close());

/**
 * Everything that a signed-in person may call, with what Mallory would try it with on Ada's things. A new
 * function fails the test below until it is named here.
 */
const doors = (): Record<string, { args: Record<string, unknown>; answer: 'missing' | null | 'hers' }> => {
	const { survey, team, person, invite, site, request, preview, contact, list } = mine;
	const who = (args: Record<string, unknown> = {}) => ({
		args: { contact, ...args },
		answer: 'missing' as const
	});
	const file = (args: Record<string, unknown> = {}) => ({
		args: { import: mine.import, ...args },
		answer: 'missing' as const
	});
	const asks = (args: Record<string, unknown> = {}) => ({
		args: { campaign: mine.campaign, ...args },
		answer: 'missing' as const
	});
	const on = (args: Record<string, unknown> = {}) => ({
		args: { site, ...args },
		answer: 'missing' as const
	});
	const at = (args: Record<string, unknown> = {}) => ({
		args: { survey, ...args },
		answer: 'missing' as const
	});
	const of = (args: Record<string, unknown> = {}) => ({
		args: { team, ...args },
		answer: 'missing' as const
	});
	return {
		role_in: { args: { team }, answer: null },
		team_of: { args: { survey }, answer: null },
		create_team: { args: { name: 'Another' }, answer: 'hers' },
		rename_team: of({ name: 'Taken' }),
		set_minimum_n: of({ n: 1 }),
		team_members: of(),
		set_role: of({ person, as_role: 'viewer' }),
		remove_member: of({ person }),
		leave_team: of(),
		invite: of({ as_role: 'owner' }),
		revoke_invite: { args: { id: invite }, answer: 'missing' },
		accept_invite: { args: { token: 'guessed' }, answer: 'missing' },
		invited_to: { args: { token: 'guessed' }, answer: 'missing' },
		create_survey: of({ name: 'In your team', slug: 'in-your-team', definition: {} }),
		rename_survey: at({ name: 'Taken' }),
		set_slug: at({ slug: 'taken-over' }),
		save_draft: at({ revision: 1, definition: {} }),
		pause_survey: at(),
		reopen_survey: at(),
		archive_survey: at(),
		restore_survey: at(),
		delete_survey: at({ name: 'adas-survey' }),
		restore_version: at({ number: 1 }),
		schedule_survey: at({ opens: null, closes: null, zone: 'UTC', max_responses: 1 }),
		set_mode: at({ as_mode: 'anonymous' }),
		board: at({ days: null, questions: ['why'] }),
		board_days: at({ days: null }),
		home: of(),
		set_brand: of({ look: LOOK }),
		clear_brand: of(),
		file_of: at({ file: randomUUID() }),
		export_responses: at({ after: null, page_size: 100 }),
		export_partials: at({ after: null, page_size: 100 }),
		set_sharing: at({ frames: ['https://evil.example'], partials: true, resume: true, kiosk: true }),
		attention: at({ days: null }),
		partials_kept: at({ days: null }),
		team_of_site: { args: { site }, answer: null },
		create_site: of({ name: 'In your team', slug: 'in-your-team', document: DOCUMENT }),
		rename_site: on({ name: 'Taken' }),
		set_site_slug: on({ slug: 'taken-over' }),
		set_four_eyes: on({ wanted: true }),
		save_site: on({ revision: 1, document: DOCUMENT }),
		copy_site: on({ name: 'Mine', slug: 'mine-now', document: null }),
		request_site: on({ revision: 1, note: '' }),
		decide_request: { args: { request, decision: 'withdrawn', reason: '' }, answer: 'missing' },
		unpublish_site: on(),
		republish_site: on(),
		end_site: on({ ends: null }),
		call_off_site: on(),
		archive_site: on(),
		restore_site: on(),
		delete_site: on({ name: 'adas-site' }),
		make_preview: on({ number: null, days: 1 }),
		revoke_preview: on({ preview }),
		set_access: on({ who: 'everyone', noindex: false, passcode: null, domains: [] }),
		renew_access: on(),
		sites_of: of(),
		site: on(),
		site_history: on(),
		site_facts: of({ ids: [mine.asset, survey] }),
		let_through: on({ survey, question: 'why', words: 'because' }),
		take_back: on({ comment: mine.comment }),
		adoption: on({ days: null }),
		teams_i_build_in: { args: {}, answer: 'hers' },
		lists_of: of(),
		count_rule: of({ rule: RULE }),
		values_of: of({ what: '@address', most: 9 }),
		save_list: of({ list, name: 'Taken', rule: RULE }),
		remove_list: { args: { list }, answer: 'missing' },
		list_contacts: of({ search: '', size: 9 }),
		save_contact: of({ contact, address: 'mallory@earshot.example', name: 'Taken', attributes: {} }),
		read_contact: who(),
		contact_held: who(),
		erase_contact: who(),
		set_consent: who({ on_day: '2026-03-01', written: 'Taken' }),
		opt_out_contact: who({ scope: 'kind', what: 'pulse' }),
		opt_in_contact: who({ scope: 'all', what: '' }),
		save_attribute: of({ name: 'Taken', kind: 'text', segment: true }),
		remove_attribute: of({ name: 'adas-survey' }),
		set_manners: of({ rest_days: 0, consent_needed: false }),
		begin_import: of({ import: randomUUID(), name: 'Taken', total: 9 }),
		apply_import: file(),
		import_progress: file(),
		read_import: file(),
		preview_import: file({ page: 1, size: 9 }),
		remove_import: file(),
		imports_of: of(),
		create_campaign: { args: { survey, name: 'Taken', plan: {} }, answer: 'missing' },
		save_campaign: asks({ revision: 1, name: 'Taken', plan: {} }),
		remove_campaign: asks(),
		read_campaign: asks(),
		campaign_outlook: asks(),
		launch_campaign: asks({ revision: 1 }),
		pause_campaign: asks(),
		resume_campaign: asks(),
		cancel_campaign: asks(),
		revoke_invitation: asks({ address: 'adas-survey@people.example' }),
		campaign_came: asks(),
		campaign_strays: asks({ most: 9 }),
		list_campaigns: { args: { survey }, answer: 'missing' },
		letter_history: { args: { letter: mine.letter }, answer: 'missing' },
		letters_now: of(),
		wish_digest: of({ wanted: true, speaks: 'en' })
	};
};
/** What somebody who is not signed in may call. */
const OPEN = ['invited_to'];

const executable = async (role: string): Promise<string[]> => {
	const rows = await stage.sql`
		select distinct p.proname as name from pg_proc p
		where p.pronamespace = 'public'::regnamespace and has_function_privilege(${role}, p.oid, 'execute')
		order by 1`;
	return rows.map((row) => row.name);
};
const tables = async (): Promise<string[]> => {
	const rows = await stage.sql`
		select relname as name from pg_class
		where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
	return rows.map((row) => row.name);
};
/** All that is stored, as one fingerprint a table. */
async function everything(): Promise<Record<string, string>> {
	const prints = (await tables()).map(async (table) => {
		const [row] = await stage.sql.unsafe(
			`select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as print from public."${table}" t`
		);
		return [table, String(row?.print)] as const;
	});
	return Object.fromEntries(await Promise.all(prints));
}

describe('through functions', () => {
	test('only those that are named here can be called at all', async () => {
		expect(await executable('authenticated')).toEqual(Object.keys(doors()).sort());
		expect(await executable('anon')).toEqual(OPEN);
	});

	test('Mallory gets nothing of Ada, and moves nothing', async () => {
		const before = await everything();
		for (const [name, { args, answer }] of Object.entries(doors())) {
			if (answer === 'hers') continue;
			const { data, error } = await call(mallory, name, args);
			expect([name, error?.details ?? null, data]).toEqual([name, answer, null]);
		}
		expect(await everything()).toEqual(before);
	});

	test('nor does somebody who is not signed in', async () => {
		const before = await everything();
		for (const [name, { args }] of Object.entries(doors())) {
			const { data, error } = await call(stage.stranger(), name, args);
			expect([name, error === null, data]).toEqual([name, false, null]);
		}
		expect(await everything()).toEqual(before);
	});

	test('those of the house itself refuse both, asked in the right way', async () => {
		const { survey, person, site, request, asset } = mine;
		const [known] = await stage.sql`select id from responses where survey_id = ${survey}`;
		const batch = [{ id: randomUUID(), survey, version: 1, answers: {}, strings: [], language: 'en' }];
		const own: Record<string, Record<string, unknown>> = {
			publish_survey: { actor: person, survey, revision: 1, plan: {}, note: '', as_mode: 'identified' },
			open_survey: { slug: 'adas-survey' },
			brand_of: { team: mine.team },
			submit_responses: { batch },
			note_sittings: { batch },
			keep_partials: { batch: [{ ...batch[0], beat: 9 }] },
			save_bookmark: bookmarkOf(survey),
			find_bookmark: { slug: 'adas-survey', hash: '0'.repeat(64) },
			take_file: fileOf(survey),
			files_there: { survey, response: known?.id, asked: [] },
			sweep_files: { most: 10 },
			forget_files: { ids: [] },
			drop_file: { id: randomUUID() },
			fold_attention: {},
			sweep_starts: {},
			recall_response: { id: known?.id, survey },
			fold_survey: { survey },
			fold_all: {},
			recount: { survey },
			tallies: { survey, since: null },
			publish_site: { actor: person, site, revision: 1, document: {}, note: '', opens: null, ends: null },
			approve_site: { actor: person, request, document: {}, note: '', opens: null, ends: null },
			go_back: { actor: person, site, number: 1, revision: 1, kept: null },
			open_preview: { token: '0'.repeat(64) },
			take_asset: assetOf(person, site),
			asset_whole: { id: asset },
			asset_of: { site, id: asset },
			sweep_assets: { most: 10 },
			forget_assets: { ids: [] },
			open_site: { slug: 'adas-site' },
			site_lock: { site },
			keep_letter: letterOf(site, randomUUID()),
			find_letter: { site, token_hash: '0'.repeat(64) },
			use_letter: { site, token_hash: '0'.repeat(64) },
			freeze_site: {
				actor: person,
				site,
				revision: 1,
				document: {},
				note: '',
				again: null,
				opens: null,
				ends: null
			},
			site_figures: { site, survey, since: null, until: null },
			fold_for_site: { survey },
			site_survey: { site, survey },
			site_wall: { site, survey, question: 'why' },
			enough_wrote: { survey, question: 'why' },
			give_certificate: certificateOf(site),
			find_certificate: { site, code: '0'.repeat(16) },
			note_reads: readsOf(site),
			note_site_sittings: { batch: [comingOf('adas-site', 'adas-survey')] },
			fold_adoption: {},
			adoption_group: { site },
			settle_site: { site },
			stage_rows: { import: mine.import, batch: [], done: 9, columns: [] },
			fail_import: { import: mine.import, mistake: {} },
			import_cells: { import: mine.import, after: 0, most: 9 },
			judge_rows: { import: mine.import, batch: [] },
			compare_import: { import: mine.import },
			note_judged: { import: mine.import, done: 0, total: 0 },
			settle_import: { import: mine.import },
			sweep_imports: {},
			begin_campaigns: {},
			begin_campaign: { campaign: mine.campaign },
			judge_campaign: { campaign: mine.campaign, plan: {}, number: 1 },
			due_reminders: {},
			remind_campaign: { campaign: mine.campaign, step: 1, skip: [] },
			campaign_segments: { campaign: mine.campaign, by: 'adas-survey', minimum: 1 },
			barred: { team: mine.team, hash: 'x', survey, kind: 'pulse' },
			why_barred: { team: mine.team, key: 'x@x.example' },
			claim_letters: { worker: 'm', most: 9, lease: '1 minute' },
			take_back_letters: {},
			judge_letters: { ids: [mine.letter] },
			drop_letters: { ids: [mine.letter], whys: ['cancelled'] },
			begin_letters: { worker: 'm', ids: [mine.letter], lease: '1 minute' },
			renew_letters: { worker: 'm', lease: '1 minute' },
			mark_letters: { worker: 'm', results: [] },
			letter_returned: { letter: mine.letter, how: 'complained', words: '' },
			invitation_now: { invitation: mine.invitation },
			seal_known: { seal: 'x' },
			submit_invited: { item: batch[0], invitation: mine.invitation, seal: 'x' },
			keep_late: { item: batch[0], holder: 'x' },
			keep_press: { item: batch[0], invitation: mine.invitation, seal: 'x' },
			ripe_presses: { silent: '0 seconds' },
			drop_press: { holder: 'x' },
			count_came: { counts: [] },
			pending_seals: { survey },
			ripe_seals: { waited: '0 seconds' },
			mixing_facts: { invitations: [mine.invitation] },
			crowd_language: { campaign: mine.campaign, language: 'en' },
			mix_seals: { survey, seals: [], invitations: [] },
			forget_seals: {},
			letter_about: { letter: mine.letter },
			unsubscribe: { letter: mine.letter, scope: 'all', way: 'page' },
			subscribe_again: { letter: mine.letter },
			put_digests: { at: new Date().toISOString() },
			digest_of: { team: mine.team },
			may_publish: { actor: person, site },
			called: { person }
		};
		const before = await everything();
		for (const [name, args] of Object.entries(own))
			for (const client of [mallory, stage.stranger()])
				expect([name, (await call(client, name, args)).error?.code]).toEqual([name, '42501']);
		expect(await everything()).toEqual(before);
		// The control: the same questions, asked by the house, are answered.
		for (const name of [
			'open_survey',
			'recall_response',
			'recount',
			'tallies',
			'find_bookmark',
			'open_site',
			'asset_of'
		])
			expect([name, (await call(stage.house(), name, own[name] ?? {})).error]).toEqual([name, null]);
	});

	test('what does not exist is told no differently from what is Ada’s', async () => {
		const gone = Object.fromEntries(
			['survey', 'team', 'site', 'contact', 'list', 'import', 'campaign', 'letter'].map((name) => [
				name,
				randomUUID()
			])
		);
		for (const [name, { args, answer }] of Object.entries(doors())) {
			if (answer === 'hers') continue;
			const over = Object.fromEntries(Object.entries(gone).filter(([key]) => key in args));
			const [foreign, absent] = [
				await call(mallory, name, args),
				await call(mallory, name, { ...args, ...over })
			];
			expect([name, foreign.error?.message, foreign.data]).toEqual([
				name,
				absent.error?.message,
				absent.data
			]);
		}
	});

	test('while on her own team each of them answers', async () => {
		for (const name of [
			'board',
			'board_days',
			'home',
			'export_responses',
			'export_partials',
			'attention',
			'team_members',
			'sites_of',
			'site',
			'site_history',
			'site_facts',
			'adoption',
			'lists_of',
			'values_of',
			'list_contacts',
			'read_contact',
			'contact_held',
			'read_import',
			'preview_import',
			'imports_of'
		]) {
			const { args } = doors()[name] ?? { args: {} };
			const own = Object.fromEntries(
				Object.entries({ ...args }).map(([key, value]) => [key, key in hers ? Reflect.get(hers, key) : value])
			);
			const { data, error } = await call(mallory, name, own);
			expect([name, error]).toEqual([name, null]);
			expect(JSON.stringify(data)).not.toContain('adas');
			expect(JSON.stringify(data).length).toBeGreaterThan(10);
		}
	});
});

describe('through tables', () => {
	test('every one has row-level security, and rows of Ada’s to be found', async () => {
		const rows = await stage.sql`
			select relname as name, relrowsecurity as secured from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
		expect(rows.filter((row) => !row.secured)).toEqual([]);
		for (const table of await tables()) {
			const [row] = await stage.sql.unsafe(`select count(*)::int as n from public."${table}"`);
			expect([table, row?.n > 0]).toEqual([table, true]);
		}
	});

	test('Mallory reads and counts her own rows at most, a stranger none', async () => {
		const secrets = [mine.team, mine.survey, mine.person, mine.site, 'adas-survey', 'adas-site'];
		for (const table of await tables()) {
			const read = await from(mallory, table).select('*');
			for (const secret of secrets) expect(JSON.stringify(read.data ?? [])).not.toContain(secret);
			const counted = await from(mallory, table).select('*', { count: 'exact', head: true });
			expect([table, counted.count ?? 0]).toEqual([table, read.data?.length ?? 0]);
			const blind = await from(stage.stranger(), table).select('*');
			expect([table, blind.data ?? []]).toEqual([table, []]);
		}
		expect((await mallory.from('surveys').select('id')).data).toEqual([{ id: hers.survey }]);
		expect((await mallory.from('teams').select('id').eq('id', mine.team)).data).toEqual([]);
	});

	test('Mallory changes, adds and takes away nothing', async () => {
		const before = await everything();
		for (const table of await tables()) {
			const [sample] = await stage.sql.unsafe(
				`select to_jsonb(t) as row from public."${table}" t where t::text ~ '${mine.survey}|${mine.team}|${mine.person}|${mine.site}|${mine.import}|${mine.campaign}|${mine.invitation}|${mine.letter}' limit 1`
			);
			const row: Record<string, unknown> = sample?.row ?? {};
			const [key] = Object.keys(row);
			if (!key) throw new Error(`Nothing of Ada's in ${table}`);
			for (const client of [mallory, stage.stranger()]) {
				await from(client, table)
					.update(row as never)
					.eq(key, row[key] as never);
				await from(client, table)
					.delete()
					.eq(key, row[key] as never);
				await from(client, table).insert({ ...row, ...('id' in row ? { id: randomUUID() } : {}) } as never);
				await from(client, table).upsert({ ...row, name: 'Taken', note: 'Taken' } as never);
			}
		}
		expect(await everything()).toEqual(before);
	});

	test('not even with her own rows as the bait: a member of nobody’s choosing', async () => {
		const joined = await from(mallory, 'members').insert({
			team_id: mine.team,
			user_id: hers.person,
			role: 'owner'
		} as never);
		expect(joined.error).not.toBeNull();
		const moved = await from(mallory, 'surveys')
			.update({ team_id: mine.team } as never)
			.eq('id', hers.survey);
		expect(moved.error).not.toBeNull();
	});
});
