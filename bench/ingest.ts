import { randomUUID } from 'node:crypto';
import { database, freePort, median, options, percentile, startProduct, tell, throwAway } from './product.ts';
import { customer, Sender, stored } from './respondent.ts';

// Responses per second through the whole path (HTTP, gate, store), beside a post that answers 204 on the same
// server and a plain insert on the same Postgres. The three run in turn, several times; medians are compared.

const { seconds = 5, clients = 64, rounds = 3 } = options({ seconds: 5, clients: 64, rounds: 3 });

/** Runs `job` in `clients` loops for `seconds`. @returns how many were done a second, and how long each took */
async function load(job: (n: number) => Promise<void>): Promise<{ perSecond: number; times: number[] }> {
	const times: number[] = [];
	const began = performance.now();
	const end = began + seconds * 1000;
	let n = 0;
	const loop = async () => {
		while (performance.now() < end) {
			const from = performance.now();
			await job(n++);
			times.push(performance.now() - from);
		}
	};
	await Promise.all(Array.from({ length: clients }, loop));
	return { perSecond: (times.length / (performance.now() - began)) * 1000, times };
}

const data = throwAway();
const product = await startProduct(data.folder, await freePort());
const sender = new Sender(product.url, clients);
const sql = database(data.folder, 8);
let acknowledged = 0;
let refused = 0;
const figures: Record<'answer' | 'bare' | 'insert', number[]> = { answer: [], bare: [], insert: [] };
const times: number[] = [];
try {
	await sql`create table public.bench_plain (id uuid primary key, survey_id uuid, version int, answers jsonb,
		strings text[], language text, created_at timestamptz default now())`;
	const before = Number((await sql`select count(*) as n from public.responses`)[0]?.n);
	const jobs = {
		bare: async () => void (await sender.post('/health', 'a=1')),
		insert: async (n: number) => {
			const answers = stored(customer(n));
			const strings = Object.keys(answers).flatMap((key) => [
				`${key}\u001f`,
				`${key}\u001f${String(answers[key])}`
			]);
			await sql`insert into public.bench_plain (id, survey_id, version, answers, strings, language)
				values (${randomUUID()}, ${randomUUID()}, 1, ${sql.json(answers as never)}, ${strings}, 'en')`;
		},
		answer: async (n: number) => {
			const { kept } = await sender.answer(customer(n));
			if (kept) acknowledged++;
			else refused++;
		}
	};
	for (let round = 0; round <= rounds; round++) {
		for (const name of ['bare', 'insert', 'answer'] as const) {
			const { perSecond, times: each } = await load(jobs[name]);
			tell(`${round ? `round ${round}` : 'warm-up'}: ${name} ${perSecond.toFixed(0)}/s`);
			// The first round warms everything up and is not counted.
			if (!round) continue;
			figures[name].push(perSecond);
			if (name === 'answer') times.push(...each);
		}
	}
	const after = Number((await sql`select count(*) as n from public.responses`)[0]?.n);
	const perSecond = median(figures.answer);
	console.log(
		JSON.stringify({
			bench: 'ingest',
			runs: rounds,
			figures: {
				perSecond: Math.round(perSecond),
				bare204PerSecond: Math.round(median(figures.bare)),
				plainInsertPerSecond: Math.round(median(figures.insert)),
				p99Ms: Math.round(percentile(times, 0.99))
			},
			ratios: {
				toBare204: +(perSecond / median(figures.bare)).toFixed(3),
				toPlainInsert: +(perSecond / median(figures.insert)).toFixed(3)
			},
			counts: { acknowledged, stored: after - before, refused }
		})
	);
} finally {
	sender.close();
	await sql.end({ timeout: 1 });
	await product.stop();
	data.remove();
}
