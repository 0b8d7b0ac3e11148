-- Micro-sites: the site itself, the draft that its builder edits, what was published, when it is to be seen, and who
-- may say so. A site's document is JSON that src/lib/site/parse.ts knows; here it is only kept.

create table public.sites (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  name text not null check (char_length(btrim(name)) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and char_length(slug) between 3 and 80),
  -- Editors ask, owners publish.
  four_eyes boolean not null default false,
  -- What was last put on air, and since when; site_now() knows what is on air at this moment.
  live_version int,
  live_since timestamptz,
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  check (num_nulls(live_version, live_since) in (0, 2))
);
create index sites_by_team on public.sites (team_id);

create table public.site_drafts (
  site_id uuid primary key references public.sites on delete cascade,
  document jsonb not null check (octet_length(document::text) <= 2000000),
  revision int not null default 1,
  saved_by uuid references auth.users on delete set null,
  saved_at timestamptz not null default now()
);

-- A document frozen: published, scheduled, or a draft put by when somebody went back over it.
create table public.site_versions (
  site_id uuid not null references public.sites on delete cascade,
  number int not null,
  -- Of the draft that it was made of.
  revision int not null,
  document jsonb not null,
  note text not null default '' check (char_length(note) <= 500),
  -- It was put by, never published.
  kept boolean not null default false,
  -- It is an earlier one over again.
  again int,
  -- It was frozen to be published later.
  due_at timestamptz,
  published_by uuid references auth.users on delete set null,
  published_at timestamptz not null default now(),
  primary key (site_id, number)
);
alter table public.sites
  add foreign key (id, live_version) references public.site_versions (site_id, number) deferrable initially deferred;

-- What the clock will do. Nothing runs at that time: site_now() reads it, and the next change carries it out.
create table public.site_schedules (
  site_id uuid primary key references public.sites on delete cascade,
  opens_at timestamptz,
  version int,
  ends_at timestamptz,
  foreign key (site_id, version) references public.site_versions (site_id, number) deferrable initially deferred,
  check (num_nulls(opens_at, version) in (0, 2)),
  check (opens_at < ends_at)
);

-- A row here is the state: taken off the air, archived.
create table public.site_closures (
  site_id uuid primary key references public.sites on delete cascade,
  closed_by uuid references auth.users on delete set null,
  closed_at timestamptz not null default now()
);
create table public.site_archives (
  site_id uuid primary key references public.sites on delete cascade,
  archived_by uuid references auth.users on delete set null,
  archived_at timestamptz not null default now()
);

-- An editor asks an owner to publish. What was asked for is kept as it was: what is written afterwards is not in it.
create table public.site_requests (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references public.sites on delete cascade,
  revision int not null,
  document jsonb not null,
  note text not null default '' check (char_length(note) <= 500),
  asked_by uuid references auth.users on delete set null,
  asked_at timestamptz not null default now(),
  outcome text check (outcome in ('approved', 'declined', 'withdrawn')),
  decided_by uuid references auth.users on delete set null,
  decided_at timestamptz,
  reason text not null default '' check (char_length(reason) <= 500),
  -- What it became.
  version int
);
create unique index site_requests_open on public.site_requests (site_id) where outcome is null;
create index site_requests_by_site on public.site_requests (site_id);

