-- Pictures and files of sites. They are the team's; which site may show them is a row of its own, so that what was
-- copied to another site stays when the first goes. The bytes lie in Storage, in buckets that only the house opens.
-- A row comes before its bytes and goes after them: what has no row is nowhere.

insert into storage.buckets (id, name, public, file_size_limit)
values ('pictures', 'pictures', false, 15728640), ('site-files', 'site-files', false, 52428800)
on conflict (id) do nothing;

create table public.assets (
  -- Also its name in the bucket; a picture has one object for each width: `<id>/640.webp`.
  id uuid primary key,
  -- Null once the team is gone: the bytes go with the next sweep.
  team_id uuid references public.teams on delete set null,
  kind text not null check (kind in ('picture', 'pdf', 'audio', 'video', 'captions')),
  name text not null check (char_length(name) between 1 and 200),
  type text not null check (length(type) between 1 and 100),
  -- Of all that is stored of it.
  size bigint not null check (size > 0),
  -- Of the bytes as they were sent: the same once more is the same.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  width int check (width between 1 and 20000),
  height int check (height between 1 and 20000),
  widths int[] not null default '{}',
  -- Its bytes are there.
  whole boolean not null default false,
  made_by uuid references auth.users on delete set null,
  made_at timestamptz not null default now(),
  doomed boolean not null default false,
  check ((kind = 'picture') = (num_nulls(width, height) = 0)),
  unique (team_id, kind, digest)
);
create index assets_doomed on public.assets (id) where doomed;

create table public.site_assets (
  site_id uuid not null references public.sites on delete cascade,
  asset_id uuid not null references public.assets on delete cascade,
  -- A saved draft speaks of it, or did: versions, and steps that may be undone, still may.
  used boolean not null default false,
  since timestamptz not null default now(),
  primary key (site_id, asset_id)
);
create index site_assets_by_asset on public.site_assets (asset_id);

alter table public.assets enable row level security;
alter table public.site_assets enable row level security;
create policy "Builders see what their team has" on public.assets
  for select to authenticated using (not doomed and public.role_in(team_id) in ('owner', 'editor'));
create policy "Builders see what their sites may show" on public.site_assets
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
grant select on public.assets, public.site_assets to authenticated;

-- What nobody may show any more goes with its last site.
create function public.doom_assets() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.assets a set doomed = true
  where a.id in (select g.asset_id from gone g) and not a.doomed
    and not exists (select 1 from public.site_assets o where o.asset_id = a.id);
  return null;
end $$;
create trigger doom_assets after delete on public.site_assets
  referencing old table as gone for each statement execute function public.doom_assets();

-- A saved draft may show what it speaks of, if that is of its team: ids are looked for in the text, in one go.
create function public.note_assets() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.site_assets as o (site_id, asset_id, used)
  select new.site_id, a.id, true
  from (select distinct m[1]::uuid as id from regexp_matches(new.document::text,
    '"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"', 'g') m
    union select distinct m[1]::uuid from regexp_matches(new.document::text,
    'file:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"', 'g') m) said
  join public.assets a on a.id = said.id and not a.doomed
  join public.sites s on s.id = new.site_id and s.team_id = a.team_id
  on conflict (site_id, asset_id) do update set used = true where not o.used;
  return null;
end $$;
create trigger note_assets after insert or update of document on public.site_drafts
  for each row execute function public.note_assets();

