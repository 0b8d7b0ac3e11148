-- Attention: how many opened a survey, began, got how far, finished, and how long that took. Counted without
-- cookies, addresses or browsers: by the id that the page was given for its response, which says nothing of a person.
-- docs/decisions/0004-attention.md says why it is as it is.
--
-- A sitting is one narrow row that only its own page moves, so no two people wait for each other. A fold carries
-- what moved into day counts; what is read is those plus what moved since, so it costs the same at a thousand
-- sittings as at a million.

create table public.sittings (
  response_id uuid primary key,
  survey_id uuid not null references public.surveys on delete cascade,
  version int not null,
  -- In the survey's time zone.
  day date not null,
  began_at timestamptz not null default now(),
  -- Index of the furthest page that was shown; 10000 once the response is in.
  furthest smallint not null check (furthest between 0 and 10000),
  -- Something was filled in.
  touched boolean not null,
  -- Its first page was seen being shown, so that it can be told how long it took.
  timed boolean not null,
  -- Seconds from then to the response, in steps: floor(4 log2(seconds)).
  took smallint,
  -- What of all this is in the counts; `counted` is null before the first time.
  counted smallint,
  counted_touched boolean not null default false,
  moved boolean not null default true
) with (fillfactor = 70);
-- Only what waits for the fold; a row that moves twice meanwhile is written in place.
create index sittings_to_fold on public.sittings (survey_id) where moved;
create index sittings_by_age on public.sittings using brin (began_at);

create table public.attention (
  survey_id uuid not null references public.surveys on delete cascade,
  day date not null,
  version int not null,
  -- at: sittings whose furthest page is `step`. began: something was filled in. took: finished in `step`.
  kind text not null check (kind in ('at', 'began', 'took')),
  step smallint not null,
  n bigint not null,
  primary key (survey_id, day, version, kind, step)
);
alter table public.sittings enable row level security;
alter table public.attention enable row level security;

-- Who began before this was counted: their survey, and that they began.
insert into public.sittings (response_id, survey_id, version, day, began_at, furthest, touched, timed)
select u.response_id, u.survey_id, coalesce(s.live_version, 1), (u.created_at at time zone s.time_zone)::date, u.created_at, 0, true, false
from public.starts u join public.surveys s on s.id = u.survey_id
where not exists (select 1 from public.responses r where r.id = u.response_id);
-- Who finished before: nobody counted their pages, but without them nobody would seem to finish.
insert into public.attention (survey_id, day, version, kind, step, n)
select r.survey_id, (r.created_at at time zone s.time_zone)::date, r.version, k.kind, k.step, count(*)
from public.responses r join public.surveys s on s.id = r.survey_id
cross join (values ('at', 10000), ('began', 0)) k (kind, step) group by 1, 2, 3, 4, 5;

