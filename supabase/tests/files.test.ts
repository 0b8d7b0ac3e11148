import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Cookies } from '@sveltejs/kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as files from '$lib/survey/files.server';
import { LIMITS, partsOf, reference, type FileType, type Stored, type Wanted } from '$lib/survey/files';
import type { Answers, Plan } from '$lib/survey/plan';
import { FORM_WITH_FILES_LIMIT, formWithFiles, UPLOAD_LIMIT } from '$lib/survey/respond/multipart';
import { FIELD } from '$lib/survey/respond/sitting';
import * as responses from '$lib/survey/responses.server';
import * as surveys from '$lib/survey/surveys.server';
import { asker, house, open, type Client, type Opened } from '../../src/lib/server/door';
import { backup, restore } from '../../src/lib/server/embedded/backup';
import { openBox, type Box } from '../../src/lib/server/embedded/supabase';
import { GET as download } from '../../src/routes/(studio)/surveys/[id]/files/[file]/+server';
import { take as takeForm } from '../../src/routes/s/[slug]/sittings.server';
import { POST as upload } from '../../src/routes/s/[slug]/upload/+server';
import { freshFolder, PASSWORD } from './box';
import { exif, HOSTILE, jpeg, png, POLYGLOT, SAMPLES } from './samples';
import { call, ok, refusal } from './survey';

// What becomes of files, told with Ada (owner), Vi (viewer), Mallory of another team, and people who answer.

let folder: string;
let opened: Opened;
let ada: Client;
let vi: Client;
let mallory: Client;
let team: string;
let addresses = 0;
const newcomer = () => `192.0.2.${++addresses}`;

async function person(email: string): Promise<Client> {
	const jar = new Map<string, string>();
	const client = asker({
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => void jar.set(name, value)
	} as unknown as Cookies);
	await client.auth.signUp({ email, password: PASSWORD });
	await client.auth.signInWithPassword({ email, password: PASSWORD });
	return client;
}

beforeAll(async () => {
	folder = await freshFolder();
	Object.assign(process.env, { DATA_DIR: folder, EARSHOT_EMPTY: '1', RATE_PER_MINUTE: '40' });
	opened = await open();
	ada = await person('ada@earshot.example');
	vi = await person('vi@earshot.example');
	mallory = await person('mallory@earshot.example');
	team = await ok(call(ada, 'create_team', { name: 'Listening' }));
	await ok(call(mallory, 'create_team', { name: 'Elsewhere' }));
	await ok(call(vi, 'accept_invite', { token: await ok(call(ada, 'invite', { team, as_role: 'viewer' })) }));
});
afterAll(async () => {
	await opened.stop();
	fs.rmSync(folder, { recursive: true, force: true });
});

interface Here {
	id: string;
	slug: string;
	mode: 'anonymous' | 'identified';
}

const ALL = { types: ['jpeg', 'png', 'pdf'] as FileType[], size: LIMITS.size, most: 2 };
const question = (name: string, wanted: Wanted = ALL) => ({ kind: 'file', name, title: name, files: wanted });
const items = {
	...{ kind: 'toy', name: 'items', title: 'Items' },
	inside: { shape: 'list' as const, elements: [question('shot')], min: 0, max: 9, start: 1 }
};
const PLAN: Plan = {
	...{
		format: 1,
		languages: ['en'],
		title: 'Files',
		thanks: '',
		calculated: [],
		showProgress: false,
		numbers: null
	},
	pages: [
		{
			name: 'p',
			elements: [question('photo'), question('paper', { types: ['pdf'], size: 100, most: 1 }), items]
		}
	]
};

async function published(mode: Here['mode'] = 'identified'): Promise<Here> {
	const slug = `files-${randomUUID()}`;
	const id = await surveys.create(ada, team, slug, { title: 'Files' });
	const { user } = (await ada.auth.getUser()).data;
	const as = { actor: user?.id, survey: id, revision: 1, plan: PLAN, note: '', as_mode: mode };
	await ok(call(house(), 'publish_survey', as));
	return { id, mode, slug: (await surveys.read(ada, id)).slug };
}

/** A form as it arrives: bytes, not a generator that cannot be broken off. */
async function posting(url: string, form: FormData): Promise<Request> {
	const whole = new Response(form);
	const type = whole.headers.get('content-type') ?? '';
	const body = await whole.arrayBuffer();
	return new Request(url, { method: 'POST', body, headers: { 'content-type': type } });
}

