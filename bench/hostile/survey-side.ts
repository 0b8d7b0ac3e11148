import type postgres from 'postgres';
import { tell } from '../product.ts';
import { addresses } from './addresses.ts';
import { withoutGuards } from './control.ts';
import { named } from './names.ts';
import { batches } from './payloads.ts';
import { through, type Cast } from './visits.ts';

const CONTROLLED = 3;

/**
 * Payloads through every field of a survey and into every view of it.
 * @returns the last survey, and how much ran where the guards were taken away
 */
export async function surveySide(
	cast: Cast,
	sql: postgres.Sql,
	payloads: readonly string[],
	batch: number
): Promise<{ id: string; link: string; without: number }> {
	const { author, studio, street, watch, tally } = cast;
	let last = { id: '', link: '' };
	let without = 0;
	for (const [at, some] of batches(payloads, batch).entries()) {
		await studio.addCookies(author.cookies);
		last = await through(cast, some);
		await named(cast, sql, some);
		await addresses(cast, some, last.id, last.link);
		if (at < CONTROLLED) without += await withoutGuards(street, watch, last.link, some);
		const done = Math.min((at + 1) * batch, payloads.length);
		tell(`${done} of ${payloads.length}: ${tally.total('executed')} ran, ${tally.total('altered')} altered`);
	}
	return { ...last, without };
}
