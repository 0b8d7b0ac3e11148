import { isDeepStrictEqual } from 'node:util';
import { database } from '../product.ts';
import { stored, type Sheet } from '../respondent.ts';
import type { Wrote } from './phones.ts';

export interface Found {
	/** Answers of which somebody was told that they are kept. */
	acknowledged: number;
	/** Of these, and of what was written on a phone. */
	lost: number;
	doubled: number;
	altered: number;
}

/**
 * Looks into the store for what was acknowledged, and for what was written on phones whether it was or not.
 * @param sent by response id
 */
export async function compare(data: string, sent: Map<string, Sheet>, wrote: Wrote[]): Promise<Found> {
	const sql = database(data);
	const rows = await sql`select id as key, answers from public.responses where id = any(${[...sent.keys()]})`;
	const markers = wrote.map(({ marker }) => marker);
	const written = await sql`select answers ->> 'why' as key, answers from public.responses
		where answers ->> 'why' = any(${markers})`;
	await sql.end();
	const given = new Map<string, unknown>([
		...[...sent].map(([id, sheet]) => [id, stored(sheet)] as const),
		...wrote.map(({ marker, answers }) => [marker, answers] as const)
	]);
	const found = [...rows, ...written];
	const seen = new Map<string, number>();
	for (const { key } of found) seen.set(key, (seen.get(key) ?? 0) + 1);
	const read = (answers: unknown) => (typeof answers === 'string' ? JSON.parse(answers) : answers);
	return {
		acknowledged: sent.size + wrote.filter(({ thanked }) => thanked).length,
		lost: [...given.keys()].filter((key) => !seen.has(key)).length,
		doubled: [...seen.values()].filter((times) => times > 1).length,
		altered: found.filter(({ key, answers }) => !isDeepStrictEqual(read(answers), given.get(key))).length
	};
}