-- Makes room for what is about to be stored, or says why not. 5 GB and 5,000 pieces a team.
--   taken, known (with what is there already), full
create function public.take_asset(
  actor uuid, site uuid, id uuid, kind text, name text, type text, size bigint, digest text,
  width int, height int, widths int[]
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare team uuid; known public.assets; every record;
begin
  select s.team_id into team from public.sites s join public.members m on m.team_id = s.team_id
  where s.id = site and m.user_id = actor and m.role in ('owner', 'editor');
  if team is null then perform public.refuse(404, 'missing'); end if;
  -- Two that arrive together must not both take the last room.
  perform pg_advisory_xact_lock(hashtextextended('assets:' || team::text, 0));
  select * into known from public.assets a where a.team_id = team and a.kind = take_asset.kind
    and a.digest = take_asset.digest and not a.doomed;
  if known.id is null then
    select count(*) as n, coalesce(sum(a.size), 0) as bytes into every from public.assets a where a.team_id = team;
    if every.n >= 5000 or every.bytes + size > 5368709120 then return jsonb_build_object('outcome', 'full'); end if;
    -- The same is on its way out: it makes place for itself.
    update public.assets a set team_id = null where a.team_id = team and a.kind = take_asset.kind and a.digest = take_asset.digest;
    insert into public.assets as a (id, team_id, kind, name, type, size, digest, width, height, widths, made_by)
    values (id, team, kind, name, type, size, digest, width, height, widths, actor) returning * into known;
  end if;
  insert into public.site_assets (site_id, asset_id) values (site, known.id)
  on conflict (site_id, asset_id) do update set since = now();
  return jsonb_build_object('outcome', case when known.whole then 'known' else 'taken' end, 'id', known.id, 'name', known.name,
    'width', known.width, 'height', known.height, 'size', known.size, 'type', known.type, 'kind', known.kind);
end $$;

create function public.asset_whole(id uuid) returns void
language sql security definer set search_path = '' as $$
  update public.assets a set whole = true where a.id = asset_whole.id
$$;

-- What a site may show, by its id; for the house, which has asked who wants to see it.
create function public.asset_of(site uuid, id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'type', a.type, 'size', a.size,
    'width', a.width, 'height', a.height, 'widths', a.widths)
  from public.site_assets o join public.assets a on a.id = o.asset_id
  where o.site_id = site and a.id = asset_of.id and a.whole and not a.doomed
$$;

-- To be taken out of the buckets: what lost its team or its last site, and what no draft has spoken of within a week.
-- Named again until forget_assets() says that they are gone.
create function public.sweep_assets(most int) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.site_assets o where not o.used and o.since < now() - interval '7 days';
  update public.assets a set doomed = true where not a.doomed and (a.team_id is null
    or (a.made_at < now() - interval '1 hour' and not exists (select 1 from public.site_assets o where o.asset_id = a.id)));
  return (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'kind', d.kind, 'widths', d.widths)), '[]')
    from (select a.id, a.kind, a.widths from public.assets a where a.doomed limit most) d);
end $$;
create function public.forget_assets(ids uuid[]) returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.assets where id = any (ids) and doomed returning 1) select count(*)::int from gone
$$;

-- Of these ids, what the team has: pictures and files that are there, surveys with the version that is answered.
create function public.site_facts(team uuid, ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  return jsonb_build_object(
    'assets', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind)), '[]') from public.assets a
      where a.team_id = team and a.id = any (ids) and a.whole and not a.doomed),
    'surveys', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id,
        'version', case when not exists (select 1 from public.archives x where x.survey_id = s.id) then s.live_version end)), '[]')
      from public.surveys s where s.team_id = team and s.id = any (ids)));
end $$;

-- Another site with the same in it: the draft, or the words that somebody could not save over others'.
create function public.copy_site(site uuid, name text, slug text, document jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  made := public.create_site(public.team_of_site(site), copy_site.name, copy_site.slug,
    coalesce(copy_site.document, (select d.document from public.site_drafts d where d.site_id = site)));
  update public.sites n set four_eyes = s.four_eyes from public.sites s where n.id = made and s.id = site;
  return made;
end $$;

grant execute on function public.copy_site(uuid, text, text, jsonb), public.site_facts(uuid, uuid[]) to authenticated;
grant execute on function
  public.take_asset(uuid, uuid, uuid, text, text, text, bigint, text, int, int, int[]), public.asset_whole(uuid),
  public.asset_of(uuid, uuid), public.sweep_assets(int), public.forget_assets(uuid[])
  to service_role;
