-- What sites tell visitors of the team's surveys, and what visitors leave there. Figures are those of the board, held to
-- more: visitors are nobody's colleagues for certain, so what they see never comes from fewer than the minimum n and
-- never moves by fewer, whether the survey is anonymous or asks for names.

-- The counts of surveys that ask for names, released in whole groups as those of anonymous surveys are (migration 06:
-- there `counts` itself is). They are worked out only for surveys that a site speaks of.
create table public.site_counts (
  survey_id uuid not null references public.surveys on delete cascade,
  -- 'infinity': too few have answered the question since it was last released.
  day date not null,
  key text not null,
  n bigint not null,
  primary key (survey_id, day, key)
);
create table public.site_marks (
  survey_id uuid primary key references public.surveys on delete cascade,
  xid xid8 not null,
  id uuid not null
);
alter table public.site_counts enable row level security;
alter table public.site_marks enable row level security;

create function public.site_group(survey uuid) returns int
language sql stable security definer set search_path = '' as $$
  select greatest(t.minimum_n, s.minimum_n) from public.surveys s join public.teams t on t.id = s.team_id where s.id = survey
$$;

create function public.release_for_site(survey uuid, size int, on_day date) returns void
language sql volatile security definer set search_path = '' as $$
  with ripe as (
    select split_part(c.key, E'\x1f', 1) as question from public.site_counts c
    where c.survey_id = survey and c.day = 'infinity' and c.key = split_part(c.key, E'\x1f', 1) || E'\x1f' and c.n >= size
  ), taken as (
    delete from public.site_counts c using ripe r
    where c.survey_id = survey and c.day = 'infinity' and split_part(c.key, E'\x1f', 1) = r.question
    returning c.key, c.n
  )
  insert into public.site_counts as c (survey_id, day, key, n) select survey, on_day, key, n from taken
  on conflict (survey_id, day, key) do update set n = c.n + excluded.n
$$;

-- As fold_survey() does for anonymous surveys: whole groups of what is committed for good, on days that only go
-- forward. A survey with very many answers is caught up with in as many asks as it takes.
create function public.fold_for_site(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare size int := public.site_group(survey); mark public.site_marks; run record;
begin
  if size is null or not pg_try_advisory_xact_lock(hashtextextended('site:' || survey::text, 0)) then return; end if;
  select * into mark from public.site_marks m where m.survey_id = survey;
  if not found then mark := row (survey, '0'::xid8, '00000000-0000-0000-0000-000000000000'::uuid)::public.site_marks; end if;
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
      select w.*, max(w.day) over (order by w.part) as on_day from whole w
    ), keyed as (
      select d.on_day, k.key, count(*) as n
      from dated d cross join lateral (select unnest(d.strings) union all select '') as k (key) group by d.on_day, k.key
    )
    select l.*, (select jsonb_object_agg(k.key, k.n) from keyed k where k.on_day = l.on_day) as counted
    from (select d.on_day, (array_agg(d.xid order by d.place desc))[1] as xid,
        (array_agg(d.id order by d.place desc))[1] as id, max(d.place) as place from dated d group by d.on_day) l
    order by l.place
  loop
    insert into public.site_counts as c (survey_id, day, key, n)
    select survey, case when e.key <> '' then 'infinity' else run.on_day end, e.key, e.value::bigint
    from jsonb_each_text(run.counted) e
    on conflict (survey_id, day, key) do update set n = c.n + excluded.n;
    perform public.release_for_site(survey, size, run.on_day);
    insert into public.site_marks as m (survey_id, xid, id) values (survey, run.xid, run.id)
    on conflict (survey_id) do update set xid = excluded.xid, id = excluded.id;
  end loop;
end $$;

-- As in migration 06; what is told to sites is counted by the same stamps.
create or replace function public.restamp_responses() returns void
language plpgsql security definer set search_path = '' as $$
begin
  alter table public.responses disable trigger never_changed;
  update public.responses set xid = pg_current_xact_id();
  alter table public.responses enable trigger never_changed;
  delete from public.counts; delete from public.marks; delete from public.releases;
  delete from public.site_counts; delete from public.site_marks;
end $$;

-- A survey that a site may speak of: of its own team, and published.
create function public.survey_for_site(site uuid, survey uuid) returns public.surveys
language sql stable security definer set search_path = '' as $$
  select s from public.surveys s join public.sites t on t.team_id = s.team_id
  where t.id = site and s.id = survey and s.live_version is not null
$$;

-- The counts of a board for visitors of a site, {minimum, from, tallies}; null for a survey that the site may not speak
-- of. `since`, `until`: days in the survey's time zone, both included, null for open ends; `from`: the first day
-- counted. Whatever spans are compared, each day holds nobody or at least the minimum n, and so does their difference.
-- What a link brought along unseen is not told by its values: there are spans enough to subtract them from each other.
-- Nobody's words are here. For the house.
create function public.site_figures(site uuid, survey uuid, since date, until date) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare s public.surveys; size int; told jsonb;
begin
  s := public.survey_for_site(site, survey);
  if s.id is null then return null; end if;
  size := public.site_group(survey);
  if s.mode = 'anonymous' then perform public.fold_survey(survey); else perform public.fold_for_site(survey); end if;
  with every as (
    select c.day, c.key, c.n from public.counts c where s.mode = 'anonymous' and c.survey_id = survey
    union all
    select c.day, c.key, c.n from public.site_counts c where s.mode = 'identified' and c.survey_id = survey
  ), span as (
    select * from every e
    where e.day < 'infinity' and (since is null or e.day >= since) and (until is null or e.day <= until)
  ), summed as (select key, sum(n)::bigint as n from span group by key)
  select jsonb_build_object('from', (select min(day) from span where key = ''),
    'tallies', coalesce(jsonb_object_agg(m.key, m.n), '{}')) into told
  from summed m
  join summed answered on answered.key = case when m.key = '' then '' else split_part(m.key, E'\x1f', 1) || E'\x1f' end
  left join public.unseen u on u.survey_id = survey and u.name = split_part(m.key, E'\x1f', 1)
  where answered.n >= size and (select n from summed where key = '') >= size and (u.name is null or m.key = answered.key);
  -- A span that is not told is not told to have begun either.
  if not told -> 'tallies' ? '' then told := jsonb_build_object('from', null, 'tallies', '{}'::jsonb); end if;
  return told || jsonb_build_object('minimum', size);