const bucket = () => house().storage.from('uploads');
const onDisk = (place = folder) =>
	fs
		.readdirSync(path.join(place, 'storage'), { recursive: true, withFileTypes: true })
		.filter((one) => one.isFile());

/** Of an event, what the route looks at: the page's script sends a file. */
async function send(
	here: Here,
	response: string,
	bytes: Buffer,
	{ name = 'photo.jpg', field = 'photo', address = newcomer(), language = 'en' } = {}
) {
	const form = new FormData();
	form.append(FIELD.id, response);
	form.append(FIELD.version, '1');
	form.append(FIELD.language, language);
	form.append('question', field);
	form.append('file', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }));
	const request = await posting(`http://here.invalid/s/${here.slug}/upload`, form);
	const event = {
		params: { slug: here.slug },
		request,
		locals: { locale: 'en' },
		getClientAddress: () => address
	};
	const reply = await upload(event as unknown as Parameters<typeof upload>[0]);
	return { status: reply.status, said: await reply.json() };
}

async function sent(here: Here, response: string, bytes: Buffer, field = 'photo'): Promise<Stored> {
	const { status, said } = await send(here, response, bytes, { field });
	expect([status, said.trouble]).toEqual([201, undefined]);
	return said;
}

const idOf = (file: Stored) => partsOf(file.content).id;
const submit = (here: Here, id: string, answers: Answers) =>
	responses.submit({
		...{
			id,
			survey: here.id,
			version: 1,
			answers,
			language: 'en',
			respondent: here.mode === 'identified' ? 'Mei' : null
		},
		strings: Object.keys(answers).map((name) => `${name}\u001f`)
	});

async function fetched(db: Client, here: Here, id: string) {
	const event = { locals: { db, user: {} }, params: { id: here.id, file: id } };
	return download(event as unknown as Parameters<typeof download>[0]);
}
const statusOf = (run: Promise<Response>) =>
	run.then(
		(response) => response.status,
		(thrown) => thrown.status
	);
const age = (ids: string[], hours: number) =>
	house()
		.from('files')
		.update({ created_at: new Date(Date.now() - hours * 3_600_000).toISOString() })
		.in('id', ids);

