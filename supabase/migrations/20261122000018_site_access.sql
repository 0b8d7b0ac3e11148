-- Who may read a site. Whatever lets somebody in carries the stamp of the access it was given under: a change of access
-- makes another stamp, and what was given before opens nothing any more.

create table public.site_access (
  site_id uuid primary key references public.sites on delete cascade,
  who text not null default 'everyone' check (who in ('everyone', 'passcode', 'domains', 'team')),
  noindex boolean not null default false,
  -- scrypt, made by src/lib/site/accesses.server.ts; leaves this table for the house only.
  passcode text check (length(passcode) between 20 and 300),
  domains text[] not null default '{}' check (cardinality(domains) <= 50 and array_position(domains, null) is null
    and octet_length(domains::text) <= 6000),
  stamp uuid not null default gen_random_uuid(),
  changed_by uuid references auth.users on delete set null,
  changed_at timestamptz not null default now(),
  check (who <> 'passcode' or passcode is not null),
  check (who <> 'domains' or cardinality(domains) > 0)
);

-- A letter with a link was sent to somebody at one of the domains. The link opens the site once.
create table public.site_letters (
  token_hash text primary key,
  site_id uuid not null references public.sites on delete cascade,
  -- Who it was sent to; the row goes when the link is used or too old.
  address text not null check (char_length(address) between 3 and 320),
  stamp uuid not null,
  expires_at timestamptz not null default now() + interval '15 minutes'
);
create index site_letters_by_site on public.site_letters (site_id);
create index site_letters_by_age on public.site_letters (expires_at);

alter table public.site_access enable row level security;
alter table public.site_letters enable row level security;
create policy "Builders see who may read" on public.site_access
  for select to authenticated using (public.role_in(public.team_of_site(site_id)) in ('owner', 'editor'));
grant select (site_id, who, noindex, domains, changed_at) on public.site_access to authenticated;

-- Every site has its row from the beginning, so that there is always a stamp.
create function public.begin_access() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.site_access (site_id) values (new.id);
  return null;
end $$;
create trigger begin_access after insert on public.sites for each row execute function public.begin_access();
insert into public.site_access (site_id) select id from public.sites on conflict do nothing;

-- `passcode`: a new one; null leaves the one that is there. Another stamp wherever it says something else than before.
create function public.set_access(site uuid, who text, noindex boolean, passcode text, domains text[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare before public.site_access; narrowed boolean;
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  perform public.may_publish(auth.uid(), site);
  select * into before from public.site_access a where a.site_id = site for update;
  narrowed := set_access.who is distinct from before.who or set_access.passcode is not null
    or set_access.domains is distinct from before.domains;
  update public.site_access a set who = set_access.who, noindex = set_access.noindex,
    passcode = coalesce(set_access.passcode, a.passcode), domains = coalesce(set_access.domains, '{}'),
    stamp = case when narrowed then gen_random_uuid() else a.stamp end, changed_by = auth.uid(), changed_at = now()
  where a.site_id = site;
  if narrowed then delete from public.site_letters l where l.site_id = site; end if;
  return narrowed;
exception when check_violation or not_null_violation then
  perform public.refuse(400, 'invalid');
  return null;
end $$;

-- Ends everything that let somebody in so far, though nothing else changes.
create function public.renew_access(site uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_site(site, 'owner', 'editor');
  update public.site_access a set stamp = gen_random_uuid(), changed_by = auth.uid(), changed_at = now() where a.site_id = site;
  delete from public.site_letters l where l.site_id = site;
end $$;

-- What a visitor's page needs to know of a site, by its link; for the house.
create function public.open_site(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'team', s.team_id, 'state', m.state,
    'version', m.version, 'publishedAt', m.live_since, 'opensAt', m.opens_at, 'endsAt', m.ends_at,
    'access', a.who, 'noindex', a.noindex, 'stamp', a.stamp, 'brand', public.brand_of(s.team_id))
  from public.sites s join public.site_access a on a.site_id = s.id cross join lateral public.site_now(s) m
  where s.slug = open_site.slug
$$;

-- What the door of a site checks a passcode or an address against; for the house.
create function public.site_lock(site uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('who', a.who, 'passcode', a.passcode, 'domains', a.domains, 'stamp', a.stamp)
  from public.site_access a where a.site_id = site
$$;

create function public.keep_letter(site uuid, token_hash text, address text, stamp uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.site_letters l where l.expires_at < now();
  insert into public.site_letters (token_hash, site_id, address, stamp)
  select keep_letter.token_hash, a.site_id, keep_letter.address, a.stamp from public.site_access a
  where a.site_id = site and a.stamp = keep_letter.stamp and a.who = 'domains';
  return found;
end $$;

-- Whether the link is still good; asking does not use it up (mail scanners open every link).
create function public.find_letter(site uuid, token_hash text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.site_letters l join public.site_access a on a.site_id = l.site_id and a.stamp = l.stamp
    where l.token_hash = find_letter.token_hash and l.site_id = site and l.expires_at > now()
      and a.who = 'domains')
$$;

-- Single use: of two who press at the same moment, the row lets one through.
create function public.use_letter(site uuid, token_hash text) returns jsonb
language sql security definer set search_path = '' as $$
  delete from public.site_letters l using public.site_access a
  where l.token_hash = use_letter.token_hash and l.site_id = site and l.expires_at > now()
    and a.site_id = l.site_id and a.stamp = l.stamp and a.who = 'domains'
  returning jsonb_build_object('address', l.address, 'stamp', l.stamp)
$$;

grant execute on function public.set_access(uuid, text, boolean, text, text[]), public.renew_access(uuid) to authenticated;
grant execute on function public.open_site(text), public.site_lock(uuid), public.keep_letter(uuid, text, text, uuid),
  public.find_letter(uuid, text), public.use_letter(uuid, text) to service_role;