drop function public.start_responses(jsonb);
create or replace function public.submit_responses(batch jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  items public.incoming_response[] := array(
    select row(i.ord, (e ->> 'id')::uuid, (e ->> 'survey')::uuid, (e ->> 'version')::int, e -> 'answers',
      array(select jsonb_array_elements_text(e -> 'strings')), e ->> 'language', e ->> 'respondent')::public.incoming_response
    from jsonb_array_elements(batch) with ordinality as i (e, ord));
  asked uuid[] := array(select distinct survey_id from unnest(items) order by survey_id);
  states jsonb; stored uuid[]; outcomes jsonb; touched uuid;
begin
  -- Settings wait for submissions under way, and submissions for settings: always in the order of ids.
  perform 1 from public.surveys where id = any (asked) order by id for share;
  perform 1 from public.quotas where survey_id = any (asked) order by survey_id for update;
  select jsonb_object_agg(s.id, public.survey_state(s)) into states from public.surveys s where s.id = any (asked);

  with candidate as (
    select i.*, row_number() over (partition by i.survey_id order by i.ord) as place
    from (select distinct on (id) * from unnest(items) order by id, ord) i
    where states ->> i.survey_id::text = 'open'
      and exists (select 1 from public.versions v where v.survey_id = i.survey_id and v.number = i.version)
      and not exists (select 1 from public.responses r where r.id = i.id)
  ), kept as (
    insert into public.responses (id, survey_id, version, answers, strings, language, respondent)
    select c.id, c.survey_id, c.version, c.answers, c.strings, c.language,
      case when s.mode = 'identified' then c.respondent end
    from candidate c
    join public.surveys s on s.id = c.survey_id
    left join public.quotas q on q.survey_id = c.survey_id
    where q.survey_id is null or c.place <= q.places
    order by c.id
    on conflict (id) do nothing
    returning id, survey_id
  ), taken as (
    update public.quotas q set places = q.places - n.n
    from (select survey_id, count(*)::int as n from kept group by survey_id) n
    where q.survey_id = n.survey_id
  )
  select coalesce(array_agg(id), '{}') into stored from kept;

  -- A statement of its own: it sees what another transaction kept while ours waited for it.
  select coalesce(jsonb_agg(case
      when i.id = any (stored) and i.first then 'stored'
      when r.id is not null then
        case when r.survey_id = i.survey_id and r.respondent is not distinct from i.respondent and (r.answers = i.answers
            or (r.strings = i.strings and public.given(r.survey_id, r.version, r.answers) = public.given(r.survey_id, r.version, i.answers)))
          then 'repeat' else 'differs' end
      when not exists (select 1 from public.versions v where v.survey_id = i.survey_id and v.number = i.version) then 'missing'
      when states ->> i.survey_id::text = 'open' then 'full'
      else coalesce(states ->> i.survey_id::text, 'missing') end order by i.ord), '[]')
  into outcomes
  from (select *, ord = min(ord) over (partition by id) as first from unnest(items)) i
  left join public.responses r on r.id = i.id;

  for touched in select distinct survey_id from unnest(items) where id = any (stored)
  loop perform public.hint(touched); end loop;
  return outcomes;
end $$;

drop table public.starts;

-- batch: [{id, survey, version, page, touched}]. Without a version it is the live one, without a page the sitting is
-- heard of for the first time behind its first page, and is not timed. What is older than what is known changes
-- nothing; nor does a survey that is not open, or a response that is in.
create function public.note_sittings(batch jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- In the order in which submissions take them.
  perform 1 from public.surveys where id in (select (e ->> 'survey')::uuid from jsonb_array_elements(batch) e)
  order by id for key share;
  insert into public.sittings as t (response_id, survey_id, version, day, furthest, touched, timed)
  select i.id, s.id, i.version, (now() at time zone s.time_zone)::date, i.page, i.touched, i.timed
  from (select (e ->> 'id')::uuid as id, (e ->> 'survey')::uuid as survey, max((e ->> 'version')::int) as version,
      least(9999, greatest(0, max((e ->> 'page')::int), 0)) as page, bool_or(coalesce((e ->> 'touched')::boolean, false)) as touched,
      coalesce(min((e ->> 'page')::int) = 0, false) as timed
    from jsonb_array_elements(batch) e group by 1, 2) given
  join public.surveys s on s.id = given.survey
  cross join lateral (select given.id, coalesce(given.version, s.live_version) as version, given.page, given.touched, given.timed) i
  where public.survey_state(s) = 'open'
    and exists (select 1 from public.versions v where v.survey_id = s.id and v.number = i.version)
    and not exists (select 1 from public.responses r where r.id = i.id)
  order by i.id
  on conflict (response_id) do update set furthest = greatest(t.furthest, excluded.furthest),
    touched = t.touched or excluded.touched, moved = true
  where t.survey_id = excluded.survey_id
    and (excluded.furthest > t.furthest or (excluded.touched and not t.touched));
end $$;

-- With the response, in its transaction. Who was never heard of before opened, began and finished all the same.
create function public.finish_sittings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.sittings as t (response_id, survey_id, version, day, began_at, furthest, touched, timed)
  select a.id, a.survey_id, a.version, (a.created_at at time zone s.time_zone)::date, a.created_at, 10000, true, false
  from arrived a join public.surveys s on s.id = a.survey_id order by a.id
  on conflict (response_id) do update set furthest = 10000, touched = true, moved = true,
    took = case when t.timed then floor(4 * log(2, greatest(1, extract(epoch from excluded.began_at - t.began_at)::numeric))) end
  where t.survey_id = excluded.survey_id and t.furthest < 10000;
  return null;
end $$;
create trigger finish_sittings after insert on public.responses referencing new table as arrived
  for each statement execute function public.finish_sittings();

-- What one sitting adds to the counts that it has not added before: it leaves where it stood and stands elsewhere.
create function public.attention_of(t public.sittings) returns table (kind text, step smallint, n int)
language sql immutable as $$
  select 'at', t.furthest, 1 where t.counted is distinct from t.furthest
  union all select 'at', t.counted, -1 where t.counted <> t.furthest
  union all select 'began', 0::smallint, 1 where t.touched and not t.counted_touched
  union all select 'took', t.took, 1 where t.took is not null and t.counted is distinct from t.furthest
$$;

-- Carries what moved into the counts. Returns how many sittings did.
create function public.fold_attention() returns int
language plpgsql security definer set search_path = '' as $$
declare moved_on int; touched_surveys uuid[]; survey uuid;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('fold:attention', 0)) then return 0; end if;
  -- In the order in which submissions take them, and who deletes.
  perform 1 from public.surveys where id in (select t.survey_id from public.sittings t where t.moved) order by id for key share;
  with taken as materialized (
    select t from public.sittings t where t.moved order by t.response_id limit 20000 for update skip locked
  ), marked as (
    update public.sittings s set moved = false, counted = (k.t).furthest, counted_touched = (k.t).touched
    from taken k where s.response_id = (k.t).response_id
  ), summed as (
    select (k.t).survey_id, (k.t).day, (k.t).version, d.kind, d.step, sum(d.n) as n
    from taken k cross join lateral public.attention_of(k.t) d group by 1, 2, 3, 4, 5 having sum(d.n) <> 0
  ), added as (
    insert into public.attention as a (survey_id, day, version, kind, step, n)
    select * from summed order by 1, 2, 3, 4, 5
    on conflict (survey_id, day, version, kind, step) do update set n = a.n + excluded.n
  )
  select count(*)::int, array_agg(distinct (k.t).survey_id) into moved_on, touched_surveys from taken k;
  foreach survey in array coalesce(touched_surveys, '{}') loop perform public.hint(survey); end loop;
  return moved_on;
end $$;

create or replace function public.fold_all() returns int
language plpgsql security definer set search_path = '' as $$
declare survey uuid; moved int := 0;
begin
  for survey in
    select s.id from public.surveys s cross join lateral public.mark_of(s.id) m
    where exists (select 1 from public.responses r where r.survey_id = s.id and (r.xid, r.id) > (m.xid, m.id))
  loop moved := moved + public.fold_survey(survey); end loop;
  perform public.fold_attention();
  return moved;
end $$;

-- The counts of a survey since a day: folded ones and what moved since. One statement, one snapshot.
create function public.attention_counts(survey uuid, since date)
returns table (version int, kind text, step smallint, n bigint)
language sql stable security definer set search_path = '' as $$
  select e.version, e.kind, e.step, sum(e.n)::bigint from (
    select a.version, a.kind, a.step, a.n from public.attention a
    where a.survey_id = survey and (since is null or a.day >= since)
    union all
    select t.version, d.kind, d.step, d.n from public.sittings t cross join lateral public.attention_of(t) d
    where t.survey_id = survey and t.moved and (since is null or t.day >= since)) e
  group by 1, 2, 3
$$;

-- A figure of an anonymous survey is told in whole groups of the minimum n: to the nearest, but none where fewer
-- than one group stand behind it. So no difference of two figures, two periods or two moments speaks of fewer.
create function public.in_groups(n bigint, size int) returns bigint
language sql immutable as $$
  select case when size <= 1 then n when n < size then 0 else (2 * n + size) / (2 * size) * size end
$$;

create or replace function public.board(survey uuid, days int, questions text[]) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  size int; since date; counted jsonb; waiting bigint; s public.surveys;
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  select * into s from public.surveys where id = survey;
  size := public.group_size(survey);
  since := public.first_day(survey, days);
  if s.mode = 'anonymous' then perform public.fold_survey(survey); end if;
  -- One statement, one snapshot: a fold between the two would hide people from both.
  select public.tallies(survey, since), public.behind(survey, since) into counted, waiting;
  if s.mode = 'anonymous' and not counted ? '' then
    return jsonb_build_object('hidden', true, 'minimum', size, 'mode', s.mode, 'at', now());
  end if;
  return jsonb_build_object(
    'hidden', false, 'minimum', size, 'mode', s.mode, 'at', now(),
    'responses', coalesce((counted ->> '')::bigint, 0) + waiting,
    'released', coalesce((counted ->> '')::bigint, 0),
    -- Out of the figures that attention() tells, so that the two never contradict each other.
    'unfinished', (select greatest(0, public.in_groups(coalesce(sum(c.n) filter (where c.kind = 'began'), 0)::bigint, size)
        - public.in_groups(coalesce(sum(c.n) filter (where c.kind = 'at' and c.step = 10000), 0)::bigint, size))
      from public.attention_counts(survey, since) c),
    'tallies', counted,
    'comments', public.latest_comments(survey, coalesce(questions, '{}'), since));
end $$;

-- For whoever may see the board: {version, minimum, views, starts, completions, reached: [n by page of the live
-- version, and last of all who finished that], medianSeconds}. Who finished reached every page, whatever was skipped on the way, so that no figure is
-- larger than the one before it.
create function public.attention(survey uuid, days int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare size int; pages int; live int; told jsonb;
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  size := public.group_size(survey);
  select s.live_version, case jsonb_typeof(v.plan -> 'pages') when 'array' then jsonb_array_length(v.plan -> 'pages') else 0 end
  into live, pages from public.surveys s left join public.versions v on v.survey_id = s.id and v.number = s.live_version
  where s.id = survey;
  with counted as materialized (
    select * from public.attention_counts(survey, public.first_day(survey, days))
  ), took as (
    select c.step, sum(c.n) as n, sum(sum(c.n)) over (order by c.step) as upto, sum(sum(c.n)) over () as every
    from counted c where c.kind = 'took' group by c.step
  ), middle as (
    -- In the middle of its step, whose ends are 19 % apart; of an identified survey, as far into it as the people are.
    select round(power(2::float8, (m.step + case when size > 1 then 0.5 else (m.every / 2.0 - (m.upto - m.n)) / m.n end) / 4))::int as seconds
    from took m where m.every >= size and 2 * m.upto >= m.every order by m.step limit 1
  )
  select jsonb_build_object(
    'version', live, 'minimum', size,
    'views', public.in_groups(coalesce(sum(c.n) filter (where c.kind = 'at'), 0)::bigint, size),
    'starts', public.in_groups(coalesce(sum(c.n) filter (where c.kind = 'began'), 0)::bigint, size),
    'completions', public.in_groups(coalesce(sum(c.n) filter (where c.kind = 'at' and c.step = 10000), 0)::bigint, size),
    'reached', (select coalesce(jsonb_agg(public.in_groups((select coalesce(sum(o.n), 0)::bigint from counted o
        where o.version = live and o.kind = 'at' and o.step >= case when p.at = pages then 10000 else p.at end), size) order by p.at), '[]')
      from generate_series(0, coalesce(pages, 0)) p (at)),
    'medianSeconds', (select middle.seconds from middle))
  into told from counted c;
  return told;
end $$;

-- What is over is forgotten; the counts stay. Finished sittings go after a day, in which what arrives late still finds
-- them; who began a month ago does not come back. Returns how many are forgotten.
create or replace function public.sweep_starts() returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.sittings where not moved
    and began_at < now() - case when furthest = 10000 then interval '1 day' else interval '30 days' end returning 1)
  select count(*)::int from gone
$$;

grant execute on function public.attention(uuid, int) to authenticated;
grant execute on function public.note_sittings(jsonb), public.fold_attention() to service_role;
