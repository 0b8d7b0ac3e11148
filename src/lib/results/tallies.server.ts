import { listening, listenToken, type Client } from '$lib/server/door';
import { refusal } from '$lib/server/problems';
import * as attention from '$lib/survey/attention.server';
import type { Plan } from '$lib/survey/plan';
import { rules } from '$lib/survey/questions/registry';
import * as versions from '$lib/survey/versions.server';
import type { Counts, Days, Period } from './board';
import type { Listen } from './listen.svelte';
import type { Row } from './exports/sheet';
import { outline, textsOf, type Outline } from './questions';

/** What a board's page asks for again and again. */
export interface Answer {
	counts: Counts;
	days: Days;
	attention: attention.Attention;
	/** The live version; another one than the page knows means that there are other questions. */
	version: number | null;
	listen: Listen;
}

/** Questions of all versions. `version`: the live one, which is always the last; null before any. */
export interface Asked {
	outline: Outline;
	version: number | null;
}

/**
 * @param id of the survey
 * @returns what its versions ask; empty for a survey that is not there for the asker
 */
export async function asked(db: Client, id: string): Promise<Asked> {
	const plans = await plansOf(db, id);
	const [version = null] = plans.keys();
	return { outline: outline([...plans.values()]), version };
}

/** @returns the plans of all versions by their number, newest first */
export async function plansOf(db: Client, id: string): Promise<Map<number, Plan>> {
	const numbers = (await versions.list(db, id)).map(({ number }) => number);
	return new Map(
		await Promise.all(numbers.map(async (number) => [number, await versions.plan(id, number)] as const))
	);
}

/**
 * The figures of a survey as they are now, and what it takes to hear that they changed.
 *
 * @param of what `asked` gave for the same survey
 * @throws Problem `missing` for a survey of another team, or none
 */
export async function read(db: Client, id: string, of: Asked, period: Period): Promise<Answer> {
	const [board, days, noticed] = await Promise.all([
		// The generated types do not know that `days` may be null.
		db.rpc('board', { survey: id, days: period as number, questions: textsOf(of.outline, rules) }),
		db.rpc('board_days', { survey: id, days: period as number }),
		attention.read(db, id, period)
	]);
	for (const part of [board, days]) if (part.error) throw refusal(part.error);
	return {
		// Both are the functions' own JSON, whose shape is fixed in their migration.
		counts: board.data as unknown as Counts,
		days: days.data as Days,
		attention: noticed,
		version: of.version,
		listen: { ...listening(), token: await listenToken(`board:${id}`) }
	};
}

// As large as one answer of the database may be, so that a big file takes few of them.
const PAGE = 2_000;

/**
 * The rows of an export, a page at a time: what is held in memory is one page.
 *
 * @param unfinished what is kept of those who have not finished comes too, after the rest; of an anonymous survey nothing is
 * @throws Problem `forbidden` for who may not build, `missing` for a survey of another team
 */
export async function* exported(db: Client, id: string, unfinished = false): AsyncGenerator<Row[]> {
	yield* pagesOf('export_responses', db, id);
	if (unfinished) yield* pagesOf('export_partials', db, id);
}

type Source = 'export_responses' | 'export_partials';

async function* pagesOf(source: Source, db: Client, id: string): AsyncGenerator<Row[]> {
	let after: string | null = null;
	for (;;) {
		const page = await pageAfter(source, db, id, after);
		if (page.length === 0) return;
		yield page;
		if (page.length < PAGE) return;
		after = page.at(-1)?.cursor ?? null;
	}
}

async function pageAfter(
	source: Source,
	db: Client,
	id: string,
	after: string | null
): Promise<(Row & { cursor: string })[]> {
	const { data, error } = await db.rpc(source, {
		survey: id,
		// The generated types do not know that this argument may be null.
		after: after as string,
		page_size: PAGE
	});
	if (error) throw refusal(error);
	return data as unknown as (Row & { cursor: string })[];
}
