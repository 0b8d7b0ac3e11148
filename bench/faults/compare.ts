import { isDeepStrictEqual } from 'node:util';
import { database } from '../product.ts';
import { stored, type Sheet } from '../respondent.ts';

export interface Found {
	acknowledged: number;
	lost: number;
	doubled: number;
	altered: number;
}

/**
 * Looks into the store for what was acknowledged.
 * @param markers words that stand in one answer each, of people whose id nobody here chose
 */
export async function compare(data: string, sent: Map<string, Sheet>, markers: string[]): Promise<Found> {
	const sql = database(data);
	const rows = await sql`select id, answers from public.responses where id = any(${[...sent.keys()]})`;
	const written = await sql`select answers ->> 'why' as why from public.responses
		where answers ->> 'why' = any(${markers})`;
	await sql.end();
	const seen = new Map<string, number>();
	const see = (key: string) => seen.set(key, (seen.get(key) ?? 0) + 1);
	for (const { id } of rows) see(id);
	for (const { why } of written) see(why);
	const read = (answers: unknown) => (typeof answers === 'string' ? JSON.parse(answers) : answers);
	const altered = rows.filter(({ id, answers }) => {
		const sheet = sent.get(id);
		return sheet && !isDeepStrictEqual(read(answers), stored(sheet));
	});
	const all = [...sent.keys(), ...markers];
	return {
		acknowledged: all.length,
		lost: all.filter((key) => !seen.has(key)).length,
		doubled: [...seen.values()].filter((times) => times > 1).length,
		altered: altered.length
	};
}
