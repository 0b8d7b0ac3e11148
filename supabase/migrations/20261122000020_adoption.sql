-- Adoption: how a site is read, in counts a day. Nothing says who: no address, no browser, no cookie of whoever is a
-- stranger. docs/decisions/0008-adoption.md says why it is as it is.

-- Days are those of UTC. Each count has one dimension, so that no two can be laid over each other.
--   read, arrival (came from outside the site), onward (from another page of it): of the site
--   page, entry (arrived there), language, file (taken along), link (followed out of the site, by its host), survey (opened from the site): by `what`
--   answered: responses to surveys that came to them from the site
--   person: people known to the site, one by one on each day
create table public.adoption (
  site_id uuid not null references public.sites on delete cascade,
  day date not null,
  kind text not null check (kind in
    ('read', 'arrival', 'onward', 'page', 'entry', 'language', 'file', 'link', 'survey', 'answered', 'person')),
  what text not null default '' check (char_length(what) <= 64),
  n bigint not null,
  primary key (site_id, day, kind, what)
);

-- Of people whom a site knows (its team, and who came by a letter): the day that is running. A reader is a hash that is
-- another one each day; the day over, whole groups of the minimum n go into the counts, and everything here goes.
create table public.site_today (
  site_id uuid not null references public.sites on delete cascade,
  day date not null,
  reader text not null check (char_length(reader) = 22),
  kind text not null,
  what text not null default '' check (char_length(what) <= 64),
  primary key (site_id, day, kind, what, reader)
);
create index site_today_by_day on public.site_today (day);

-- That a person whom the site knows has been there at all: a hash of their own for each site, and the first day. What
-- they read, and whether they came again, is not here.
create table public.site_readers (
  site_id uuid not null references public.sites on delete cascade,
  reader text not null check (char_length(reader) = 22),
  -- member: of the team. visitor: by a letter to an address at one of the site's domains.
  segment text not null check (segment in ('member', 'visitor')),
  first_day date not null,
  primary key (site_id, reader)
);

-- A form that somebody came to from a site, until its answers are in; forgotten after two days.
create table public.site_sittings (
  response_id uuid primary key,
  site_id uuid not null references public.sites on delete cascade,
  survey_id uuid not null references public.surveys on delete cascade,
  day date not null
);
create index site_sittings_by_site on public.site_sittings (site_id);

alter table public.adoption enable row level security;
alter table public.site_today enable row level security;
alter table public.site_readers enable row level security;
alter table public.site_sittings enable row level security;

create function public.today_utc() returns date
language sql stable set search_path = '' as $$ select (now() at time zone 'UTC')::date $$;

-- The smallest number of people that anything about a site's people speaks of: no survey of the team asks for more.
create function public.adoption_group(site uuid) returns int
language sql stable security definer set search_path = '' as $$
  select greatest(t.minimum_n, (select max(v.minimum_n) from public.surveys v where v.team_id = t.id))
  from public.sites s join public.teams t on t.id = s.team_id where s.id = site
$$;

