import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Author } from './author.ts';
import { prefill } from './ingest/prefill.ts';
import { publishTen } from './ingest/surveys.ts';
import { database, freePort, median, options, percentile, startProduct, tell, throwAway } from './product.ts';
import { Sender } from './respondent.ts';

// Responses per second through the whole path (HTTP, gate, store), from people who answer ten surveys, beside a post
// that answers 204 on the same server and a plain insert on the same Postgres. The three run in turn, several times;
// medians are compared. Then once more with a million responses in the store.

const {
	seconds = 5,
	clients = 64,
	rounds = 3,
	prefill: more = 1_000_000
} = options({ seconds: 5, clients: 64, rounds: 3, prefill: 1_000_000 });

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
const counts = { acknowledged: 0, refused: 0 };
/** Of every so many, what must stand in the store. */
const KEEP_EVERY = 37;
const expected = new Map<string, Record<string, unknown>>();

type Name = 'bare' | 'insert' | 'answer';
type Measured = Record<Name, number> & { p99: number };

/** Medians of all rounds; the first warms everything up and is not counted. */
async function measure(jobs: Partial<Record<Name, (n: number) => Promise<void>>>): Promise<Measured> {
	const figures: Record<Name, number[]> = { bare: [], insert: [], answer: [] };
	const times: number[] = [];
	for (let round = 0; round <= rounds; round++) {
		for (const name of ['bare', 'insert', 'answer'] as const) {
			const job = jobs[name];
			if (!job) continue;
			const { perSecond, times: each } = await load(job);
			tell(`${round ? `round ${round}` : 'warm-up'}: ${name} ${perSecond.toFixed(0)}/s`);
			if (!round) continue;
			figures[name].push(perSecond);
			if (name === 'answer') times.push(...each);
		}
	}
	return {
		bare: median(figures.bare),
		insert: median(figures.insert),
		answer: median(figures.answer),
		p99: percentile(times, 0.99)
	};
}

const stored = async () => Number((await sql`select count(*) as n from public.responses`)[0]?.n);

async function altered(): Promise<number> {
	const rows = await sql`select id, answers from public.responses where id = any(${[...expected.keys()]})`;
	const read = (answers: unknown) => (typeof answers === 'string' ? JSON.parse(answers) : answers);
	return rows.filter(({ id, answers }) => !isDeepStrictEqual(read(answers), expected.get(id))).length;
}

try {
	await sql`create table public.bench_plain (id uuid primary key, survey_id uuid, version int, answers jsonb,
		strings text[], language text, created_at timestamptz default now())`;
	const author = new Author(product.url);
	await author.signIn();
	const respondent = await publishTen(author);
	const before = await stored();
	const bare = async () => void (await sender.post('/health', 'a=1'));
	const insert = async (n: number) => {
		const { stored: answers } = respondent(n);
		const strings = Object.keys(answers).flatMap((key) => [
			`${key}\u001f`,
			`${key}\u001f${String(answers[key])}`
		]);
		await sql`insert into public.bench_plain (id, survey_id, version, answers, strings, language)
			values (${randomUUID()}, ${randomUUID()}, 1, ${sql.json(answers as never)}, ${strings}, 'en')`;
	};
	const answer = async (n: number) => {
		const { sheet, stored } = respondent(n);
		const { kept, status } = await sender.answer(sheet);
		if (!kept && !counts.refused++) tell(`refused with ${status}: ${JSON.stringify(sheet)}`);
		if (!kept) return;
		if (counts.acknowledged++ % KEEP_EVERY === 0) expected.set(sheet.id, stored);
	};
	const few = await measure({ bare, insert, answer });
	let planted = 0;
	let full: Measured | undefined;
	if (more) {
		tell(`${more.toLocaleString('en')} more responses are put into the store`);
		const empty = await stored();
		await prefill(sql, more);
		planted = (await stored()) - empty;
		full = await measure({ bare, answer });
	}
	const kept = (await stored()) - before - planted;
	const ratio = (a: number, b: number) => +(a / b).toFixed(3);
	console.log(
		JSON.stringify({
			bench: 'ingest',
			runs: rounds,
			figures: {
				perSecond: Math.round(few.answer),
				bare204PerSecond: Math.round(few.bare),
				plainInsertPerSecond: Math.round(few.insert),
				p99Ms: Math.round(few.p99),
				...(full && { perSecondAtMillion: Math.round(full.answer), p99MsAtMillion: Math.round(full.p99) })
			},
			ratios: {
				toBare204: ratio(few.answer, few.bare),
				toPlainInsert: ratio(few.answer, few.insert),
				...(full && {
					millionToThousand: ratio(full.answer, few.answer),
					// Both beside the bare post of the same minutes, for a machine that got busier meanwhile.
					millionToThousandBesideBare: ratio(full.answer / full.bare, few.answer / few.bare)
				})
			},
			counts: {
				surveys: 10,
				...counts,
				stored: kept,
				lost: Math.max(0, counts.acknowledged - kept),
				compared: expected.size,
				altered: await altered(),
				planted
			}
		})
	);
} finally {
	sender.close();
	await sql.end({ timeout: 1 });
	await product.stop();
	data.remove();
}
