import { afterEach, expect, test, vi } from 'vitest';
import { FORM_LIMIT, MEMORY_LIMIT } from './body';
import { FORM_WITH_FILES_LIMIT, FORM_WITHOUT_FILES_LIMIT, formWithFiles, limitFor } from './multipart';
import { FIELD } from './sitting';

afterEach(() => vi.useRealTimers());

const BOUNDARY = '----forms0123456789012345678901234567';
const TYPE = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
const part = (name: string, content: string | Buffer, file = '') =>
	Buffer.concat([
		Buffer.from(
			`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n`
		),
		Buffer.from(content),
		Buffer.from('\r\n')
	]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);
const posted = (body: BodyInit) =>
	new Request('http://here.invalid', { method: 'POST', body, headers: TYPE, ...{ duplex: 'half' } });
const form = (...parts: Buffer[]) => posted(new Uint8Array(Buffer.concat([...parts, END])));
const megabytes = (count: number) => Buffer.alloc(count * 1_000_000);
const code = (promise: Promise<unknown>) =>
	promise.then(
		() => 'taken',
		(thrown) => thrown.code
	);

test('a flood of tiny parts is broken off before it is parsed, and before it is all there', async () => {
	const chunk = new Uint8Array(Buffer.concat(Array.from({ length: 1000 }, () => part('a', ''))));
	let sent = 0;
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			sent += chunk.length;
			controller.enqueue(chunk);
			if (sent > 35_000_000) controller.close();
		}
	});
	expect(await code(formWithFiles(posted(body)))).toBe('too_large');
	expect(sent).toBeLessThan(3_000_000);
});

test('as many parts as the largest plan has are read', async () => {
	const cells = Array.from({ length: 10_000 }, (_, n) => part(`grid::${n}::cell`, 'x'));
	const { fields } = await formWithFiles(form(...cells));
	expect([...fields]).toHaveLength(10_000);
});

test('what is remembered of a reacting survey weighs beside the answers', async () => {
	const full = [part('a', 'x'.repeat(FORM_LIMIT - 1)), part(FIELD.before, 'x'.repeat(MEMORY_LIMIT - 14))];
	expect((await formWithFiles(form(...full))).fields.get(FIELD.before)).toHaveLength(MEMORY_LIMIT - 14);
	expect(await code(formWithFiles(form(...full, part('b', 'x'))))).toBe('too_large');
	expect(await code(formWithFiles(form(part('b', 'x'.repeat(MEMORY_LIMIT + 1)))))).toBe('too_large');
});

test('room is taken until the files are stored, and from one address never all of it', async () => {
	const heavy = () => form(part('photo', megabytes(30), 'a.png'));
	const from = '192.0.2.1';
	const held = [];
	for (let n = 0; n < 4; n++) held.push(await formWithFiles(heavy(), { from }));
	expect(await code(formWithFiles(heavy(), { from }))).toBe('too_many');
	const light = await formWithFiles(form(part('photo', 'x', 'a.png')), { from });
	const other = await formWithFiles(heavy(), { from: '192.0.2.2' });
	for (const one of [...held, light, other]) one.done();
	const again = await formWithFiles(heavy(), { from });
	again.done();
	// Twice is once: nobody gets more room than there is.
	again.done();
	expect(again.files.size).toBe(1);
});

test('a refused form gives its room back', async () => {
	const from = '192.0.2.3';
	const wrong = () => form(part('photo', megabytes(30), 'a.png'), part('b', 'x'.repeat(FORM_LIMIT + 1)));
	for (let n = 0; n < 6; n++) expect(await code(formWithFiles(wrong(), { from }))).toBe('too_large');
});

test('a body that hardly comes in is broken off, one that comes in slowly is not', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
	const slow = (bytes: number) => {
		let send: ReadableStreamDefaultController<Uint8Array> | undefined;
		const body = new ReadableStream<Uint8Array>({ start: (controller) => void (send = controller) });
		const outcome = code(formWithFiles(posted(body)));
		const start = Buffer.concat([part('photo', Buffer.alloc(bytes), 'a.png'), END]);
		send?.enqueue(new Uint8Array(start));
		return { outcome, end: () => send?.close() };
	};
	const [stalled, going] = [slow(10), slow(1_600_000)];
	// What was sent has arrived once the loop went round.
	await new Promise((resolve) => setImmediate(resolve));
	await vi.advanceTimersByTimeAsync(70_000);
	going.end();
	expect(await stalled.outcome).toBe('invalid');
	expect(await going.outcome).toBe('taken');
	expect(vi.getTimerCount()).toBe(0);
});

test('a survey that never asked for files takes no heavy form', async () => {
	const plan = (kind: object) =>
		({
			pages: [{ name: 'p', elements: [{ kind: 'text', name: 'a', title: 'A', ...kind }] }]
		}) as unknown as Parameters<typeof limitFor>[0]['plan'];
	const file = { kind: 'file', files: { types: ['png'], size: 1, most: 1 } };
	expect(limitFor({ plan: plan({}), version: 1 })).toBe(FORM_WITHOUT_FILES_LIMIT);
	expect(limitFor({ plan: plan(file), version: 1 })).toBe(FORM_WITH_FILES_LIMIT);
	expect(limitFor({ plan: plan({}), version: 2 })).toBe(FORM_WITH_FILES_LIMIT);
	const limit = () => Promise.resolve(FORM_WITHOUT_FILES_LIMIT);
	const heavy = () => form(part('photo', megabytes(3), 'a.png'));
	expect(await code(formWithFiles(heavy(), { limit }))).toBe('too_large');
	expect(await code(formWithFiles(heavy()))).toBe('taken');
});
