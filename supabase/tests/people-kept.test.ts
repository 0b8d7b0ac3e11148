import fs from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshPlan } from '$lib/mail/campaign-parse';
import * as campaigns from '$lib/mail/campaigns.server';
import { postOffice } from '$lib/mail/post.server';
import { round } from '$lib/mail/sending.server';
import * as contacts from '$lib/people/contacts.server';
import { house, open, outbox, type Opened } from '../../src/lib/server/door';
import { freshFolder } from './box';
import { someone, type Someone } from './stories';
import { call, ok } from './survey';

// Letters that stay in the box, where no mail server is set: they are held about somebody too.

let folder: string;
let opened: Opened;
let ada: Someone;
let team: string;

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', ORIGIN: 'https://ask.example' });
	opened = await open();
	ada = await someone('ada@earshot.example');
	team = await ok<string>(call(ada.db, 'create_team', { name: 'Listening' }));
});
afterAll(async () => {
	await opened?.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

const SURVEY = {
	format: 1,
	languages: ['en'],
	title: 'Us',
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [{ name: 'one', elements: [{ kind: 'comment', name: 'why', title: 'Why?' }] }]
};

test('who is erased is in none of them, and the others stay', async () => {
	const ids: string[] = [];
	for (const name of ['Zoë Quine', 'Ben'])
		ids.push(
			await ok<{ id: string }>(
				call(ada.db, 'save_contact', { team, address: `${name[0]}@x.example`, name, attributes: {} })
			).then(({ id }) => id)
		);
	const [zoe = '', ben = ''] = ids;
	const survey = await ok<string>(
		call(ada.db, 'create_survey', { team, name: 'Us', slug: 'about-us', definition: { title: 'Us' } })
	);
	const published = { actor: ada.user.id, survey, revision: 1, plan: SURVEY, note: '' };
	await ok(call(house(), 'publish_survey', { ...published, as_mode: 'anonymous' }));
	const audience = { everyone: true, lists: [], contacts: [] };
	const plan = { ...freshPlan(['en'], 'UTC'), audience };
	const id = await campaigns.create(ada.db, survey, 'Autumn', plan);
	await campaigns.test(ada.db, ada.user, id, { letter: 'invitation', language: 'en', contact: zoe });
	await campaigns.test(ada.db, ada.user, id, { letter: 'invitation', language: 'en', contact: ben });
	await campaigns.launch(ada.db, id, 1);
	const office = postOffice();
	if (!office) throw new Error('no letter can be kept');
	expect(await round(office, 'a')).toMatchObject({ sent: 4 });
	office.close();
	const said = () => JSON.stringify(outbox.list());
	expect([said().includes('Zoë Quine'), said().includes('Z@x.example')]).toEqual([true, true]);
	await contacts.erase(ada.db, zoe);
	expect([said().includes('Zoë'), said().includes('Z@x.example')]).toEqual([false, false]);
	expect(outbox.list().map(({ to }) => to)).toEqual(
		expect.arrayContaining(['ada@earshot.example', 'B@x.example'])
	);
});
