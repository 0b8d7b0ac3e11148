import type postgres from 'postgres';

// Campaigns of benches, put straight into the database: what is measured begins where a letter waits in the outbox.

/** Of the demo: an anonymous survey in two languages, with a score as its first question. */
const SURVEY = '0000de32-0000-4000-8000-000000000001';

/** Every other one reads Chinese. */
export const LANGUAGES = ['en', 'zh-cn'] as const;

const PLAN = {
	format: 1,
	kind: 'pulse',
	audience: { everyone: true, lists: [], contacts: [] },
	language: { by: 'contact', otherwise: 'en' },
	letters: { invitation: {}, reminder: {}, thanks: {} },
	thanks: false,
	sampling: null,
	again: true,
	begins: null,
	reminders: [],
	ends: 21,
	zone: 'UTC'
};

/** Makes the demo's team know as many people, and nobody else, and lets it ask them as often as it likes. */
export async function people(sql: postgres.Sql, count: number): Promise<void> {
	const [survey] = await sql`select team_id from public.surveys where id = ${SURVEY}`;
	const team = String(survey?.team_id);
	await sql`delete from public.contacts where team_id = ${team}`;
	await sql`insert into public.contacts (team_id, address, key, name, language, attributes)
		select ${team}, a, a, case n % 2 when 0 then '收件人 ' else 'Recipient ' end || n,
			case n % 2 when 0 then ${LANGUAGES[1]} else ${LANGUAGES[0]} end, '{"department": "Sales"}'
		from generate_series(1, ${count}::int) n, lateral (select 'person-' || n || '@recipients.example') x (a)`;
	await sql`insert into public.manners (team_id, rest_days) values (${team}, 0)
		on conflict (team_id) do update set rest_days = 0, consent_needed = false`;
}

/**
 * Sends a campaign to everybody the team knows, or to `most` of them.
 * @returns its id, and how many letters wait now
 */
export async function launch(
	sql: postgres.Sql,
	name: string,
	most?: number
): Promise<{ campaign: string; letters: number }> {
	const plan = { ...PLAN, sampling: most ? { most, by: null } : null };
	return sql.begin(async (all) => {
		const [made] = await all`insert into public.campaigns (team_id, survey_id, name, plan)
			select team_id, id, ${name}, ${all.json(plan)} from public.surveys where id = ${SURVEY} returning id`;
		const campaign = String(made?.id);
		await all`insert into public.launches (campaign_id, plan, version, begins_at, ends_at)
			select ${campaign}, ${all.json(plan)}, live_version, now(), now() + interval '21 days'
			from public.surveys where id = ${SURVEY}`;
		const [begun] = await all`select public.begin_campaign(${campaign}) as letters`;
		return { campaign, letters: Number(begun?.letters) };
	});
}
