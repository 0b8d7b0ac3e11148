-- What a link brought along unseen. Who answers an anonymous survey does not see it and cannot take it back, and a team
-- may give each person a link of their own. So of such a field an anonymous survey tells a value only where at least
-- the minimum n share it, never its words, and never row by row: beside the rest of a row, even a shared value helps to
-- find somebody. What is worked out from such a field is held to the same.

create table public.unseen (
  survey_id uuid not null references public.surveys on delete cascade,
  -- A key of answers, in any version.
  name text not null,
  primary key (survey_id, name)
);
alter table public.unseen enable row level security;

-- The names in a plan that hold what a link brought unseen: such fields, and by however many steps what is worked out
-- from them. A name counts as spoken of where a path begins with it or a trigger copies from it: rather once too often.
create function public.unseen_in(plan jsonb) returns setof text
language sql immutable as $$
  with recursive question as (
    select e from jsonb_path_query(plan, 'strict $.pages.**.elements[*]', '{}', true) e
  ), made (name, speaks) as (
    select c ->> 'name', lower(c::text) from jsonb_path_query(plan, '$.calculated[*]', '{}', true) c
    union all
    select t ->> 'name', lower(t::text) from jsonb_path_query(plan, '$.triggers[*]', '{}', true) t
    union all
    select e ->> 'name', lower(p::text) from question
    cross join lateral jsonb_path_query(e, 'strict $.**.keyvalue() ? (@.key == "worked" || @.key == "startsWith" || @.key == "sets" || @.key == "totals").value', '{}', true) p
  ), found (name) as (
    select f ->> 'name' from jsonb_path_query(plan, '$.fields[*] ? (@.hidden == true)', '{}', true) f
    union
    select m.name from found f join made m on
      strpos(m.speaks, '["' || lower(split_part(f.name, '.', 1)) || '"') > 0
      or strpos(m.speaks, '"from": "' || lower(f.name) || '"') > 0
  )
  select found.name from found where found.name is not null
$$;

create function public.note_unseen() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.unseen (survey_id, name) select new.survey_id, n from public.unseen_in(new.plan) n
  on conflict do nothing;
  return null;
end $$;
create trigger note_unseen after insert on public.versions for each row execute function public.note_unseen();
insert into public.unseen (survey_id, name)
select distinct v.survey_id, n from public.versions v cross join lateral public.unseen_in(v.plan) n;

-- The counts of a survey since a day, as {key: n}: folded ones, and for identified surveys the tail as well.
-- One statement, one snapshot: a fold that commits meanwhile is seen whole or not at all.
create or replace function public.tallies(survey uuid, since date) returns jsonb
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
  left join public.unseen u on u.survey_id = survey and u.name = split_part(s.key, E'\x1f', 1)
  -- A question that too few answered is not told, nor a period that too few belong to.
  where answered.n >= size.n and (select n from summed where key = '') >= size.n
    and (u.name is null or s.key = answered.key or s.n >= size.n)
$$;

-- The same as tallies(survey, null), counted anew from every response that is shown: they must always agree.
create or replace function public.recount(survey uuid) returns jsonb
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
  left join public.unseen u on u.survey_id = survey and u.name = split_part(s.key, E'\x1f', 1)
  where answered.n >= size.n and (select n from summed where key = '') >= size.n
    and (u.name is null or s.key = answered.key or s.n >= size.n)
$$;

-- Latest texts to the named questions, newest first; from an anonymous survey only released ones, from twice
-- the minimum n on (5 and 10 are usual), in an order that tells nothing of when or with what they came. A period
-- of theirs holds whole groups too, never a day's own: who answered alone on a day would be known by their words.
create or replace function public.latest_comments(survey uuid, questions text[], since date) returns jsonb
language sql stable security definer set search_path = '' as $$
  with s as (select * from public.surveys where id = survey),
  mark as (select m.* from public.mark_of(survey) m),
  recent as (
    select r.answers, r.xid, r.id, s.mode from public.responses r, s, mark m
    where r.survey_id = survey
      and (s.mode = 'anonymous' or since is null or (r.created_at at time zone s.time_zone)::date >= since)
      and (s.mode = 'identified' or (r.xid, r.id) <= (m.xid, m.id))
    order by r.xid desc, r.id desc
    limit least(1000, case when (select s.mode from s) = 'anonymous' then (select sum(c.n) from public.counts c
      where c.survey_id = survey and c.key = '' and (since is null or c.day >= since)) end)
  ), said as (
    select q.question, r.answers ->> q.question as words, r.xid, r.id, r.mode,
      row_number() over (partition by q.question order by r.xid desc, r.id desc) as place,
      count(*) over (partition by q.question) as among
    from recent r cross join unnest(questions) as q (question)
    left join public.releases l on l.survey_id = survey and l.question = q.question
    where (r.mode = 'identified' or l.question is null or (r.xid, r.id) <= (l.xid, l.id))
      and jsonb_typeof(r.answers -> q.question) in ('string', 'array') and r.answers ->> q.question <> ''
      and (r.mode = 'identified' or not exists (select 1 from public.unseen u where u.survey_id = survey and u.name = q.question))
  ), shown as (
    select question, jsonb_agg(words order by case when mode = 'anonymous' then md5(question || id::text) end, place) as words
    from said where place <= 20 and (mode = 'identified' or among >= 2 * public.group_size(survey))
    group by question
  )
  select coalesce(jsonb_object_agg(question, words), '{}') from shown
$$;

-- Which keys of the answers of an anonymous survey may be told row by row, and up to where (null: the mark):
-- released questions; what is written rather than chosen, like comments, only once twice the minimum n wrote it.
create or replace function public.told(survey uuid, keys text[]) returns table (key text, xid xid8, id uuid)
language sql stable security definer set search_path = '' as $$
  with size as (select public.group_size(survey) as n)
  select k, l.xid, l.id from unnest(keys) as k left join public.releases l on l.survey_id = survey and l.question = k, size
  where not exists (select 1 from public.unseen u where u.survey_id = survey and u.name = k)
    and case when l.question is not null and exists (select 1 from public.counts c
      where c.survey_id = survey and c.day < 'infinity' and starts_with(c.key, k || E'\x1f') and c.key <> k || E'\x1f')
    then size.n <= (select sum(c.n) from public.counts c
      where c.survey_id = survey and c.day < 'infinity' and c.key = k || E'\x1f')
    else 2 * size.n <= (select count(*) from (select 1 from public.responses r, public.mark_of(survey) m
      where r.survey_id = survey and r.answers ? k and (r.xid, r.id) <= (coalesce(l.xid, m.xid), coalesce(l.id, m.id))
      limit 2 * size.n) w) end
$$;