describe('Storage in the box', () => {
	const box = () => Reflect.get(globalThis, Symbol.for('earshot.opened')).box;

	test('keeps, gives, looks at, replaces and takes away, as a hosted project does', async () => {
		const name = `story/${randomUUID()}.bin`;
		const bytes = new Uint8Array(100_000).fill(7);
		const up = await bucket().upload(name, bytes, { contentType: 'image/png', cacheControl: '60' });
		expect(up.data).toMatchObject({ path: name, fullPath: `uploads/${name}` });
		const down = await bucket().download(name);
		expect(new Uint8Array((await down.data?.arrayBuffer()) ?? [])).toEqual(bytes);
		expect((await bucket().info(name)).data).toMatchObject({ size: 100_000, contentType: 'image/png' });
		expect((await bucket().exists(name)).data).toBe(true);
		expect((await bucket().list('story')).data).toMatchObject([
			{ name: name.slice(6), metadata: { size: 100_000 } }
		]);
		expect((await bucket().list()).data?.find((one) => one.name === 'story')).toMatchObject({ id: null });
		const again = await bucket().upload(name, bytes);
		expect(again.error).toMatchObject({ message: 'The resource already exists' });
		expect((await bucket().upload(name, new Blob(['small']), { upsert: true })).error).toBeNull();
		expect(await (await bucket().download(name)).data?.text()).toBe('small');
		expect((await bucket().update(name, new Uint8Array([1, 2]))).error).toBeNull();
		expect((await bucket().info(name)).data?.size).toBe(2);
		expect((await bucket().remove([name, 'never-there'])).data).toHaveLength(1);
		expect((await bucket().exists(name)).data).toBe(false);
		expect((await bucket().download(name)).error?.message).toBe('Object not found');
		expect((await bucket().update(name, bytes)).error?.message).toBe('Object not found');
	});

	test('leaves one file on disk for one object, whatever came before it', async () => {
		const before = onDisk().length;
		const name = randomUUID();
		for (const upsert of [false, true, true, true])
			await bucket().upload(name, new Uint8Array([1]), { upsert });
		expect(onDisk()).toHaveLength(before + 1);
		await bucket().remove([name]);
		expect(onDisk()).toHaveLength(before);
	});

	test('has private buckets and no others', async () => {
		const made = await house().storage.createBucket('another', { public: true, fileSizeLimit: 10 });
		expect(made.error).toBeNull();
		expect((await house().storage.getBucket('another')).data).toMatchObject({ public: false });
		expect((await house().storage.listBuckets()).data?.map(({ id, public: open }) => [id, open])).toEqual(
			['another', 'pictures', 'site-files', 'uploads'].map((id) => [id, false])
		);
		expect((await house().storage.createBucket('another')).error?.message).toMatch(/exists/);
		const large = await house().storage.from('another').upload('a', new Uint8Array(11));
		expect(large.error?.message).toMatch(/maximum allowed size/);
		expect((await house().storage.from('another').list()).data).toEqual([]);
		expect((await house().storage.from('nowhere').upload('a', new Uint8Array(1))).error?.message).toMatch(
			/Bucket/
		);
	});

	test('opens to the house alone', async () => {
		const { keys } = box();
		await bucket().upload('secret', new Uint8Array([1]));
		const token = (await ada.auth.getSession()).data.session?.access_token ?? '';
		const tries: Record<string, string>[] = [
			{},
			{ apikey: keys.publishable },
			{ apikey: keys.publishable, authorization: `Bearer ${token}` },
			{ apikey: keys.secret, authorization: `Bearer ${token}` },
			{ authorization: `Bearer ${keys.secret}` },
			{ apikey: `${keys.secret}x` }
		];
		const ask = async (headers: Record<string, string>) =>
			(await box().fetch(new Request('http://box.localhost/storage/v1/object/uploads/secret', { headers })))
				.status;
		for (const headers of tries) expect(await ask(headers)).toBe(403);
		expect(await ask({ apikey: keys.secret })).toBe(200);
		for (const client of [ada, mallory]) {
			expect((await client.storage.from('uploads').download('secret')).error).not.toBeNull();
			expect((await client.storage.from('uploads').list()).error).not.toBeNull();
		}
	});

	test.each([
		'../keys.json',
		'..%2f..%2fkeys.json',
		'a/../../../keys.json',
		'%2e%2e/%2e%2e/keys.json',
		'a//b',
		'%2fa',
		'a%2f..%2f..%2fb',
		'nul%00byte',
		'%00',
		'%ff',
		'back%5cslash',
		'line%0abreak',
		'x'.repeat(1025),
		'é'
	])('a name that leads elsewhere leads nowhere: %j', async (name) => {
		const before = onDisk().map((one) => path.join(one.parentPath, one.name));
		const url = `http://box.localhost/storage/v1/object/uploads/${name}`;
		const headers = { apikey: box().keys.secret };
		const reply = await box().fetch(new Request(url, { method: 'POST', body: 'owned', headers }));
		expect(reply.status).toBeGreaterThanOrEqual(400);
		expect(reply.status).toBeLessThan(500);
		expect(onDisk().map((one) => path.join(one.parentPath, one.name))).toEqual(before);
		const read = await box().fetch(new Request(url, { headers }));
		expect(await read.text()).not.toContain(box().keys.jwt);
	});

	test('names that differ by case, or are long, or look like a device, are what they are', async () => {
		const names = ['Case', 'case', 'CON', 'x'.repeat(1024), 'a b (c) & d'];
		for (const name of names)
			expect([name, (await bucket().upload(name, Buffer.from(name))).error]).toEqual([name, null]);
		for (const name of names) expect(await (await bucket().download(name)).data?.text()).toBe(name);
		expect((await bucket().remove(names)).data).toHaveLength(names.length);
	});

	test('a body that goes on for longer than may be, or breaks off, leaves nothing', async () => {
		const before = onDisk().length;
		let pulled = 0;
		const endless = () =>
			new ReadableStream({
				pull(controller) {
					if (++pulled > 1000) return controller.error(new Error('gone'));
					controller.enqueue(new Uint8Array(65_536));
				}
			});
		expect((await bucket().upload('endless', endless())).error?.message).toMatch(/maximum allowed size/);
		expect(pulled).toBeLessThan(400);
		const broken = new ReadableStream({
			start(controller) {
				controller.enqueue(new Uint8Array(10));
				controller.error(new Error('the line broke'));
			}
		});
		expect((await bucket().upload('broken', broken)).error).not.toBeNull();
		expect([(await bucket().exists('endless')).data, (await bucket().exists('broken')).data]).toEqual([
			false,
			false
		]);
		expect(onDisk()).toHaveLength(before);
	});

	test('of two that store the same name at once, one is told', async () => {
		const both = await Promise.all([1, 2].map((n) => bucket().upload('race', new Uint8Array([n]))));
		expect(both.filter(({ error }) => error)).toHaveLength(1);
		await bucket().remove(['race']);
	});
});