end $$;

-- Where a survey of the team is answered, for a form that stands in a site; null for one that it may not speak of.
create function public.site_survey(site uuid, survey uuid) returns text
language sql stable security definer set search_path = '' as $$
  select f.slug from public.survey_for_site(site, survey) f
  where not exists (select 1 from public.archives a where a.survey_id = survey)
$$;

-- Comments that an editor let through to a site: frozen as they were then, and gone when they are taken back.
create table public.site_comments (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references public.sites on delete cascade,
  survey_id uuid not null references public.surveys on delete cascade,
  question text not null check (char_length(question) between 1 and 250),
  words text not null check (char_length(words) between 1 and 10000),
  let_by uuid references auth.users on delete set null,
  let_at timestamptz not null default now()
);
create unique index site_comments_once on public.site_comments (site_id, survey_id, question, md5(words));
create trigger frozen before update on public.site_comments for each row
  when (old.words is distinct from new.words or old.question is distinct from new.question or old.survey_id is distinct from new.survey_id)
  execute function public.refuse_change();
alter table public.site_comments enable row level security;
create policy "Builders see what was let through" on public.site_comments
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
grant select (id, site_id, survey_id, question, words, let_at) on public.site_comments to authenticated;

-- Whether so many have written that a visitor may read one of them. The board of a survey that asks for names shows the
-- first at once, to colleagues; a visitor is anybody.
create function public.enough_wrote(survey uuid, question text) returns boolean
language sql stable security definer set search_path = '' as $$
  select count(*) >= public.site_group(survey) from (
    select 1 from public.responses r where r.survey_id = survey and jsonb_typeof(r.answers -> question) = 'string'
      and r.answers ->> question <> '' limit public.site_group(survey)) written
$$;

-- Only what the board tells this very moment: nobody's words are made up, and none come from fewer than it shows, or
-- than visitors may hear of.
create function public.let_through(site uuid, survey uuid, question text, words text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare s public.surveys; made uuid;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  s := public.survey_for_site(site, survey);
  if s.id is null or not coalesce(public.latest_comments(survey, array[question], null) -> question ? words, false)
    or not public.enough_wrote(survey, let_through.question) then
    perform public.refuse(404, 'missing');
  end if;
  insert into public.site_comments as c (site_id, survey_id, question, words, let_by)
  values (site, survey, let_through.question, let_through.words, auth.uid())
  on conflict (site_id, survey_id, question, md5(words)) do update set let_at = c.let_at
  returning c.id into made;
  return made;
end $$;

create function public.take_back(site uuid, comment uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  delete from public.site_comments c where c.site_id = site and c.id = comment;
  if not found then perform public.refuse(404, 'missing'); end if;
end $$;

-- For visitors, newest let through first. For the house.
create function public.site_wall(site uuid, survey uuid, question text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'text', c.words) order by c.let_at desc, c.id), '[]')
  from (select * from public.site_comments w where w.site_id = site and w.survey_id = survey and w.question = site_wall.question
    order by w.let_at desc, w.id limit 100) c
$$;

-- Who finished a course, by the name that they gave: whoever has the code may check it, nobody can list them.
create table public.site_certificates (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  site_id uuid not null references public.sites on delete cascade,
  block text not null check (char_length(block) between 1 and 64),
  course text not null check (char_length(course) between 1 and 200),
  name text not null check (char_length(name) between 1 and 120),
  given_at timestamptz not null default now()
);
create index site_certificates_by_site on public.site_certificates (site_id);
create trigger frozen before update on public.site_certificates for each row execute function public.refuse_change();
alter table public.site_certificates enable row level security;

create function public.give_certificate(code text, site uuid, block text, course text, name text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.site_certificates (code, site_id, block, course, name)
  values (give_certificate.code, site, give_certificate.block, give_certificate.course, give_certificate.name)
  -- The code follows from an id that the page carries: pressed twice, it is the same certificate.
  on conflict do nothing;
exception when check_violation or foreign_key_violation then
  perform public.refuse(400, 'invalid');
end $$;

create function public.find_certificate(site uuid, code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('course', c.course, 'name', c.name, 'at', c.given_at, 'block', c.block)
  from public.site_certificates c where c.site_id = site and c.code = find_certificate.code
$$;

grant execute on function public.let_through(uuid, uuid, text, text), public.take_back(uuid, uuid) to authenticated;
grant execute on function public.site_figures(uuid, uuid, date, date), public.site_survey(uuid, uuid),
  public.site_wall(uuid, uuid, text), public.give_certificate(text, uuid, text, text, text),
  public.find_certificate(uuid, text), public.enough_wrote(uuid, text) to service_role;
