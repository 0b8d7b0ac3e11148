import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import * as people from '../../src/lib/account/people.server';
import { LEAST } from '../../src/lib/account/hold';
import { asker, type Client } from '../../src/lib/server/door';
import { actions as forgot } from '../../src/routes/(account)/forgot/+page.server';
import { actions as signIn } from '../../src/routes/(account)/sign-in/+page.server';
import { box, PASSWORD, type Stage } from './box';

const ANN = 'ann@earshot.example';
const NOBODY = 'nobody@earshot.example';

/** Opens a box and puts it behind the door of this process. */
async function opened(smtp?: string): Promise<Stage> {
	const stage = await box(smtp ? { smtp } : {});
	const { keys, fetch } = stage.box;
	const behind = {
		url: 'http://box.localhost',
		...keys,
		fetch: (input: RequestInfo, init?: RequestInit) => fetch(new Request(input, init)),
		box: stage.box
	};
	Reflect.set(globalThis, Symbol.for('earshot.opened'), behind);
	return stage;
}
afterEach(() => void Reflect.deleteProperty(globalThis, Symbol.for('earshot.opened')));

// Before the first box opens: what it keeps out of the log must not be found here either.
const logged: string[] = [];
const { error, warn } = console;
console.error = console.warn = (...values: unknown[]) => void logged.push(values.map(String).join(' '));
afterAll(() => void Object.assign(console, { error, warn }));

/** Posts a form to an action. @returns what it answered and after how many milliseconds */
async function post(action: unknown, db: Client, fields: Record<string, string>) {
	const started = performance.now();
	const event = {
		request: new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) }),
		url: new URL('http://localhost/'),
		locals: { db },
		getClientAddress: () => '203.0.113.9'
	};
	const answer: unknown = await Reflect.apply(action as () => unknown, null, [event]);
	return { answer, took: performance.now() - started };
}

/** The token in the newest letter, which is there a moment after it was asked for. */
async function token(stage: Stage, before: number): Promise<string> {
	await expect.poll(() => stage.letters().length, { timeout: 5_000 }).toBeGreaterThan(before);
	return /token_hash=([\w-]+)/.exec(stage.letters()[0]?.text ?? '')?.[1] ?? '';
}

const entering = async (stage: Stage, password: string) =>
	(await stage.stranger().auth.signInWithPassword({ email: ANN, password })).error?.code ?? 'in';

describe('somebody registers an address that is not theirs', () => {
	test.each([
		['a link to sign in by', 'magiclink', people.sendLink],
		['a link to choose a new password by', 'recovery', people.sendReset]
	] as const)('and is out as soon as its owner uses %s', async (_, type, send) => {
		await using stage = await opened();
		const mallory = await stage.become(ANN);
		expect((await mallory.auth.getUser()).error).toBeNull();

		send(ANN, 'http://localhost:3000/home');
		const ann = stage.stranger();
		expect(await people.confirm(ann, await token(stage, 0), type)).toBe('anew');
		expect((await mallory.auth.getUser()).error).not.toBeNull();
		expect((await mallory.auth.refreshSession()).error).not.toBeNull();
		expect(await entering(stage, PASSWORD)).toBe('invalid_credentials');
		expect((await ann.auth.getUser()).data.user?.email).toBe(ANN);

		// Control: from then on the mailbox is known to be hers, and a letter takes nothing away.
		expect(await people.setPassword(ann, 'a password of her own')).toBe('done');
		send(ANN, 'http://localhost:3000/home');
		expect(await people.confirm(stage.stranger(), await token(stage, 1), type)).toBe('in');
		expect(await entering(stage, 'a password of her own')).toBe('in');
		expect((await ann.auth.getUser()).error).toBeNull();
	});

	test('and cannot say themselves that the mailbox was proved', async () => {
		await using stage = await opened();
		const mallory = await stage.become(ANN);
		const id = (await mallory.auth.getUser()).data.user?.id ?? '';
		expect((await mallory.from('mailboxes').insert({ user_id: id })).error?.code).toBe('42501');
		expect((await mallory.from('mailboxes').select()).error?.code).toBe('42501');
		expect((await stage.house().from('mailboxes').insert({ user_id: id })).error).toBeNull();
	});
});

describe('who has an account', () => {
	test('is not told by how long a failed sign-in takes', async () => {
		await using stage = await opened();
		await stage.become(ANN);
		for (const email of [ANN, NOBODY]) {
			const wrong = { email, password: 'not this one' };
			const { answer, took } = await post(signIn.default, stage.stranger(), wrong);
			expect(answer).toMatchObject({ status: 400, data: { refused: 'wrong' } });
			expect(took).toBeGreaterThanOrEqual(LEAST - 2);
		}
	});

	test('is not told by a letter whose mail server does not answer, or refuses', async () => {
		let finish = () => {};
		const held = new Promise<void>((resolve) => (finish = resolve));
		const server = new SMTPServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onRcptTo: (to, _, done) => void held.then(() => done(new Error(`No such mailbox: ${to.address}`)))
		});
		const address = await new Promise<string>((resolve) => {
			const listening = server.listen(0, '127.0.0.1', () => {
				const at = listening.address();
				resolve(`smtp://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`);
			});
		});
		await using stage = await opened(address);
		await stage.become(ANN);
		logged.length = 0;
		const [known, unknown] = await Promise.all(
			[ANN, NOBODY].map((email) => post(forgot.default, stage.stranger(), { email }))
		);
		expect(known?.answer).toMatchObject({ sent: true, values: { email: ANN } });
		expect(unknown?.answer).toEqual({ ...(known?.answer as object), values: { email: NOBODY } });
		finish();
		await expect.poll(() => logged.join()).toContain('A letter was not sent');
		expect(logged.join()).not.toContain('earshot.example');
		await new Promise<void>((resolve) => server.close(resolve));
	});
});

describe('session cookies that cannot be read', () => {
	test('are forgotten at once, without a line in the log', async () => {
		await using _ = await opened();
		const jar = new Map([
			['sb-box-auth-token', 'base64-%%%'],
			['theme', 'dark']
		]);
		const cookies = {
			getAll: () => [...jar].map(([name, value]) => ({ name, value })),
			get: (name: string) => jar.get(name),
			set: (name: string, value: string) => void jar.set(name, value),
			delete: (name: string) => void jar.set(name, ''),
			serialize: () => ''
		};
		logged.length = 0;
		expect((await asker(cookies).auth.getUser()).data.user).toBeNull();
		expect(logged).toEqual([]);
		expect(jar.get('sb-box-auth-token')).toBe('');
		expect(jar.get('theme')).toBe('dark');
	});
});