describe('what somebody sends', () => {
	test.each(['jpeg', 'png', 'pdf'])(
		'%s is kept, and stands in the answer as SurveyJS would have it',
		async (type) => {
			const here = await published();
			const bytes = SAMPLES[type] ?? Buffer.alloc(0);
			const file = await sent(here, randomUUID(), bytes);
			expect(file).toMatchObject({ size: bytes.length });
			expect(file.content).toMatch(/^earshot:[0-9a-f-]{36}\.[\w-]{22}$/);
			expect(await (await bucket().download(idOf(file))).data?.bytes()).toEqual(new Uint8Array(bytes));
		}
	);

	test.each(Object.entries(HOSTILE))('%s is not, whatever it is called', async (_, bytes) => {
		const before = onDisk().length;
		const { status, said } = await send(await published(), randomUUID(), bytes, { name: 'photo.jpg' });
		expect([status, said]).toEqual([415, { trouble: expect.stringMatching(/JPEG, PNG, PDF/) }]);
		expect(onDisk()).toHaveLength(before);
	});

	test.each([
		['too large', Buffer.concat([SAMPLES['pdf'] ?? '', Buffer.alloc(200)]), 'paper', 413, /100|0\.1 kB/],
		['of a type that this question does not take', png(), 'paper', 415, /PDF/],
		['empty', Buffer.alloc(0), 'photo', 422, /nothing in that file/],
		['for a question that takes none', png(), 'items', 400, /./],
		['for no question', png(), 'nowhere', 400, /./]
	])('what is %s is refused with a sentence', async (_, bytes, field, status, words) => {
		const reply = await send(await published(), randomUUID(), bytes, { field });
		expect([reply.status, reply.said.trouble]).toEqual([status, expect.stringMatching(words)]);
	});

	test('is refused in Chinese in a Chinese survey', async () => {
		const { said } = await send(await published(), randomUUID(), Buffer.alloc(0), { language: 'zh-cn' });
		expect(said.trouble).toMatch(/文件/);
	});

	test('that claims little and brings much is broken off; a flood is held up', async () => {
		const here = await published();
		const heavy = await send(here, randomUUID(), Buffer.concat([jpeg(), Buffer.alloc(UPLOAD_LIMIT)]));
		expect([heavy.status, heavy.said.trouble]).toEqual([413, expect.stringMatching(/10 MB/)]);
		const address = newcomer();
		const statuses = [];
		for (let n = 0; n < 12; n++) statuses.push((await send(here, randomUUID(), png(), { address })).status);
		expect(statuses).toEqual([...Array(10).fill(201), 429, 429]);
	});

	test('twice is one file', async () => {
		const here = await published();
		const response = randomUUID();
		const before = onDisk().length;
		const both = [await sent(here, response, png()), await sent(here, response, png())];
		expect(both[0]).toEqual(both[1]);
		expect(onDisk()).toHaveLength(before + 1);
	});

	test('to an anonymous survey says nothing of who it is from', async () => {
		const here = await published('anonymous');
		const { said } = await send(here, randomUUID(), jpeg(exif()), { name: 'Ada Lovelace at home.jpg' });
		expect(said.name).toMatch(/^image-[0-9a-f]{4}\.jpg$/);
		const kept = Buffer.from((await (await bucket().download(idOf(said))).data?.bytes()) ?? []);
		expect([kept.includes('Ada'), kept.includes('GPS'), kept.length]).toEqual([false, false, said.size]);
		// The control: a survey with names keeps the file as it was sent.
		const named = await sent(await published(), randomUUID(), jpeg(exif()));
		expect([named.name, named.size]).toEqual(['photo.jpg', jpeg(exif()).length]);
	});

	test('is not taken once the survey is paused, nor once the answers are in', async () => {
		const here = await published();
		const response = randomUUID();
		const photo = await sent(here, response, png());
		expect(await submit(here, response, { photo: [photo] })).toBe('stored');
		expect((await send(here, response, jpeg())).status).toBe(409);
		await ok(call(ada, 'pause_survey', { survey: here.id }));
		const reply = await send(here, randomUUID(), png());
		expect([reply.status, reply.said.trouble]).toEqual([409, expect.stringMatching(/./)]);
	});

	test('has limited room: of one response, and of a survey', async () => {
		const here = await published();
		const response = randomUUID();
		const row = (n: number, over: object = {}) => ({
			...{
				id: randomUUID(),
				survey: here.id,
				response,
				question: 'photo',
				name: 'a.png',
				type: 'image/png',
				size: 1
			},
			digest: n.toString(16).padStart(64, '0'),
			...over
		});
		const take = async (n: number, over?: object) =>
			(await ok<{ outcome: string }>(call(house(), 'take_file', row(n, over)))).outcome;
		const outcomes = [];
		for (let n = 0; n < 51; n++) outcomes.push(await take(n));
		expect(outcomes).toEqual([...Array(50).fill('taken'), 'response_full']);
		const other = { response: randomUUID(), size: 100 * 1024 * 1024 };
		expect(await take(100, other)).toBe('taken');
		expect(await take(101, { ...other, size: 1 })).toBe('response_full');
		const many = [];
		for (let n = 0; n < 21; n++)
			many.push(await take(200 + n, { response: randomUUID(), size: 100 * 1024 * 1024 }));
		expect(many.at(-1)).toBe('survey_full');
	});
});