-- What somebody without an account may see, by a link: a document as it was when the link was made.
create table public.site_previews (
  id uuid primary key default gen_random_uuid(),
  site_id uuid not null references public.sites on delete cascade,
  -- Only the hash is kept: who reads this table cannot use the link.
  token_hash text not null unique,
  document jsonb not null,
  -- Null: of a draft.
  version int,
  made_by uuid references auth.users on delete set null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index site_previews_by_site on public.site_previews (site_id);

alter table public.sites enable row level security;
alter table public.site_drafts enable row level security;
alter table public.site_versions enable row level security;
alter table public.site_schedules enable row level security;
alter table public.site_closures enable row level security;
alter table public.site_archives enable row level security;
alter table public.site_requests enable row level security;
alter table public.site_previews enable row level security;

create trigger frozen before update on public.site_versions for each row execute function public.refuse_change();

-- Runs with the asker's rights on purpose, as team_of() does.
create function public.team_of_site(site uuid) returns uuid
language sql stable set search_path = '' as $$
  select team_id from public.sites where id = site
$$;

create function public.must_be_for_site(site uuid, variadic allowed public.member_role[]) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(public.team_of_site(site), variadic allowed);
end $$;

create policy "Members see the sites of their team" on public.sites
  for select to authenticated using (public.role_in(team_id) is not null);
create policy "Builders see the drafts of their team's sites" on public.site_drafts
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
create policy "Builders see what was published" on public.site_versions
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
create policy "Builders see what was asked for" on public.site_requests
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
grant select on public.sites, public.site_drafts, public.site_versions, public.site_requests to authenticated;

-- THE clock. Everybody who wants to know what a site is at this moment asks here.
--   state     archived, live, scheduled (not on air, but will be), unpublished (it was), draft (it never was)
--   version   the one that is on air, or was last
create type public.site_moment as (
  state text, version int, live_since timestamptz, opens_at timestamptz, opens_version int, ends_at timestamptz
);
create function public.site_now(s public.sites) returns public.site_moment
language sql stable security definer set search_path = '' as $$
  select row(
    case
      when exists (select 1 from public.site_archives a where a.site_id = s.id) then 'archived'
      when f.version is not null and not f.shut then 'live'
      when c.opens_at > now() then 'scheduled'
      when f.version is not null then 'unpublished'
      else 'draft' end,
    f.version, f.since,
    case when c.opens_at > now() then c.opens_at end, case when c.opens_at > now() then c.version end,
    case when c.ends_at > now() then c.ends_at end)::public.site_moment
  from (select 1) one
  left join public.site_schedules c on c.site_id = s.id
  left join public.site_closures x on x.site_id = s.id
  cross join lateral (select coalesce(c.opens_at <= now(), false) as due) d
  cross join lateral (select
    case when d.due then c.version else s.live_version end as version,
    case when d.due then c.opens_at else s.live_since end as since,
    coalesce(c.ends_at <= now(), false) or (x.closed_at is not null and not (d.due and c.opens_at > x.closed_at)) as shut) f
$$;

-- Carries out what the clock has done meanwhile, so that a change starts from what everybody sees.
create function public.settle_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.site_schedules;
begin
  perform 1 from public.sites where id = site for no key update;
  select * into c from public.site_schedules s where s.site_id = site;
  if c.opens_at <= now() then
    update public.sites set live_version = c.version, live_since = c.opens_at where id = site;
    delete from public.site_closures x where x.site_id = site and x.closed_at < c.opens_at;
    update public.site_schedules s set opens_at = null, version = null where s.site_id = site;
  end if;
  if c.ends_at <= now() then
    insert into public.site_closures (site_id, closed_at) values (site, c.ends_at) on conflict do nothing;
    update public.site_schedules s set ends_at = null where s.site_id = site;
  end if;
  delete from public.site_schedules s where s.site_id = site and num_nulls(s.opens_at, s.ends_at) = 2;
end $$;

-- Whoever may put something before readers: owners, and editors unless the site wants four eyes.
create function public.may_publish(actor uuid, site uuid) returns void
language plpgsql stable security definer set search_path = '' as $$
declare mine public.member_role; eyes boolean;
begin
  select m.role, s.four_eyes into mine, eyes from public.sites s
  join public.members m on m.team_id = s.team_id and m.user_id = actor where s.id = site;
  if mine is null then perform public.refuse(404, 'missing'); end if;
  if mine = 'viewer' or (mine = 'editor' and eyes) then perform public.refuse(403, 'forbidden'); end if;
end $$;

create function public.create_site(team uuid, name text, slug text, document jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare site uuid;
begin
  perform public.must_be(team, 'owner', 'editor');
  if char_length(btrim(coalesce(create_site.name, ''))) not between 1 and 200 then perform public.refuse(400, 'invalid'); end if;
  if octet_length(create_site.document::text) > 2000000 then perform public.refuse(413, 'too_large'); end if;
  begin
    insert into public.sites (team_id, name, slug, created_by)
    values (team, btrim(create_site.name), create_site.slug, auth.uid()) returning id into site;
  exception
    when unique_violation then perform public.refuse(409, 'slug_taken');
    when check_violation then perform public.refuse(400, 'invalid');
  end;
  insert into public.site_drafts (site_id, document, saved_by) values (site, create_site.document, auth.uid());
  return site;
end $$;

create function public.rename_site(site uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  if char_length(btrim(coalesce(rename_site.name, ''))) not between 1 and 200 then perform public.refuse(400, 'invalid'); end if;
  update public.sites set name = btrim(rename_site.name) where id = site;
end $$;

create function public.set_site_slug(site uuid, slug text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  -- Beware: once one site has left an address that readers know, another that nobody approved could take it.
  if exists (select 1 from public.sites s where s.id = site and s.slug is distinct from set_site_slug.slug) then
    perform public.may_publish(auth.uid(), site);
  end if;
  update public.sites s set slug = set_site_slug.slug where s.id = site;
exception
  when unique_violation then perform public.refuse(409, 'slug_taken');
  when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
end $$;

create function public.set_four_eyes(site uuid, wanted boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner');
  update public.sites set four_eyes = coalesce(wanted, false) where id = site;
end $$;

-- A save carries the revision that it started from. A stale one is refused, nothing is overwritten.
create function public.save_site(site uuid, revision int, document jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  if octet_length(save_site.document::text) > 2000000 then perform public.refuse(413, 'too_large'); end if;
  update public.site_drafts d
  set document = save_site.document, revision = d.revision + 1, saved_by = auth.uid(), saved_at = now()
  where d.site_id = site and d.revision = save_site.revision
  returning d.revision into latest;
  if latest is null then perform public.refuse(409, 'stale'); end if;
  return latest;
end $$;

-- Freezes a document and puts it on air: now, or from `opens` on; until `ends`, where it says so.
create function public.freeze_site(
  actor uuid, site uuid, revision int, document jsonb, note text, again int, opens timestamptz, ends timestamptz
) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int; later boolean := coalesce(opens > now(), false); last timestamptz := ends;
begin
  if exists (select 1 from public.site_archives a where a.site_id = site) then perform public.refuse(409, 'closed'); end if;
  if ends <= greatest(now(), opens) or not isfinite(coalesce(opens, now())) or not isfinite(coalesce(ends, now())) then
    perform public.refuse(400, 'invalid');
  end if;
  perform public.settle_site(site);
  select coalesce(max(v.number), 0) + 1 into latest from public.site_versions v where v.site_id = site;
  insert into public.site_versions (site_id, number, revision, document, note, again, due_at, published_by)
  values (site, latest, freeze_site.revision, freeze_site.document, coalesce(freeze_site.note, ''), freeze_site.again,
    case when later then opens end, actor);
  -- Publishing anew leaves the day on which the site ends. What ends before it begins again is two wishes: asked back.
  if ends is null and exists (select 1 from public.site_schedules s where s.site_id = site and s.ends_at <= opens) then
    perform public.refuse(400, 'invalid');
  end if;
  last := coalesce(ends, (select s.ends_at from public.site_schedules s where s.site_id = site));
  delete from public.site_schedules s where s.site_id = site;
  if later or last is not null then
    insert into public.site_schedules (site_id, opens_at, version, ends_at)
    values (site, case when later then opens end, case when later then latest end, last);
  end if;
  if not later then
    update public.sites set live_version = latest, live_since = now() where id = site;
    delete from public.site_closures x where x.site_id = site;
  end if;
  return latest;
exception when check_violation then
  perform public.refuse(400, 'invalid');
  return null;
end $$;

-- Only the house's own client may publish, because the document must be what the gate made of the draft, with nothing
-- in its way; the actor's role is asked all the same. The revision says which draft was looked at.
create function public.publish_site(
  actor uuid, site uuid, revision int, document jsonb, note text, opens timestamptz, ends timestamptz
) returns int
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from public.sites where id = site for no key update;
  perform public.may_publish(actor, site);
  perform 1 from public.site_drafts d where d.site_id = site and d.revision = publish_site.revision for update;
  if not found then perform public.refuse(409, 'stale'); end if;
  return public.freeze_site(actor, site, revision, document, note, null, opens, ends);
end $$;

-- Another request takes the place of one that is open.
create function public.request_site(site uuid, revision int, note text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare request uuid;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform 1 from public.sites where id = site for no key update;
  if exists (select 1 from public.site_archives a where a.site_id = site) then perform public.refuse(409, 'closed'); end if;
  update public.site_requests r set outcome = 'withdrawn', decided_by = auth.uid(), decided_at = now()
  where r.site_id = site and r.outcome is null;
  insert into public.site_requests (site_id, revision, document, note, asked_by)
  select site, d.revision, d.document, coalesce(request_site.note, ''), auth.uid()
  from public.site_drafts d where d.site_id = site and d.revision = request_site.revision
  returning id into request;
  if request is null then perform public.refuse(409, 'stale'); end if;
  return request;
exception when check_violation then
  perform public.refuse(400, 'invalid');
  return null;
end $$;

-- Publishes what was asked for and nothing else. The house gives the document as the gate made it of the request's own.
create function public.approve_site(
  actor uuid, request uuid, document jsonb, note text, opens timestamptz, ends timestamptz
) returns int
language plpgsql security definer set search_path = '' as $$
declare asked public.site_requests; latest int;
begin
  perform 1 from public.sites s join public.site_requests r on r.site_id = s.id where r.id = request for no key update of s;
  select * into asked from public.site_requests r where r.id = request;
  if not exists (select 1 from public.sites s join public.members m on m.team_id = s.team_id
      where s.id = asked.site_id and m.user_id = actor) then perform public.refuse(404, 'missing'); end if;
  if not exists (select 1 from public.sites s join public.members m on m.team_id = s.team_id
      where s.id = asked.site_id and m.user_id = actor and m.role = 'owner') then perform public.refuse(403, 'forbidden'); end if;
  if asked.outcome is not null then perform public.refuse(409, 'stale'); end if;
  latest := public.freeze_site(actor, asked.site_id, asked.revision, document, coalesce(nullif(btrim(note), ''), asked.note),
    null, opens, ends);
  update public.site_requests r set outcome = 'approved', decided_by = actor, decided_at = now(), version = latest
  where r.id = request;
  return latest;
end $$;

-- An owner declines; who asked, or whoever else builds, takes it back.
create function public.decide_request(request uuid, decision text, reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare asked public.site_requests;
begin
  select * into asked from public.site_requests r where r.id = request for update;
  if decision = 'declined' then perform public.must_be_for_site(asked.site_id, 'owner');
  else perform public.must_be_for_site(asked.site_id, 'owner', 'editor'); end if;
  if decision is null or decision not in ('declined', 'withdrawn') then perform public.refuse(400, 'invalid'); end if;
  if asked.outcome is not null then perform public.refuse(409, 'stale'); end if;
  update public.site_requests r set outcome = decision, decided_by = auth.uid(), decided_at = now(),
    reason = left(coalesce(decide_request.reason, ''), 500)
  where r.id = request;
end $$;

-- The old document is the draft again and on air at once, as a version of its own. `kept`: the draft that goes for it,
-- where nobody has published it; it is put by, so that nothing is lost.
create function public.go_back(actor uuid, site uuid, number int, revision int, kept jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare old public.site_versions; latest int;
begin
  perform 1 from public.sites where id = site for no key update;
  perform public.may_publish(actor, site);
  select * into old from public.site_versions v where v.site_id = site and v.number = go_back.number;
  if old.number is null then perform public.refuse(404, 'missing'); end if;
  if exists (select 1 from public.site_archives a where a.site_id = site) then perform public.refuse(409, 'closed'); end if;
  perform 1 from public.site_drafts d where d.site_id = site and d.revision = go_back.revision for update;
  if not found then perform public.refuse(409, 'stale'); end if;
  if kept is not null then
    insert into public.site_versions (site_id, number, revision, document, kept, published_by)
    select site, max(v.number) + 1, go_back.revision, go_back.kept, true, actor from public.site_versions v where v.site_id = site;
  end if;
  update public.site_drafts d set document = old.document, revision = d.revision + 1, saved_by = actor, saved_at = now()
  where d.site_id = site;
  return public.freeze_site(actor, site, go_back.revision + 1, old.document, old.note, old.number, null, null);
end $$;

-- Takes it off the air at once, and whatever the clock was to do.
create function public.unpublish_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform public.settle_site(site);
  delete from public.site_schedules s where s.site_id = site;
  insert into public.site_closures (site_id, closed_by)
  select site, auth.uid() from public.sites s where s.id = site and s.live_version is not null on conflict do nothing;
end $$;

-- What was on air last is on air again.
create function public.republish_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.may_publish(auth.uid(), site);
  if exists (select 1 from public.site_archives a where a.site_id = site) then perform public.refuse(409, 'closed'); end if;
  perform public.settle_site(site);
  delete from public.site_closures x where x.site_id = site;
end $$;

-- The day on which it ends; null for none.
create function public.end_site(site uuid, ends timestamptz) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.site_schedules;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform public.settle_site(site);
  select * into c from public.site_schedules s where s.site_id = site;
  -- To be seen for longer is to be published.
  if c.ends_at is not null and (ends is null or ends > c.ends_at) then perform public.may_publish(auth.uid(), site); end if;
  if ends <= greatest(now(), c.opens_at) or not isfinite(coalesce(ends, now())) then perform public.refuse(400, 'invalid'); end if;
  insert into public.site_schedules (site_id, ends_at) values (site, ends)
  on conflict (site_id) do update set ends_at = excluded.ends_at;
  perform public.settle_site(site);
end $$;

-- What was to be published stays as a version, and is not published.
create function public.call_off_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform public.settle_site(site);
  update public.site_schedules s set opens_at = null, version = null where s.site_id = site;
  perform public.settle_site(site);
end $$;

create function public.archive_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform public.unpublish_site(site);
  insert into public.site_archives (site_id, archived_by) values (site, auth.uid()) on conflict do nothing;
end $$;
-- It comes back as a draft or off the air: to be seen again is to be published again.
create function public.restore_site(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  delete from public.site_archives where site_id = site;
end $$;

-- For good: an owner writes the site's name to do it, and it is archived first.
create function public.delete_site(site uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner');
  if not exists (select 1 from public.site_archives where site_id = site) then perform public.refuse(409, 'forbidden'); end if;
  delete from public.sites s where s.id = site and s.name = btrim(delete_site.name);
  if not found then perform public.refuse(400, 'invalid'); end if;
end $$;

-- A link for a reviewer without an account. Returns the token once; 244 random bits.
create function public.make_preview(site uuid, number int, days int) returns text
language plpgsql security definer set search_path = '' as $$
declare token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''); made uuid;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  if days is null or days not between 1 and 90 then perform public.refuse(400, 'invalid'); end if;
  perform 1 from public.sites where id = site for no key update;
  delete from public.site_previews p where p.site_id = site and p.expires_at <= now();
  if (select count(*) from public.site_previews p where p.site_id = site) >= 50 then perform public.refuse(429, 'too_many'); end if;
  insert into public.site_previews (site_id, token_hash, document, version, made_by, expires_at)
  select site, public.token_hash(token), found.document, make_preview.number, auth.uid(), now() + make_interval(days => days)
  from (
    select v.document from public.site_versions v where v.site_id = site and v.number = make_preview.number
    union all
    select d.document from public.site_drafts d where d.site_id = site and make_preview.number is null
  ) found
  returning id into made;
  if made is null then perform public.refuse(404, 'missing'); end if;
  return token;
end $$;

create function public.revoke_preview(site uuid, preview uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  delete from public.site_previews p where p.site_id = site and p.id = preview;
  if not found then perform public.refuse(404, 'missing'); end if;
end $$;

-- For the house, which has been shown the link.
create function public.open_preview(token text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('site', s.id, 'team', s.team_id, 'name', s.name, 'slug', s.slug, 'document', p.document,
    'version', p.version, 'madeAt', p.made_at, 'expiresAt', p.expires_at, 'brand', public.brand_of(s.team_id))
  from public.site_previews p join public.sites s on s.id = p.site_id
  where p.token_hash = public.token_hash(token) and p.expires_at > now()
    and not exists (select 1 from public.site_archives a where a.site_id = s.id)
$$;

-- How somebody of the team is called.
create function public.called(person uuid) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(nullif(p.name, ''), split_part(u.email, '@', 1)) from auth.users u
  left join public.profiles p on p.user_id = u.id where u.id = person
$$;

-- What the studio says of a site; the same in the list and on its own.
create function public.site_told(s public.sites) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', s.id, 'team', s.team_id, 'name', s.name, 'slug', s.slug, 'fourEyes', s.four_eyes,
    'role', public.role_in(s.team_id), 'state', m.state, 'version', m.version, 'liveSince', m.live_since,
    'opensAt', m.opens_at, 'opensVersion', m.opens_version, 'endsAt', m.ends_at, 'createdAt', s.created_at,
    'savedAt', d.saved_at, 'savedBy', public.called(d.saved_by), 'revision', d.revision,
    'changed', m.version is not null and d.revision <> v.revision and d.document is distinct from v.document,
    'request', (select jsonb_build_object('id', r.id, 'revision', r.revision, 'note', r.note, 'at', r.asked_at,
        'by', public.called(r.asked_by), 'mine', r.asked_by = auth.uid())
      from public.site_requests r where r.site_id = s.id and r.outcome is null))
  from public.site_now(s) m
  join public.site_drafts d on d.site_id = s.id
  left join public.site_versions v on v.site_id = s.id and v.number = m.version
$$;

create function public.sites_of(team uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor', 'viewer');
  return (select coalesce(jsonb_agg(public.site_told(s) order by d.saved_at desc), '[]')
    from public.sites s join public.site_drafts d on d.site_id = s.id where s.team_id = team);
end $$;

create function public.site(site uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor', 'viewer');
  return (select public.site_told(s) from public.sites s where s.id = site);
end $$;

-- Who published what and why, newest first; and what is asked, declined, and shown to reviewers.
create function public.site_history(site uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  return jsonb_build_object(
    'versions', (select coalesce(jsonb_agg(jsonb_build_object('number', v.number, 'note', v.note, 'kept', v.kept,
        'again', v.again, 'dueAt', v.due_at, 'publishedAt', v.published_at, 'publishedBy', public.called(v.published_by),
        'askedBy', (select public.called(r.asked_by) from public.site_requests r where r.site_id = v.site_id and r.version = v.number),
        'live', m.state = 'live' and m.version = v.number) order by v.number desc), '[]')
      from public.site_versions v join public.sites s on s.id = v.site_id cross join lateral public.site_now(s) m
      where v.site_id = site_history.site),
    'requests', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'revision', r.revision, 'note', r.note,
        'by', public.called(r.asked_by), 'at', r.asked_at, 'outcome', r.outcome, 'reason', r.reason,
        'decidedBy', public.called(r.decided_by), 'decidedAt', r.decided_at, 'version', r.version) order by r.asked_at desc), '[]')
      from (select * from public.site_requests q where q.site_id = site_history.site order by q.asked_at desc limit 50) r),
    'previews', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version, 'madeAt', p.made_at,
        'by', public.called(p.made_by), 'expiresAt', p.expires_at) order by p.made_at desc), '[]')
      from public.site_previews p where p.site_id = site_history.site and p.expires_at > now()));
end $$;

grant execute on function
  public.team_of_site(uuid), public.create_site(uuid, text, text, jsonb), public.rename_site(uuid, text),
  public.set_site_slug(uuid, text), public.set_four_eyes(uuid, boolean), public.save_site(uuid, int, jsonb),
  public.request_site(uuid, int, text), public.decide_request(uuid, text, text), public.unpublish_site(uuid),
  public.republish_site(uuid), public.end_site(uuid, timestamptz), public.call_off_site(uuid),
  public.archive_site(uuid), public.restore_site(uuid), public.delete_site(uuid, text),
  public.make_preview(uuid, int, int), public.revoke_preview(uuid, uuid),
  public.sites_of(uuid), public.site(uuid), public.site_history(uuid)
  to authenticated;
grant execute on function
  public.publish_site(uuid, uuid, int, jsonb, text, timestamptz, timestamptz),
  public.approve_site(uuid, uuid, jsonb, text, timestamptz, timestamptz),
  public.go_back(uuid, uuid, int, int, jsonb), public.open_preview(text)
  to service_role;