-- counts: [{site, day, kind, what, n}]; people: [{site, day, reader, kind, what}]; readers: [{site, reader, segment}].
-- A site that is gone meanwhile is passed over; so is a day that is neither today nor yesterday. For the house.
create function public.note_reads(counts jsonb, people jsonb, readers jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  -- In the order in which who deletes sites takes them.
  perform 1 from public.sites where id in (select (e ->> 'site')::uuid
    from jsonb_array_elements(counts || people || readers) e) order by id for key share;
  insert into public.adoption as a (site_id, day, kind, what, n)
  select s.id, (e ->> 'day')::date, e ->> 'kind', left(e ->> 'what', 64), sum((e ->> 'n')::bigint)
  from jsonb_array_elements(counts) e join public.sites s on s.id = (e ->> 'site')::uuid
  where (e ->> 'day')::date between public.today_utc() - 1 and public.today_utc() and (e ->> 'n')::bigint > 0
  group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (site_id, day, kind, what) do update set n = a.n + excluded.n;
  -- Beware: of a day whose groups are told already, nothing may be told again.
  insert into public.site_today (site_id, day, reader, kind, what)
  select distinct s.id, (e ->> 'day')::date, e ->> 'reader', e ->> 'kind', left(e ->> 'what', 64)
  from jsonb_array_elements(people) e join public.sites s on s.id = (e ->> 'site')::uuid
  where (e ->> 'day')::date = public.today_utc() order by 1, 2, 4, 5, 3
  on conflict do nothing;
  insert into public.site_readers (site_id, reader, segment, first_day)
  select distinct on (s.id, e ->> 'reader') s.id, e ->> 'reader', e ->> 'segment', public.today_utc()
  from jsonb_array_elements(readers) e join public.sites s on s.id = (e ->> 'site')::uuid order by 1, 2
  on conflict do nothing;
end $$;

-- batch: [{site, survey, response, opened}], site and survey by their links. Somebody came to a survey from a site;
-- `opened`: its own page, not a form on the site. Only where both are of one team. For the house.
create function public.note_site_sittings(batch jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from public.sites where slug in (select e ->> 'site' from jsonb_array_elements(batch) e) order by id for key share;
  perform 1 from public.surveys where slug in (select e ->> 'survey' from jsonb_array_elements(batch) e) order by id for key share;
  with given as materialized (
    select (e ->> 'response')::uuid as response, s.id as site, v.id as survey, coalesce((e ->> 'opened')::boolean, false) as opened
    from jsonb_array_elements(batch) e
    join public.sites s on s.slug = e ->> 'site' join public.surveys v on v.slug = e ->> 'survey' and v.team_id = s.team_id
  ), counted as (
    insert into public.adoption as a (site_id, day, kind, what, n)
    select g.site, public.today_utc(), 'survey', g.survey::text, count(*) from given g where g.opened group by 1, 4 order by 1, 4
    on conflict (site_id, day, kind, what) do update set n = a.n + excluded.n
  )
  insert into public.site_sittings (response_id, site_id, survey_id, day)
  select distinct on (g.response) g.response, g.site, g.survey, public.today_utc() from given g
  where g.response is not null order by g.response
  on conflict do nothing;
end $$;

-- Carries into the counts what is over: days of known people, in whole groups, and forms whose answers are in. What is
-- left of either is forgotten. Returns how many rows went.
create function public.fold_adoption() returns int
language plpgsql security definer set search_path = '' as $$
declare gone int; more int;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('fold:adoption', 0)) then return 0; end if;
  perform 1 from public.sites where id in (select site_id from public.site_today where day < public.today_utc()
    union select site_id from public.site_sittings) order by id for key share;
  with over as (
    delete from public.site_today t where t.day < public.today_utc() returning t.*
  ), cells as (
    select o.site_id, o.day, o.kind, o.what, count(*) as n from over o group by 1, 2, 3, 4
    union all
    select o.site_id, o.day, 'person', '', count(distinct o.reader) from over o group by 1, 2
  ), whole as (
    select c.site_id, c.day, c.kind, c.what, c.n / g.size * g.size as n
    from cells c cross join lateral (select public.adoption_group(c.site_id) as size) g where c.n >= g.size
  ), added as (
    insert into public.adoption as a (site_id, day, kind, what, n) select * from whole order by 1, 2, 3, 4
    on conflict (site_id, day, kind, what) do update set n = a.n + excluded.n
  )
  select count(*)::int into gone from over;
  with arrived as (
    delete from public.site_sittings t using public.responses r
    where r.id = t.response_id and r.survey_id = t.survey_id returning t.site_id, t.day
  ), added as (
    insert into public.adoption as a (site_id, day, kind, what, n)
    select site_id, day, 'answered', '', count(*) from arrived group by 1, 2 order by 1, 2
    on conflict (site_id, day, kind, what) do update set n = a.n + excluded.n
  )
  select count(*)::int into more from arrived;
  -- Who came to a form two days ago and has not sent it does not send it.
  delete from public.site_sittings t where t.day < public.today_utc() - 1;
  return gone + more;
end $$;

-- For whoever is of the site's team. `days`: 1 is today, null is all time.
-- {minimum, access, today, first, days: [[day, reads, arrivals]], sums: [[kind, what, n]], people: {ever, fresh,
-- segments: [[segment, n]]}, answered, trained}. What is about people who are known, or who answered or learned, is in
-- whole groups of `minimum`, and 0 says fewer than one group.
create function public.adoption(site uuid, days int) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare size int; since date; told jsonb;
begin
  perform public.must_be_for_site(site, 'owner', 'editor', 'viewer');
  perform public.fold_adoption();
  size := public.adoption_group(site);
  since := case when days is null then '-infinity' else public.today_utc() - (least(greatest(days, 1), 36600) - 1) end;
  with counted as materialized (
    select a.day, a.kind, a.what, a.n from public.adoption a where a.site_id = site and a.day >= since
  ), people as materialized (
    select r.segment, r.first_day >= since as fresh from public.site_readers r where r.site_id = site
  ), summed as (
    select c.kind, c.what, case when c.kind = 'survey' then public.in_groups(sum(c.n)::bigint, size) else sum(c.n) end as n
    from counted c where c.kind <> 'answered' group by 1, 2
  ), daily as (
    select c.day, coalesce(sum(c.n) filter (where c.kind = 'read'), 0) as reads,
      coalesce(sum(c.n) filter (where c.kind = 'arrival'), 0) as arrivals
    from counted c where c.kind in ('read', 'arrival') group by 1
  )
  select jsonb_build_object(
    'minimum', size,
    'access', (select x.who from public.site_access x where x.site_id = site),
    'today', public.today_utc(),
    'first', (select min(a.day) from public.adoption a where a.site_id = site),
    'days', (select coalesce(jsonb_agg(jsonb_build_array(d.day, d.reads, d.arrivals) order by d.day), '[]') from daily d),
    'sums', (select coalesce(jsonb_agg(jsonb_build_array(s.kind, s.what, s.n) order by s.n desc, s.kind, s.what), '[]')
      from summed s where s.n > 0),
    'people', jsonb_build_object(
      'ever', (select public.in_groups(count(*), size) from people),
      'fresh', (select public.in_groups(count(*), size) from people p where p.fresh),
      'segments', (select coalesce(jsonb_agg(jsonb_build_array(g.segment, g.n) order by g.segment), '[]')
        from (select p.segment, public.in_groups(count(*), size) as n from people p group by 1) g where g.n > 0)),
    'answered', (select public.in_groups(coalesce(sum(c.n), 0)::bigint, size) from counted c where c.kind = 'answered'),
    'trained', (select public.in_groups(count(*), size) from public.site_certificates t
      where t.site_id = site and (t.given_at at time zone 'UTC')::date >= since))
  into told;
  return told;
end $$;

create or replace function public.sweep_starts() returns int
language sql security definer set search_path = '' as $$
  select public.fold_adoption();
  -- Who asked for a letter is nobody's business once its link is too old.
  delete from public.site_letters where expires_at < now();
  delete from public.site_previews where expires_at < now();
  with gone as (delete from public.sittings where not moved
    and began_at < now() - case when furthest = 10000 then interval '1 day' else interval '30 days' end returning 1
  ), links as (
    delete from public.bookmarks b where b.expires_at <= now() or exists (select 1 from public.responses r where r.id = b.response_id)
  ), words as (
    delete from public.partials p using public.surveys s
    where s.id = p.survey_id and s.mode = 'anonymous' and p.saved_at < now() - interval '30 days'
  )
  select count(*)::int from gone
$$;

grant execute on function public.adoption(uuid, int) to authenticated;
grant execute on function public.note_reads(jsonb, jsonb, jsonb), public.note_site_sittings(jsonb),
  public.fold_adoption() to service_role;