describe('references', () => {
	const gate = async (here: Here, response: string, answers: Answers) =>
		files.genuine(PLAN, answers, { survey: here.id, response });
	const gone = (...paths: string[]) => Object.fromEntries(paths.map((one) => [one, { code: 'file_gone' }]));

	test('stand for the very file that was sent, and nothing can be changed about them', async () => {
		const here = await published();
		const response = randomUUID();
		const photo = await sent(here, response, png());
		expect(await gate(here, response, { photo: [photo] })).toEqual({});
		const { id, seal } = partsOf(photo.content);
		const forged: Stored[] = [
			{ ...photo, name: 'harmless.png' },
			{ ...photo, type: 'application/pdf' },
			{ ...photo, size: photo.size + 1 },
			{ ...photo, content: reference(randomUUID(), seal) },
			{ ...photo, content: reference(id, 'A'.repeat(22)) },
			{ ...photo, content: reference(id, [...seal].reverse().join('')) }
		];
		for (const one of forged) expect(await gate(here, response, { photo: [one] })).toEqual(gone('photo'));
		expect(await gate(here, response, { photo: 'forged' })).toEqual(gone('photo'));
		expect(await gate(here, response, { photo: [photo, forged[3]] })).toEqual(gone('photo'));
	});

	test('of another response, question or survey are worth nothing', async () => {
		const here = await published();
		const response = randomUUID();
		const photo = await sent(here, response, png());
		expect(await gate(here, randomUUID(), { photo: [photo] })).toEqual(gone('photo'));
		expect(await gate(await published(), response, { photo: [photo] })).toEqual(gone('photo'));
		expect(await gate(here, response, { paper: [photo] })).toEqual(gone('paper'));
		expect(await gate(here, response, { items: [{ shot: [photo] }] })).toEqual(gone('items::0::shot'));
	});

	test('inside of entries stay good when the entries move', async () => {
		const here = await published();
		const response = randomUUID();
		const shot = await sent(here, response, png(), 'items::3::shot');
		expect(await gate(here, response, { items: [{ shot: [shot] }] })).toEqual({});
		expect(await gate(here, response, { items: [{}, {}, { shot: [shot] }] })).toEqual({});
	});

	test('ask nothing where there is no file', async () => {
		expect(await gate(await published(), 'no id at all', { why: 'because' })).toEqual({});
	});
});

