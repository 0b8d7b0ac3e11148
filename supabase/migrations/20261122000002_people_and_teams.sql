-- Who people are, which teams they belong to, what their role may do.

create type public.member_role as enum ('owner', 'editor', 'viewer');

create table public.profiles (
  user_id uuid primary key references auth.users on delete cascade,
  name text not null default '' check (char_length(name) <= 120)
);

create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(btrim(name)) between 1 and 80),
  -- Smallest group that an anonymous result may speak of. 5 is usual (Qualtrics EX, Culture Amp).
  minimum_n int not null default 5 check (minimum_n between 1 and 100),
  minimum_since timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create table public.members (
  team_id uuid not null references public.teams on delete cascade,
  user_id uuid not null references auth.users on delete cascade,
  role public.member_role not null,
  joined_at timestamptz not null default now(),
  primary key (team_id, user_id)
);
create index members_by_person on public.members (user_id);

create table public.invites (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  role public.member_role not null,
  -- Only the hash is kept: who reads this table cannot use the link.
  token_hash text not null unique,
  invited_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invites_by_team on public.invites (team_id);

alter table public.profiles enable row level security;
alter table public.teams enable row level security;
alter table public.members enable row level security;
alter table public.invites enable row level security;

-- The asker's role in a team, or null. The one question that every policy asks.
create function public.role_in(team uuid) returns public.member_role
language sql stable security definer set search_path = '' as $$
  select role from public.members where team_id = team and user_id = (select auth.uid())
$$;

-- A team that is not yours does not exist for you: missing, never forbidden.
create function public.must_be(team uuid, variadic allowed public.member_role[]) returns void
language plpgsql stable security definer set search_path = '' as $$
declare mine public.member_role := public.role_in(team);
begin
  if mine is null then perform public.refuse(404, 'missing'); end if;
  if mine <> all (allowed) then perform public.refuse(403, 'forbidden'); end if;
end $$;

create policy "I see the teams I am in" on public.teams
  for select to authenticated using (public.role_in(id) is not null);
create policy "I see who is in my teams" on public.members
  for select to authenticated using (public.role_in(team_id) is not null);
create policy "I see my own profile" on public.profiles
  for select to authenticated using (user_id = (select auth.uid()));
create policy "I write my own profile" on public.profiles
  for insert to authenticated with check (user_id = (select auth.uid()));
create policy "I change my own profile" on public.profiles
  for update to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
create policy "Owners see the invitations of their team" on public.invites
  for select to authenticated using (public.role_in(team_id) = 'owner');

grant select on public.teams, public.members, public.profiles to authenticated;
grant insert (user_id, name), update (name) on public.profiles to authenticated;
grant select (id, team_id, role, invited_by, created_at, expires_at, accepted_at, revoked_at) on public.invites to authenticated;

create function public.create_team(name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare team uuid;
begin
  if auth.uid() is null then perform public.refuse(401, 'unknown'); end if;
  if char_length(btrim(coalesce(name, ''))) not between 1 and 80 then perform public.refuse(400, 'invalid'); end if;
  insert into public.teams (name) values (btrim(create_team.name)) returning id into team;
  insert into public.members (team_id, user_id, role) values (team, auth.uid(), 'owner');
  return team;
end $$;

create function public.rename_team(team uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner');
  if char_length(btrim(coalesce(name, ''))) not between 1 and 80 then perform public.refuse(400, 'invalid'); end if;
  update public.teams set name = btrim(rename_team.name) where id = team;
end $$;

-- A smaller group is for surveys that nobody has answered: who answered while it was larger keeps what they were
-- promised, so that nobody can have their words singled out afterwards.
create function public.set_minimum_n(team uuid, n int) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner');
  if n is null or n not between 1 and 100 then perform public.refuse(400, 'invalid'); end if;
  -- Waits until submissions under way are in: they hold the row shared.
  perform 1 from public.surveys s where s.team_id = team order by s.id for update;
  update public.surveys s set minimum_n = greatest(s.minimum_n, t.minimum_n) from public.teams t
  where t.id = team and s.team_id = team and s.mode = 'anonymous'
    and exists (select 1 from public.responses r where r.survey_id = s.id and r.created_at >= t.minimum_since);
  update public.teams set minimum_n = n, minimum_since = now() where id = team;
end $$;

create function public.team_members(team uuid)
returns table (user_id uuid, name text, email text, role public.member_role, joined_at timestamptz)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor', 'viewer');
  return query
    select m.user_id, coalesce(p.name, ''), u.email::text, m.role, m.joined_at
    from public.members m
    join auth.users u on u.id = m.user_id
    left join public.profiles p on p.user_id = m.user_id
    where m.team_id = team
    order by m.joined_at, m.user_id;
end $$;

-- The last owner stays, whichever way somebody tries: two owners who leave at the same moment included,
-- because the team's row is locked first.
create function public.keep_an_owner() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.role <> 'owner' or (tg_op = 'UPDATE' and new.role = 'owner') then return coalesce(new, old); end if;
  perform 1 from public.teams where id = old.team_id for update;
  if not found then return old; end if; -- the team itself is going
  if not exists (select 1 from public.members
                 where team_id = old.team_id and role = 'owner' and user_id <> old.user_id) then
    perform public.refuse(409, 'last_owner');
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_an_owner before update or delete on public.members
  for each row execute function public.keep_an_owner();

create function public.set_role(team uuid, person uuid, as_role public.member_role) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner');
  update public.members set role = as_role where team_id = team and user_id = person;
  if not found then perform public.refuse(404, 'missing'); end if;
end $$;

create function public.remove_member(team uuid, person uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner');
  delete from public.members where team_id = team and user_id = person;
  if not found then perform public.refuse(404, 'missing'); end if;
end $$;

create function public.leave_team(team uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor', 'viewer');
  delete from public.members where team_id = team and user_id = auth.uid();
end $$;

create function public.token_hash(token text) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(token, 'UTF8')), 'hex')
$$;

-- Returns the token once; 244 random bits.
create function public.invite(team uuid, as_role public.member_role) returns text
language plpgsql security definer set search_path = '' as $$
declare token text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  perform public.must_be(team, 'owner');
  insert into public.invites (team_id, role, token_hash, invited_by)
  values (team, as_role, public.token_hash(token), auth.uid());
  return token;
end $$;

create function public.revoke_invite(id uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare team uuid;
begin
  select i.team_id into team from public.invites i where i.id = revoke_invite.id;
  if team is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(team, 'owner');
  update public.invites i set revoked_at = now() where i.id = revoke_invite.id and i.accepted_at is null;
end $$;

-- What a link offers, for whoever holds it: reading does not use it up (mail scanners open every link).
create function public.invited_to(token text) returns table (team_name text, role public.member_role)
language plpgsql stable security definer set search_path = '' as $$
declare found_invite public.invites;
begin
  select * into found_invite from public.invites where token_hash = public.token_hash(token);
  if found_invite.id is null or found_invite.revoked_at is not null then perform public.refuse(404, 'missing'); end if;
  if found_invite.accepted_at is not null then perform public.refuse(410, 'invite_used'); end if;
  if found_invite.expires_at <= now() then perform public.refuse(410, 'invite_expired'); end if;
  return query select t.name, found_invite.role from public.teams t where t.id = found_invite.team_id;
end $$;

create function public.accept_invite(token text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare taken public.invites;
begin
  if auth.uid() is null then perform public.refuse(401, 'unknown'); end if;
  -- Who is in the team already leaves the link to whom it is meant for.
  select i.* into taken from public.invites i
  where i.token_hash = public.token_hash(token) and public.role_in(i.team_id) is not null;
  if taken.id is not null then return taken.team_id; end if;
  -- Single use: of two who press at the same moment, the row lets one through.
  update public.invites set accepted_at = now()
  where token_hash = public.token_hash(token)
    and accepted_at is null and revoked_at is null and expires_at > now()
  returning * into taken;
  if taken.id is null then
    perform public.invited_to(token);
    perform public.refuse(410, 'invite_used');
  end if;
  insert into public.members (team_id, user_id, role) values (taken.team_id, auth.uid(), taken.role)
  on conflict do nothing;
  return taken.team_id;
end $$;

grant execute on function
  public.role_in(uuid), public.create_team(text), public.rename_team(uuid, text), public.set_minimum_n(uuid, int),
  public.team_members(uuid), public.set_role(uuid, uuid, public.member_role), public.remove_member(uuid, uuid),
  public.leave_team(uuid), public.invite(uuid, public.member_role), public.revoke_invite(uuid),
  public.accept_invite(text)
  to authenticated;
grant execute on function public.invited_to(text) to anon, authenticated;
