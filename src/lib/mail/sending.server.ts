import { randomUUID } from 'node:crypto';
import { settings } from '$lib/server/settings';
import { gather } from '$lib/survey/gather';
import { compiledFor, factsFor } from './drawings.server';
import { fill } from './letters/fill';
import { letters } from './letters/registry';
import * as outbox from './outbox.server';
import { againAfter, paceAt, pauseAfter } from './pace';
import { sayWhatIsWrong } from './post-check.server';
import { postOffice, type PostOffice } from './post.server';

// The worker: claims letters, fills them, hands them over, says what became of them. Any number of workers may run, in
// this process and in others. What one leaves behind when it is killed, another takes up once its lease is over.

const LEASE_MS = Number(process.env['EARSHOT_LEASE_MS'] ?? 30_000);
const IDLE_MS = 1_000;

/** What a round came to. */
export interface Round {
	claimed: number;
	sent: number;
	later: number;
	failed: number;
	/** The mail server takes nothing at the moment: what was claimed beside is waiting again. */
	refused: boolean;
}

type Told = outbox.Result & { general?: true };

const reasonOf = (thrown: unknown): string =>
	thrown instanceof Error ? thrown.message : (JSON.stringify(thrown) ?? String(thrown));

let saidLast = '';
/** Ten thousand letters may have the same trouble. */
function sayOnce(words: string): void {
	if (words !== saidLast) console.error(words);
	saidLast = words;
}

/** Hands one letter over. Never throws: whatever happens is a result. */
async function handOver(office: PostOffice, row: outbox.Claimed): Promise<Told> {
	try {
		const filled = fill(await compiledFor(row), factsFor(row));
		const said = await office.send({ row, filled, bulk: letters[row.letter]?.bulk ?? true });
		return { id: row.id, ...said, again: againAfter(row.tries) };
	} catch (thrown) {
		// What cannot be drawn now may be mended in an hour; it ends when its time is over.
		sayOnce(`letters of ${row.campaign ?? row.letter} cannot be drawn: ${reasonOf(thrown)}`);
		return { id: row.id, outcome: 'later', words: 'it could not be drawn', again: againAfter(row.tries) };
	}
}

/** What a worker tells the database, gathered: what several letters have to say goes as one call. */
function telling(worker: string, most: number) {
	const begin = gather<string, boolean>(
		async (ids) => {
			const may = await outbox.begin(worker, ids, LEASE_MS);
			return ids.map((id) => may.has(id));
		},
		{ most, rounds: 1 }
	);
	const mark = gather<outbox.Result, void>(
		async (results) => {
			await outbox.mark(worker, results);
			return results.map(() => undefined);
		},
		{ most, rounds: 1 }
	);
	return { begin, mark };
}

/** Whatever of a worker's letters is not handed over yet stays its own, as long as it lives. */
function keepingLease(worker: string): () => void {
	const renew = () => void outbox.renew(worker, LEASE_MS).catch(() => {});
	const timer = setInterval(renew, LEASE_MS / 3).unref();
	return () => clearInterval(timer);
}

/**
 * Sends what is due: one claim. Each letter is begun just before it is handed over and marked as soon as it is known what
 * became of it, so that few are uncertain after a kill.
 *
 * @param stop asked before each letter: what is not begun then goes back
 */
export async function round(office: PostOffice, worker: string, stop = () => false): Promise<Round> {
	const pace = paceAt(settings().mail?.rate ?? 0);
	const rows = await outbox.claim(worker, pace.claim, LEASE_MS);
	const claimed = rows.length;
	const results: Told[] = [];
	const { begin, mark } = telling(worker, pace.hands);
	let refused = false;
	const hand = async () => {
		while (!refused && !stop()) {
			const row = rows.shift();
			if (!row) return;
			if (!(await begin(row.id))) continue;
			const told = await handOver(office, row);
			results.push(told);
			refused ||= told.general ?? false;
			const { id, outcome, words, again } = told;
			await mark({ id, outcome, words, ...(again && { again }) });
		}
	};
	const letGo = keepingLease(worker);
	try {
		const ended = await Promise.allSettled(Array.from({ length: pace.hands }, hand));
		for (const one of ended) if (one.status === 'rejected') throw one.reason;
	} finally {
		letGo();
		const back = rows.map(({ id }) => ({ id, outcome: 'back' as const, words: '' }));
		await outbox.mark(worker, back);
	}
	const count = (...of: outbox.Result['outcome'][]) =>
		results.filter(({ outcome }) => of.includes(outcome)).length;
	return {
		claimed,
		sent: count('sent'),
		later: count('later', 'uncertain'),
		failed: count('failed', 'bounced'),
		refused
	};
}

/**
 * Sends for so long, or until nothing is due: for a scheduler, where no process stays alive.
 *
 * @returns what it came to, or null where no letter can leave
 */
export async function sendFor(ms: number): Promise<Round | null> {
	const office = postOffice();
	if (!office) return null;
	const ends = Date.now() + ms;
	const worker = randomUUID();
	const all: Round = { claimed: 0, sent: 0, later: 0, failed: 0, refused: false };
	try {
		for (let last = 1; last && !all.refused && Date.now() < ends;) {
			const { refused, ...one } = await round(office, worker, () => Date.now() >= ends);
			for (const key of ['claimed', 'sent', 'later', 'failed'] as const) all[key] += one[key];
			all.refused = refused;
			last = one.claimed;
		}
		return all;
	} finally {
		office.close();
	}
}

let wakeUp: (() => void) | undefined;

/** Something was put into the outbox: the worker of this process looks at once. */
export const wake = (): void => wakeUp?.();

/** Sleeps, until somebody calls `wake`. */
const nap = (ms: number): Promise<void> =>
	new Promise((resolve) => {
		const timer = setTimeout(resolve, ms).unref();
		wakeUp = () => {
			clearTimeout(timer);
			resolve();
		};
	});

let running: (() => Promise<void>) | undefined;

/** What `bin/serve.js` waits for before it stops the database. */
const FINISHING = Symbol.for('earshot.finishing');

/**
 * Sends for as long as this process lives, if it has a way to, and says on the console what is wrong with it.
 *
 * @returns what stops it, once what is being handed over is marked; a second call gives the same
 */
export function keepSending(): () => Promise<void> {
	if (running) return running;
	let stopped = false;
	void sayWhatIsWrong().catch((thrown) => console.error('the mail server could not be asked:', thrown));
	const done = work(() => stopped);
	Reflect.set(globalThis, FINISHING, done);
	running = () => {
		stopped = true;
		running = undefined;
		wake();
		return done;
	};
	// adapter-node says so when it has been asked to end.
	process.once('sveltekit:shutdown', running);
	return running;
}

async function work(stopped: () => boolean): Promise<void> {
	const office = postOffice();
	if (!office) return;
	const worker = randomUUID();
	for (let failures = 0; !stopped();) {
		const { pause, failed } = await oneRound(office, worker, stopped);
		failures = failed ? failures + 1 : 0;
		if (failed) await nap(pauseAfter(failures));
		else if (pause && !stopped()) await nap(IDLE_MS);
	}
	office.close();
}

async function oneRound(office: PostOffice, worker: string, stopped: () => boolean) {
	try {
		const { claimed, refused } = await round(office, worker, stopped);
		return { pause: !claimed, failed: refused };
	} catch (thrown) {
		console.error('letters have to wait:', thrown instanceof Error ? thrown.message : thrown);
		return { pause: true, failed: true };
	}
}