describe('a form without script', () => {
	const formed = async (parts: [string, string | File][], headers: Record<string, string> = {}) => {
		const form = new FormData();
		for (const [name, value] of parts) form.append(name, value);
		const request = await posting('http://here.invalid', form);
		for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
		return request;
	};
	const picked = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name);

	test('brings its fields, and its files by name; an empty picker brings none', async () => {
		const part = (about: string, content: string) =>
			`------forms42\r\nContent-Disposition: form-data; ${about}\r\n\r\n${content}\r\n`;
		const body = [
			part('name="a"', '1'),
			part('name="a"', '2'),
			part('name="photo"; filename="a.png"', 'bytes'),
			part('name="paper"; filename=""', ''),
			'------forms42--\r\n'
		].join('');
		const headers = { 'content-type': 'multipart/form-data; boundary=----forms42' };
		const request = new Request('http://here.invalid', { method: 'POST', body, headers });
		const { fields, files: found } = await formWithFiles(request);
		expect([...fields]).toEqual([
			['a', '1'],
			['a', '2']
		]);
		expect([...found].map(([name, [file]]) => [name, file?.name, file?.size])).toEqual([
			['photo', 'a.png', 5]
		]);
		const plain = new Request('http://here.invalid', {
			method: 'POST',
			body: new URLSearchParams({ a: '1' })
		});
		expect((await formWithFiles(plain)).fields.get('a')).toBe('1');
	});

	test('is looked at only within limits, whatever its headers claim', async () => {
		const heavy = () => formed([['photo', picked(Buffer.alloc(5000), 'a.png')]]);
		await expect(formWithFiles(await heavy(), { limit: 4000 })).rejects.toMatchObject({ code: 'too_large' });
		await expect(
			formWithFiles(await formed([['a', 'b']], { 'content-length': String(FORM_WITH_FILES_LIMIT + 1) }))
		).rejects.toMatchObject({ code: 'too_large' });
		await expect(formWithFiles(await formed([['a', 'x'.repeat(500_001)]]))).rejects.toMatchObject({
			code: 'too_large'
		});
		const many = Array.from({ length: 20_001 }, (_, n): [string, string] => [`a${n}`, '1']);
		await expect(formWithFiles(await formed(many))).rejects.toMatchObject({ code: 'too_large' });
		const type = { 'content-type': 'multipart/form-data; boundary=b' };
		for (const body of ['', '--b', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'])
			await expect(
				formWithFiles(new Request('http://here.invalid', { method: 'POST', body, headers: type }))
			).rejects.toMatchObject({ code: 'invalid' });
		// The control: afterwards there is room again.
		expect((await formWithFiles(await heavy())).files.size).toBe(1);
	});

	test('has its files kept, and what is not taken named beside its field', async () => {
		const here = await published();
		const response = randomUUID();
		const sitting = { survey: here.id, mode: here.mode, response };
		const post = async () =>
			formWithFiles(
				await formed([
					['photo', picked(png(), 'one.png')],
					['paper', picked(png(), 'two.png')],
					['items::0::shot', picked(jpeg(), 'three.jpg')],
					['nowhere', picked(png(), 'four.png')]
				])
			);
		const first = await post();
		const refused = await files.fromForm(sitting, PLAN, first);
		expect(refused).toEqual({ paper: { code: 'file_type', facts: { types: 'PDF' } } });
		const photo: Stored = JSON.parse(first.fields.get('photo') ?? '');
		const shot: Stored = JSON.parse(first.fields.get('items::0::shot') ?? '');
		const answers = { photo: [photo], items: [{ shot: [shot] }] };
		expect(await files.genuine(PLAN, answers, { survey: here.id, response })).toEqual({});
		expect(first.fields.has('nowhere')).toBe(false);
		// Double click: the same form once more, before and after the answers are in.
		await submit(here, response, answers);
		const second = await post();
		await files.fromForm(sitting, PLAN, second);
		expect(second.fields.getAll('photo')).toEqual(first.fields.getAll('photo'));
	});

	test('can hold as many files as the question takes, those from before among them', async () => {
		const here = await published();
		const sitting = { survey: here.id, mode: here.mode, response: randomUUID() };
		const kept = await sent(here, sitting.response, png());
		const form = await formWithFiles(
			await formed([
				['photo', JSON.stringify(kept)],
				['photo', picked(jpeg(), 'b.jpg')],
				['photo', picked(SAMPLES['pdf'] ?? Buffer.alloc(0), 'c.pdf')]
			])
		);
		expect(await files.fromForm(sitting, PLAN, form)).toEqual({
			photo: { code: 'too_many_files', facts: { max: 2 } }
		});
		expect(form.fields.getAll('photo')).toHaveLength(2);
		expect(form.fields.getAll('photo')[0]).toBe(JSON.stringify(kept));
	});

	describe('from where too much comes', () => {
		const post = async (here: Here, address: string, busy = false) => {
			const request = await formed([
				[FIELD.id, randomUUID()],
				[FIELD.version, '1'],
				[FIELD.page, '0'],
				[FIELD.change, 'en'],
				['photo', picked(png(), 'one.png')]
			]);
			const before = onDisk().length;
			const led = await takeForm(here.slug, request, { query: new URLSearchParams(), address, busy });
			return { busy: 'busy' in led, kept: onDisk().length - before };
		};

		test('is drawn again, and its files are not kept', async () => {
			const here = await published();
			const address = newcomer();
			expect(await post(here, address, true)).toEqual({ busy: true, kept: 0 });
			// The control.
			expect((await post(here, address)).kept).toBeGreaterThan(0);
		});

		test('counts its files with those that the page’s script sends', async () => {
			const here = await published();
			const address = newcomer();
			for (let n = 0; n < 5; n++) expect((await post(here, address)).busy).toBe(false);
			for (let n = 0; n < 5; n++)
				expect((await send(here, randomUUID(), png(), { address })).status).toBe(201);
			expect(await post(here, address)).toEqual({ busy: true, kept: 0 });
			expect((await send(here, randomUUID(), png(), { address })).status).toBe(429);
		});

		test('brings nothing to a survey that is paused, and uses up nothing', async () => {
			const here = await published();
			const address = newcomer();
			await ok(call(ada, 'pause_survey', { survey: here.id }));
			expect(await post(here, address)).toEqual({ busy: false, kept: 0 });
		});
	});
});

describe('who may have a file', () => {
	test('builders, and only to save it', async () => {
		const here = await published();
		const response = randomUUID();
		const { said } = await send(here, response, POLYGLOT, { name: 'Müller 照片.html' });
		expect(await statusOf(fetched(ada, here, idOf(said)))).toBe(404);
		await submit(here, response, { photo: [said] });
		const reply = await fetched(ada, here, idOf(said));
		expect(Buffer.from(await reply.bytes()).equals(POLYGLOT)).toBe(true);
		expect(Object.fromEntries(reply.headers)).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename="M_ller _.html.jpg"; filename*=UTF-8''M%C3%BCller%20%E7%85%A7%E7%89%87.html.jpg`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store'
		});
		expect(await statusOf(fetched(vi, here, idOf(said)))).toBe(403);
		expect(await statusOf(fetched(mallory, here, idOf(said)))).toBe(404);
		expect(await statusOf(fetched(ada, await published(), idOf(said)))).toBe(404);
		expect(await statusOf(fetched(ada, here, randomUUID()))).toBe(404);
		expect(await statusOf(fetched(ada, here, 'no-id'))).toBe(404);
	});

	test('of an anonymous survey nobody, before twice the minimum n sent one', async () => {
		const here = await published('anonymous');
		const photos: Stored[] = [];
		const answer = async (n: number) => {
			const response = randomUUID();
			const photo = await sent(here, response, png(8 + n, 8));
			photos.push(photo);
			await submit(here, response, { photo: [photo] });
		};
		for (let n = 0; n < 9; n++) await answer(n);
		await ok(call(house(), 'fold_survey', { survey: here.id }));
		const comments = async () => {
			const board = await ok<{ comments?: Record<string, string[]> }>(
				call(ada, 'board', { survey: here.id, days: null, questions: ['photo'] })
			);
			return board.comments?.['photo'] ?? [];
		};
		const statuses = () => Promise.all(photos.map((photo) => statusOf(fetched(ada, here, idOf(photo)))));
		expect(await statuses()).toEqual(Array(9).fill(404));
		expect(await comments()).toEqual([]);
		await answer(9);
		await ok(call(house(), 'fold_survey', { survey: here.id }));
		expect(await statuses()).toEqual(Array(10).fill(200));
		expect(
			(await comments())
				.flatMap((text) => JSON.parse(text))
				.map(idOf)
				.sort()
		).toEqual(photos.map(idOf).sort());
		// One more waits for its group.
		await answer(10);
		await ok(call(house(), 'fold_survey', { survey: here.id }));
		expect(await statuses()).toEqual([...Array(10).fill(200), 404]);
		expect(await comments()).toHaveLength(10);
	});
});

describe('what nobody wants any more', () => {
	const there = async (file: Stored) => (await bucket().exists(idOf(file))).data;

	test('goes after a day; what is claimed or on its way stays', async () => {
		const here = await published();
		const [claimed, abandoned, left, waiting, fresh] = [1, 2, 3, 4, 5].map(() => randomUUID());
		if (!claimed || !abandoned || !left || !waiting || !fresh) throw new Error('five');
		const kept = await sent(here, claimed, png());
		const removed = await sent(here, claimed, jpeg());
		const nobodys = await sent(here, abandoned, png());
		const underway = await sent(here, waiting, png());
		const young = await sent(here, fresh, png());
		await submit(here, claimed, { photo: [kept] });
		const bookmark = {
			...{ hash: 'a'.repeat(64), response: waiting, survey: here.id, version: 1, page: 0, language: 'en' },
			...{ answers: { photo: [underway] }, respondent: null }
		};
		await ok(
			call(ada, 'set_sharing', { survey: here.id, frames: [], partials: false, resume: true, kiosk: false })
		);
		await ok(call(house(), 'save_bookmark', bookmark));
		await age([kept, removed, nobodys, underway].map(idOf), 25);
		// Too old to be sent now, an hour before it can go.
		expect(
			await files.genuine(PLAN, { photo: [nobodys] }, { survey: here.id, response: abandoned })
		).not.toEqual({});
		expect(await files.genuine(PLAN, { photo: [underway] }, { survey: here.id, response: waiting })).toEqual(
			{}
		);
		while (await files.sweep());
		expect(await Promise.all([kept, underway, young, removed, nobodys].map(there))).toEqual([
			true,
			true,
			true,
			false,
			false
		]);
		const rows = await house().from('files').select('id').eq('survey_id', here.id);
		expect(rows.data?.map(({ id }) => id).sort()).toEqual([kept, underway, young].map(idOf).sort());
	});

	test('goes with its survey, from the disk too', async () => {
		const here = await published();
		const response = randomUUID();
		const before = onDisk().length;
		const photo = await sent(here, response, png());
		await submit(here, response, { photo: [photo] });
		await ok(call(ada, 'archive_survey', { survey: here.id }));
		const { name } = await surveys.read(ada, here.id);
		await ok(call(ada, 'delete_survey', { survey: here.id, name }));
		expect(await there(photo)).toBe(true);
		while (await files.sweep());
		expect(await there(photo)).toBe(false);
		expect(onDisk()).toHaveLength(before);
		expect((await house().from('files').select('id').eq('id', idOf(photo))).data).toEqual([]);
	});

	test('is the house’s alone to forget', async () => {
		expect(await refusal(call(ada, 'sweep_files', { most: 1 }))).toMatch(/permission denied/);
		expect(await refusal(call(ada, 'forget_files', { ids: [] }))).toMatch(/permission denied/);
		expect((await ada.from('files').select('id')).data ?? []).toEqual([]);
	});
});

describe('a backup', () => {
	test('has the files in it, and gives them back', async () => {
		const place = fs.mkdtempSync(path.join(os.tmpdir(), 'earshot-files-'));
		fs.chmodSync(place, 0o711);
		const here = await published();
		const response = randomUUID();
		const bytes = png(64, 64);
		const photo = await sent(here, response, bytes);
		await submit(here, response, { photo: [photo] });
		const archive = path.join(place, 'backup.tar.gz');
		await backup(folder, archive);
		const copy = path.join(place, 'copy');
		await restore(archive, copy);
		expect(
			onDisk(copy)
				.map(({ name }) => name)
				.sort()
		).toEqual(
			onDisk()
				.map(({ name }) => name)
				.sort()
		);
		const again = await openBox({ folder: copy, empty: true, durable: false });
		const url = `http://box.localhost/storage/v1/object/uploads/${idOf(photo)}`;
		const reply = await again.fetch(new Request(url, { headers: { apikey: again.keys.secret } }));
		expect(Buffer.from(await reply.bytes()).equals(bytes)).toBe(true);
		await again.stop();
		fs.rmSync(place, { recursive: true, force: true });
	});

	test('a start removes what a crash left behind, and nothing else', async () => {
		const place = await freshFolder();
		const headersOf = (box: Box) => ({ apikey: box.keys.secret });
		const first = await openBox({ folder: place, empty: true, durable: false });
		const url = 'http://box.localhost/storage/v1/object/uploads/kept';
		await first.fetch(new Request(url, { method: 'POST', body: 'kept', headers: headersOf(first) }));
		await first.stop();
		const [kept] = onDisk(place);
		const old = new Date(Date.now() - 7_200_000);
		const stray = path.join(kept?.parentPath ?? '', randomUUID());
		for (const file of [stray, path.join(kept?.parentPath ?? '', kept?.name ?? '')]) {
			if (file === stray) fs.writeFileSync(stray, 'stray');
			fs.utimesSync(file, old, old);
		}
		fs.writeFileSync(path.join(place, 'storage', 'incoming', 'half'), 'half');
		const second = await openBox({ folder: place, empty: true, durable: false });
		expect(onDisk(place).map(({ name }) => name)).toEqual([kept?.name]);
		expect(await (await second.fetch(new Request(url, { headers: headersOf(second) }))).text()).toBe('kept');
		await second.stop();
		fs.rmSync(place, { recursive: true, force: true });
	});
});
