-- Counts: what boards are made of. The response row is itself the delta: nothing is counted on the way in.
-- A fold moves whole committed transactions into `counts` up to a mark; a board is counts plus what lies
-- behind the mark, read in one statement, so it is right at every moment.
--
-- Anonymous surveys. A result that moves by one person tells what that person said. So theirs are released in
-- groups of at least the team's minimum n: a fold takes whole groups and gives a group one day, every day of
-- `counts` then holds either nobody or at least that many, and so does whatever can be had by subtracting one
-- shown period or moment from another. What lies behind the mark is not shown until its group is whole. The same
-- holds for each question: of a group, one may have answered it; that one waits, counted on the day 'infinity',
-- until at least the minimum n have.

create table public.counts (
  survey_id uuid not null references public.surveys on delete cascade,
  day date not null,
  -- '' counts responses; 'question' || U+001F those who answered it; with a token behind it, that answer.
  key text not null,
  n bigint not null,
  primary key (survey_id, day, key)
);
create table public.marks (
  survey_id uuid primary key references public.surveys on delete cascade,
  xid xid8 not null,
  id uuid not null
);
-- How far the answers to a question of an anonymous survey are released; never further than the mark.
create table public.releases (
  survey_id uuid not null references public.surveys on delete cascade,
  question text not null,
  xid xid8 not null,
  id uuid not null,
  primary key (survey_id, question)
);
alter table public.counts enable row level security;
alter table public.marks enable row level security;
alter table public.releases enable row level security;

create function public.group_size(survey uuid) returns int
language sql stable security definer set search_path = '' as $$
  select case when s.mode = 'anonymous' then greatest(t.minimum_n, s.minimum_n) else 1 end
  from public.surveys s join public.teams t on t.id = s.team_id where s.id = survey
$$;

create function public.mark_of(survey uuid) returns public.marks
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select m from public.marks m where m.survey_id = survey),
    row (survey, '0'::xid8, '00000000-0000-0000-0000-000000000000'::uuid)::public.marks)
$$;

-- Shows what has waited long enough: questions that at least `size` people behind the last release answered.
create function public.release_ripe(survey uuid, size int, on_day date, up_to_xid xid8, up_to_id uuid) returns void
language sql volatile security definer set search_path = '' as $$
  with ripe as (
    select split_part(c.key, E'\x1f', 1) as question from public.counts c
    where c.survey_id = survey and c.day = 'infinity' and c.key = split_part(c.key, E'\x1f', 1) || E'\x1f' and c.n >= size
  ), noted as (
    insert into public.releases as l (survey_id, question, xid, id) select survey, question, up_to_xid, up_to_id from ripe
    on conflict (survey_id, question) do update set xid = excluded.xid, id = excluded.id
  ), taken as (
    delete from public.counts c using ripe r
    where c.survey_id = survey and c.day = 'infinity' and split_part(c.key, E'\x1f', 1) = r.question
    returning c.key, c.n
  )
  insert into public.counts as c (survey_id, day, key, n) select survey, on_day, key, n from taken
  on conflict (survey_id, day, key) do update set n = c.n + excluded.n
$$;

