-- The digest: a letter on Mondays to members who want one, of what came in.

create table public.digest_wishes (
  team_id uuid not null,
  user_id uuid not null,
  language text not null default 'en' check (language in ('en', 'zh-cn')),
  -- The Monday of the last one that was put into the outbox.
  last date,
  primary key (team_id, user_id),
  foreign key (team_id, user_id) references public.members (team_id, user_id) on delete cascade
);
alter table public.digest_wishes enable row level security;
create policy "I see what I wish for" on public.digest_wishes for select to authenticated using (user_id = (select auth.uid()));
grant select on public.digest_wishes to authenticated;

-- From the next Monday on, in this language; taken back at any time.
create function public.wish_digest(team uuid, wanted boolean, speaks text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor', 'viewer');
  if wanted then
    insert into public.digest_wishes (team_id, user_id, language, last)
    values (team, auth.uid(), speaks, date_trunc('week', now() at time zone 'UTC')::date)
    on conflict (team_id, user_id) do update set language = excluded.language;
  else
    delete from public.digest_wishes w where w.team_id = team and w.user_id = auth.uid();
  end if;
end $$;

-- What came in during the last seven whole days, of surveys that are not put away; by the counts, so that of anonymous
-- ones only whole groups are told.
create function public.digest_of(team uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('survey', x.name, 'week', x.week, 'total', x.total)
    order by x.week desc, x.name), '[]')
  from (
    select s.name, coalesce(sum(c.n), 0) as total,
      coalesce(sum(c.n) filter (where c.day >= (now() at time zone 'UTC')::date - 7), 0) as week
    from public.surveys s left join public.counts c on c.survey_id = s.id and c.key = '' and c.day < 'infinity'
    where s.team_id = team and s.live_version is not null
      and not exists (select 1 from public.archives a where a.survey_id = s.id)
    group by s.id, s.name
  ) x where x.week > 0
$$;

-- Mondays from six in the morning (UTC): once a member and week, however many ask. Nothing came in: no letter. Returns
-- how many were put into the outbox.
create function public.put_digests(at timestamptz) returns int
language plpgsql security definer set search_path = '' as $$
declare monday date := date_trunc('week', at at time zone 'UTC')::date; put int;
begin
  if at < (monday + time '06:00') at time zone 'UTC' then return 0; end if;
  with due as (
    update public.digest_wishes w set last = monday where w.last is null or w.last < monday
    returning w.team_id, w.user_id, w.language
  ), told as materialized (
    select t.team_id, public.digest_of(t.team_id)::text as rows from (select distinct team_id from due) t
  )
  insert into public.outbox (team_id, letter, address, hash, language, facts)
  select d.team_id, 'digest', u.email, public.address_hash(d.team_id, lower(u.email)), d.language,
    jsonb_build_object('name', coalesce(p.name, ''), 'rows', told.rows)
  from due d join told using (team_id) join auth.users u on u.id = d.user_id
  left join public.profiles p on p.user_id = d.user_id
  where told.rows <> '[]' and u.email is not null;
  get diagnostics put = row_count;
  return put;
end $$;

grant execute on function public.wish_digest(uuid, boolean, text) to authenticated;
grant execute on function public.put_digests(timestamptz) to service_role;
