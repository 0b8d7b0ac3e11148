import {
	database,
	freePort,
	options,
	postgresOf,
	startProduct,
	tell,
	throwAway,
	type Product
} from './product.ts';
import { customer, Sender, stored, type Sheet } from './respondent.ts';

// `kill -9` of the app and of its Postgres, in turn, during a stream of answers. Every client sends an answer
// again, under the same id, until the server has said that it is kept. Then: none lost, none double, none altered.
// The control takes the id's uniqueness away and must report doubles.

const { faults = 20, clients = 10 } = options({ faults: 20, clients: 10 });
type Found = { acknowledged: number; lost: number; doubled: number; altered: number; faults: number };

/** Takes away what makes an id one response, to see that the bench would notice. */
async function withoutUniqueness(data: string): Promise<void> {
	const sql = database(data);
	const [row] = await sql`select pg_get_functiondef('public.submit_responses(jsonb)'::regprocedure) as text`;
	const text = String(row?.text)
		.replace(/on conflict \(id\) do nothing/i, '')
		.replace(/and not exists \(select 1 from public\.responses r where r\.id = i\.id\)/i, '');
	await sql.unsafe(text);
	await sql`alter table public.responses drop constraint responses_pkey`;
	await sql`create index on public.responses (id)`;
	await sql.end();
}

async function run(count: number, prepare?: (data: string) => Promise<void>): Promise<Found> {
	const data = throwAway();
	const port = await freePort();
	let product: Product | null = await startProduct(data.folder, port);
	if (prepare) await prepare(data.folder);
	const sender = new Sender(product.url, clients * 2);
	const sent = new Map<string, Sheet>();
	let over = false;
	let n = 0;
	const respondent = async () => {
		while (!over) {
			const sheet = customer(n++);
			// Stops only between answers: each one is sent until it is acknowledged.
			for (;;) {
				const { kept, status } = await sender.answer(sheet);
				// One reply in twenty gets lost on its way back: the answer is kept, and its sender does not know.
				if (kept && Math.random() > 0.05) break;
				if (status >= 400 && status < 500) throw new Error(`an answer was refused with ${status}`);
				await new Promise((next) => setTimeout(next, 20 + Math.random() * 80));
			}
			sent.set(sheet.id, sheet);
		}
	};
	const stream = Promise.all(Array.from({ length: clients }, respondent));
	let done = 0;
	try {
		for (; done < count; done++) {
			await new Promise((next) => setTimeout(next, 300 + Math.random() * 900));
			const before = sent.size;
			if (done % 2) {
				process.kill(postgresOf(data.folder).pid, 'SIGKILL');
			} else {
				product?.process.kill('SIGKILL');
				await product?.gone;
				product = await startProduct(data.folder, port);
			}
			for (const began = Date.now(); sent.size < before + clients;) {
				if (Date.now() - began > 60_000) throw new Error('no answer was kept for a minute after a kill');
				await new Promise((next) => setTimeout(next, 20));
			}
			tell(`${done + 1} of ${count}: killed ${done % 2 ? 'Postgres' : 'the app'}, ${sent.size} acknowledged`);
		}
	} finally {
		over = true;
		await stream;
	}
	const found = await compare(data.folder, sent);
	sender.close();
	await product?.stop();
	data.remove();
	return { ...found, faults: done };
}

async function compare(data: string, sent: Map<string, Sheet>): Promise<Omit<Found, 'faults'>> {
	const sql = database(data);
	const rows = await sql`select id, answers from public.responses where id = any(${[...sent.keys()]})`;
	await sql.end();
	const seen = new Map<string, number>();
	let altered = 0;
	const same = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
	for (const { id, answers } of rows) {
		seen.set(id, (seen.get(id) ?? 0) + 1);
		const sheet = sent.get(id);
		if (sheet && !same(typeof answers === 'string' ? JSON.parse(answers) : answers, stored(sheet))) altered++;
	}
	return {
		acknowledged: sent.size,
		lost: [...sent.keys()].filter((id) => !seen.has(id)).length,
		doubled: [...seen.values()].filter((times) => times > 1).length,
		altered
	};
}

const sorted = (value: unknown): unknown =>
	value && typeof value === 'object' && !Array.isArray(value)
		? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
		: value;

const counts = await run(faults);
tell('control: the same with the uniqueness of ids taken away');
const control = await run(Math.min(faults, 8), withoutUniqueness);
console.log(
	JSON.stringify({
		bench: 'faults',
		counts,
		control: { doubled: control.doubled, acknowledged: control.acknowledged }
	})
);