-- Moves what is committed for good into counts; returns how many responses it moved. Everything below the
-- snapshot's xmin is committed or gone, and nothing can come to be below it any more: so nothing is missed
-- and nothing counted twice, whatever the writers do. A run is what falls on one day; days of an anonymous
-- survey only go forward, so that its runs follow each other in the order of the mark.
create function public.fold_survey(survey uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare
  size int := public.group_size(survey);
  anonymous boolean := (select s.mode = 'anonymous' from public.surveys s where s.id = survey);
  mark public.marks; run record; moved int := 0;
begin
  if size is null or not pg_try_advisory_xact_lock(hashtextextended('fold:' || survey::text, 0)) then return 0; end if;
  mark := public.mark_of(survey);
  for run in
    with tail as (
      select r.id, r.xid, r.strings, (r.created_at at time zone s.time_zone)::date as day,
        row_number() over (order by r.xid, r.id) as place
      from public.responses r join public.surveys s on s.id = r.survey_id
      where r.survey_id = survey and (r.xid, r.id) > (mark.xid, mark.id)
        and r.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by r.xid, r.id limit 20000
    ), whole as (
      select *, (place - 1) / size as part from tail where place <= (select count(*) from tail) / size * size
    ), dated as (
      select w.*, case when anonymous then max(w.day) over (order by w.part) else w.day end as on_day from whole w
    ), keyed as (
      select d.on_day, k.key, count(*) as n
      from dated d cross join lateral (select unnest(d.strings) union all select '') as k (key) group by d.on_day, k.key
    )
    select l.*, (select jsonb_object_agg(k.key, k.n) from keyed k where k.on_day = l.on_day) as counted
    from (select d.on_day, count(*)::int as responses, (array_agg(d.xid order by d.place desc))[1] as xid,
        (array_agg(d.id order by d.place desc))[1] as id, max(d.place) as place from dated d group by d.on_day) l
    order by l.place
  loop
    insert into public.counts as c (survey_id, day, key, n)
    select survey, case when anonymous and e.key <> '' then 'infinity' else run.on_day end, e.key, e.value::bigint
    from jsonb_each_text(run.counted) e
    on conflict (survey_id, day, key) do update set n = c.n + excluded.n;
    if anonymous then perform public.release_ripe(survey, size, run.on_day, run.xid, run.id); end if;
    insert into public.marks as m (survey_id, xid, id) values (survey, run.xid, run.id)
    on conflict (survey_id) do update set xid = excluded.xid, id = excluded.id;
    moved := moved + run.responses;
  end loop;
  return moved;
end $$;

-- One round over all surveys that have something behind their mark.
create function public.fold_all() returns int
language plpgsql security definer set search_path = '' as $$
declare survey uuid; moved int := 0;
begin
  for survey in
    select s.id from public.surveys s cross join lateral public.mark_of(s.id) m
    where exists (select 1 from public.responses r where r.survey_id = s.id and (r.xid, r.id) > (m.xid, m.id))
  loop moved := moved + public.fold_survey(survey); end loop;
  return moved;
end $$;

-- The counts of a survey since a day, as {key: n}: folded ones, and for identified surveys the tail as well.
-- One statement, one snapshot: a fold that commits meanwhile is seen whole or not at all.
create function public.tallies(survey uuid, since date) returns jsonb
language sql stable security definer set search_path = '' as $$
  with mark as (select m.* from public.mark_of(survey) m),
  tail as (
    select r.strings from public.responses r, mark m, public.surveys s
    where s.id = survey and s.mode = 'identified' and r.survey_id = survey and (r.xid, r.id) > (m.xid, m.id)
      and (since is null or (r.created_at at time zone s.time_zone)::date >= since)
  ), every as (
    select c.key, c.n from public.counts c
    where c.survey_id = survey and c.day < 'infinity' and (since is null or c.day >= since)
    union all
    select k.key, 1 from tail t cross join lateral (select unnest(t.strings) union all select '') as k (key)
  ), summed as (select key, sum(n)::bigint as n from every group by key)
  select coalesce(jsonb_object_agg(s.key, s.n), '{}')
  from summed s
  join summed answered on answered.key = case when s.key = '' then '' else split_part(s.key, E'\x1f', 1) || E'\x1f' end
  cross join (select public.group_size(survey) as n) size
  -- A question that too few answered is not told, nor a period that too few belong to.
  where answered.n >= size.n and (select n from summed where key = '') >= size.n
$$;

-- The same as tallies(survey, null), counted anew from every response that is shown: they must always agree.
create function public.recount(survey uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  with shown as (
    select r.strings, r.xid, r.id, s.mode from public.responses r, public.mark_of(survey) m, public.surveys s
    where s.id = survey and r.survey_id = survey and (s.mode = 'identified' or (r.xid, r.id) <= (m.xid, m.id))
  ), summed as (
    select k.key, count(*) as n
    from shown cross join lateral (select unnest(shown.strings) union all select '') as k (key)
    left join public.releases l on l.survey_id = survey and l.question = split_part(k.key, E'\x1f', 1)
    where shown.mode = 'identified' or k.key = '' or (shown.xid, shown.id) <= (l.xid, l.id)
    group by k.key
  )
  select coalesce(jsonb_object_agg(s.key, s.n), '{}')
  from summed s
  join summed answered on answered.key = case when s.key = '' then '' else split_part(s.key, E'\x1f', 1) || E'\x1f' end
  cross join (select public.group_size(survey) as n) size
  where answered.n >= size.n and (select n from summed where key = '') >= size.n
$$;

-- After a logical restore (pg_dump into another Postgres) transaction ids start anew: marks and stamps are
-- made again. Never needed after `npm run restore`, which is physical.
create function public.restamp_responses() returns void
language plpgsql security definer set search_path = '' as $$
begin
  alter table public.responses disable trigger never_changed;
  update public.responses set xid = pg_current_xact_id();
  alter table public.responses enable trigger never_changed;
  delete from public.counts; delete from public.marks; delete from public.releases;
end $$;

grant execute on function public.fold_all(), public.fold_survey(uuid), public.recount(uuid), public.tallies(uuid, date) to service_role;
