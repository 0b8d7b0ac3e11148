import type { Stage } from './letters.ts';

/** What the database says came of letters. */
export interface Tally {
	responses: number;
	presses: number;
	/** Invitations that cannot be answered any more. */
	used: number;
	optOuts: number;
	opened: number;
	started: number;
	/** Respondents who are said to have looked, or begun. */
	sittings: number;
}

/** Counts everything that can come of a letter. Of a database with a past, from `since` on. */
export async function tally({ sql, campaign }: Stage, since?: Tally): Promise<Tally> {
	const survey = sql`(select survey_id from public.campaigns where id = ${campaign})`;
	const counted = sql`(select coalesce(sum(n), 0) from public.campaign_counts where campaign_id = ${campaign} and what =`;
	const [row] = await sql`select
		(select count(*) from public.responses where survey_id = ${survey}) as responses,
		(select count(*) from public.presses) as presses,
		(select count(*) from public.seals) + (select count(*) from public.participations p
			join public.invitations i on i.id = p.invitation_id where i.campaign_id = ${campaign}) as used,
		(select count(*) from public.opt_outs) as "optOuts",
		${counted} 'opened') as opened, ${counted} 'started') as started,
		(select count(*) from public.sittings where survey_id = ${survey}) as sittings`;
	const now = Object.fromEntries(Object.entries(row ?? {}).map(([name, n]) => [name, Number(n)]));
	const told = now as unknown as Tally;
	if (!since) return told;
	const names = Object.keys(told) as (keyof Tally)[];
	return Object.fromEntries(names.map((name) => [name, told[name] - since[name]])) as unknown as Tally;
}

export const sum = (counts: Tally): number =>
	Object.values(counts).reduce((all: number, n: number) => all + n, 0);
