import type { Mailbox } from '../../tests/mailbox.ts';
import type { Project } from './hosted.ts';

export interface Found {
	recipients: number;
	/** Nothing arrived. */
	missing: number;
	/** Got more than one copy. */
	doubled: number;
	/** Of one letter, at most. */
	mostCopies: number;
	/** Letters that the product calls uncertain. */
	named: number;
	/** Of the doubled, those that it does not. */
	unnamed: number;
	/** Copies of one letter with different Message-IDs, so that no mail server could tell them for what they are. */
	renamed: number;
	/** Letters that the product calls neither sent nor uncertain, of those that arrived. */
	unsaid: number;
}

function sum(all: Map<string, number>[]): Map<string, number> {
	const total = new Map<string, number>();
	for (const one of all) for (const [key, n] of one) total.set(key, (total.get(key) ?? 0) + n);
	return total;
}

/** Counts what arrived, beside what the product says of it. */
export async function compare({ box }: Project, campaign: string, mailboxes: Mailbox[]): Promise<Found> {
	const rows = await box.sql<{ address: string; state: string; uncertain: boolean }[]>`
		select lower(address) as address, state, uncertain from public.outbox where campaign_id = ${campaign}`;
	const copies = sum(mailboxes.map(({ byAddress }) => byAddress));
	const ids = sum(mailboxes.map(({ byId }) => byId));
	const doubled = rows.filter(({ address }) => (copies.get(address) ?? 0) > 1);
	const arrived = rows.filter(({ address }) => copies.has(address));
	return {
		recipients: rows.length,
		missing: rows.length - arrived.length,
		doubled: doubled.length,
		mostCopies: Math.max(0, ...copies.values()),
		named: rows.filter(({ uncertain }) => uncertain).length,
		unnamed: doubled.filter(({ uncertain }) => !uncertain).length,
		renamed: ids.size - arrived.length,
		unsaid: arrived.filter(({ state, uncertain }) => state !== 'sent' && !uncertain).length
	};
}
