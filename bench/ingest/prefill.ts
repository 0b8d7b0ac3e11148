import type postgres from 'postgres';

const AT_ONCE = 100_000;

/**
 * Makes the surveys as full as if `count` more people had answered: each row again under other ids, counted as the
 * fold would have counted it.
 */
export async function prefill(sql: postgres.Sql, count: number): Promise<void> {
	await sql`create table public.bench_rows as
		select row_number() over () as place, survey_id, version, answers, strings, language
		from (select * from public.responses order by xid desc limit 1000) newest`;
	for (let done = 0; done < count; done += AT_ONCE) {
		const rows = Math.min(AT_ONCE, count - done);
		await sql.begin(async (all) => {
			await all`insert into public.responses (id, survey_id, version, answers, strings, language)
				select gen_random_uuid(), b.survey_id, b.version, b.answers, b.strings, b.language
				from generate_series(0, ${rows - 1}::int) n
				join public.bench_rows b on b.place = n % (select count(*) from public.bench_rows) + 1`;
			await all`insert into public.counts as c (survey_id, day, key, n)
				select b.survey_id, current_date, k.key, count(*) * ${rows}::int / (select count(*) from public.bench_rows)
				from public.bench_rows b cross join lateral (select unnest(b.strings) union all select '') k (key)
				group by 1, 2, 3
				on conflict (survey_id, day, key) do update set n = c.n + excluded.n`;
			// Everything up to here is counted: the fold goes on behind it.
			await all`insert into public.marks as m (survey_id, xid, id)
				select distinct survey_id, pg_current_xact_id(), 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid
				from public.bench_rows
				on conflict (survey_id) do update set xid = excluded.xid, id = excluded.id`;
		});
	}
	await sql`drop table public.bench_rows`;
	// As it stands after a year: what the database would tidy by itself behind so many rows is not measured.
	await sql`vacuum analyze public.responses`;
	await sql`vacuum analyze public.counts`;
	await sql`checkpoint`;
}
