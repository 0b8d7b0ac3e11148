-- Known readers of a site are told by segment (the team, and who came by a letter), from the day after, and only as the
-- sum of the segments that are told: a sum of its own gave away how many are in one that is too small.

-- What was folded as one figure cannot be told apart any more, and beside the segments it would give one away.
delete from public.adoption where kind = 'person' and what = '';

-- Carries into the counts what is over: days of known people, in whole groups of each segment (`person`), and forms
-- whose answers are in. What is left of either is forgotten. Returns how many rows went.
create or replace function public.fold_adoption() returns int
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
-- whole groups of `minimum`, and 0 says fewer than one group. Known people are all those of the segments that are told,
-- and nobody who came for the first time today.
create or replace function public.adoption(site uuid, days int) returns jsonb
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
    -- Beware: a sum of its own beside the segments would tell of one that is too small to be told, and a figure that
    -- grows while somebody looks would tell who has just come.
    select r.segment, public.in_groups(count(*), size) as ever,
      public.in_groups(count(*) filter (where r.first_day >= since), size) as fresh
    from public.site_readers r where r.site_id = site and r.first_day < public.today_utc() group by 1
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
      'ever', (select coalesce(sum(p.ever), 0) from people p),
      'fresh', (select coalesce(sum(p.fresh), 0) from people p),
      'segments', (select coalesce(jsonb_agg(jsonb_build_array(p.segment, p.ever) order by p.segment), '[]')
        from people p where p.ever > 0)),
    'answered', (select public.in_groups(coalesce(sum(c.n), 0)::bigint, size) from counted c where c.kind = 'answered'),
    'trained', (select public.in_groups(count(*), size) from public.site_certificates t
      where t.site_id = site and (t.given_at at time zone 'UTC')::date >= since))
  into told;
  return told;
end $$;
