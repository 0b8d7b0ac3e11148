import { generateKeyPairSync, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { freshPlan } from '$lib/mail/campaign-parse';
import { postOffice, type PostOffice } from '$lib/mail/post.server';
import { house, open } from '../../src/lib/server/door';
import type { Box } from '../../src/lib/server/embedded/supabase';
import { openMailbox, type Mailbox } from '../../tests/mailbox';
import { freshFolder } from './box';
import { someone, type Someone } from './stories';
import { call, ok } from './survey';

// A product that sends to a mail server on loopback, with a team that asks people.

export interface Mailing {
	sql: Box['sql'];
	mailbox: Mailbox;
	office: PostOffice;
	ada: Someone;
	team: string;
	/** Asks as many people, who are nobody's before. */
	campaign(count: number, of?: { names?: string[]; addresses?: string[] }): Promise<string>;
	/** Letters of a campaign, by address. */
	rows(campaign: string): Promise<Row[]>;
	states(campaign: string): Promise<string[]>;
	/** Puts a function into the database as it is without one of its guards, while `run` runs. */
	without<T>(name: string, guard: string | RegExp, instead: string, run: () => Promise<T>): Promise<T>;
	/** Nothing waits, nothing came, the mail server is polite. */
	forget(): Promise<void>;
	close(): Promise<void>;
}

export interface Row {
	id: string;
	state: string;
	uncertain: boolean;
	returned: string | null;
	tries: number;
	address: string;
}

const DKIM = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.privateKey.export({ type: 'pkcs8', format: 'pem' })
	.toString();

const environmentOf = (mailbox: Mailbox, folder: string) => ({
	...mailbox.environment,
	DATA_DIR: folder,
	EARSHOT_EMPTY: '1',
	ORIGIN: 'https://ask.example',
	MAIL_FROM: 'Earshot <post@ask.example>',
	MAIL_BOUNCES: 'bounces@ask.example',
	MAIL_SECRET: 'nobody-guesses-this',
	DKIM_KEY: DKIM,
	DKIM_DOMAIN: 'ask.example',
	DKIM_SELECTOR: 'one'
});

const PLAN = {
	format: 1,
	languages: ['en', 'zh-cn'],
	title: { en: 'Readers', 'zh-cn': '读者' },
	thanks: '',
	calculated: [],
	showProgress: false,
	numbers: null,
	pages: [
		{
			name: 'one',
			elements: [
				{
					kind: 'nps',
					name: 'nps',
					title: { en: 'Would you recommend us?', 'zh-cn': '您会推荐我们吗？' },
					look: 'numbers',
					low: { en: 'No', 'zh-cn': '不会' },
					high: { en: 'Yes', 'zh-cn': '会' },
					choices: Array.from({ length: 11 }, (_, value) => ({ value, text: String(value) }))
				}
			]
		}
	]
};

async function survey(ada: Someone, team: string): Promise<string> {
	const slug = `readers-${randomUUID().slice(0, 8)}`;
	const id = await ok<string>(
		call(ada.db, 'create_survey', { team, name: slug, slug, definition: { title: slug } })
	);
	const published = {
		actor: ada.user.id,
		survey: id,
		revision: 1,
		plan: PLAN,
		note: '',
		as_mode: 'anonymous'
	};
	await ok(call(house(), 'publish_survey', published));
	return id;
}

/** The box that the door has opened: to arrange things and to look at them. */
async function boxBehind(): Promise<Box> {
	const behind = await Reflect.get(globalThis, Symbol.for('earshot.behind'));
	return behind.box;
}

/** To be called once a file: settings are read once. */
export async function openMailing(): Promise<Mailing> {
	const folder = await freshFolder();
	const mailbox = await openMailbox();
	Object.assign(process.env, environmentOf(mailbox, folder));
	const opened = await open();
	const { sql } = await boxBehind();
	const ada = await someone('ada@earshot.example');
	const team = await ok<string>(call(ada.db, 'create_team', { name: 'Listening' }));
	const office = postOffice();
	if (!office) throw new Error('no letter can leave');
	let named = 0;
	const rows = (id: string): Promise<Row[]> => sql<Row[]>`
		select id, state, uncertain, returned, tries, address from outbox where campaign_id = ${id} order by address`;
	return {
		sql,
		mailbox,
		office,
		ada,
		team,
		rows,
		states: async (id) => (await rows(id)).map(({ state }) => state),
		async campaign(count, { names = [], addresses = [] } = {}) {
			const set = `set${++named}`;
			const contacts: string[] = [];
			for (let at = 0; at < count; at++) {
				const address = addresses[at] ?? `${set}-${at}@people.example`;
				const [made] = await sql`insert into contacts (team_id, address, key, name, language)
					values (${team}, ${address}, ${address.toLowerCase()}, ${names[at] ?? `Person ${at}`}, ${at % 2 ? 'zh-cn' : 'en'})
					on conflict do nothing returning id`;
				if (made) contacts.push(made['id']);
			}
			const plan = {
				...freshPlan(['en', 'zh-cn'], 'UTC'),
				audience: { everyone: false, lists: [], contacts }
			};
			const of = { survey: await survey(ada, team), name: set, plan };
			const id = await ok<string>(call(ada.db, 'create_campaign', of));
			await ok(call(ada.db, 'launch_campaign', { campaign: id, revision: 1 }));
			return id;
		},
		async without(name, guard, instead, run) {
			const [guarded] = await sql`select pg_get_functiondef(oid) as def from pg_proc where proname = ${name}`;
			const whole = String(guarded?.['def']);
			const bare = whole.replace(guard, instead);
			if (bare === whole) throw new Error(`${name} has no such guard any more: change the control`);
			await sql.unsafe(bare);
			try {
				return await run();
			} finally {
				await sql.unsafe(whole);
			}
		},
		async forget() {
			mailbox.forget();
			mailbox.manners = {};
			await sql`delete from outbox`;
		},
		async close() {
			office.close();
			await opened.stop();
			await mailbox.close();
			fs.rmSync(folder, { recursive: true, force: true });
		}
	};
}
