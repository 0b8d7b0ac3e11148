-- Surveys: the listening post itself, the draft that the builder edits, and what state it is in.

create type public.survey_mode as enum ('anonymous', 'identified');

create table public.surveys (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  name text not null check (char_length(btrim(name)) between 1 and 200),
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and char_length(slug) between 3 and 80),
  -- Null until its first publication; fixed before the first answer.
  mode public.survey_mode,
  opens_at timestamptz,
  closes_at timestamptz,
  time_zone text not null default 'UTC',
  response_limit int check (response_limit between 1 and 10000000),
  -- The largest minimum of the team under which somebody answered, where the team has changed it since.
  minimum_n int,
  -- The version that new respondents get; null until something is published.
  live_version int,
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  check (closes_at is null or opens_at is null or opens_at < closes_at)
);
create index surveys_by_team on public.surveys (team_id);

create table public.drafts (
  survey_id uuid primary key references public.surveys on delete cascade,
  definition jsonb not null check (octet_length(definition::text) <= 2000000),
  revision int not null default 1,
  saved_by uuid references auth.users on delete set null,
  saved_at timestamptz not null default now()
);

-- A row here is the state: paused, archived.
create table public.pauses (
  survey_id uuid primary key references public.surveys on delete cascade,
  paused_by uuid references auth.users on delete set null,
  paused_at timestamptz not null default now()
);
create table public.archives (
  survey_id uuid primary key references public.surveys on delete cascade,
  archived_by uuid references auth.users on delete set null,
  archived_at timestamptz not null default now()
);

alter table public.surveys enable row level security;
alter table public.drafts enable row level security;
alter table public.pauses enable row level security;
alter table public.archives enable row level security;

-- Runs with the asker's rights on purpose: whose survey it is, is nothing that a stranger may ask.
create function public.team_of(survey uuid) returns uuid
language sql stable set search_path = '' as $$
  select team_id from public.surveys where id = survey
$$;

create function public.must_be_for(survey uuid, variadic allowed public.member_role[]) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(public.team_of(survey), variadic allowed);
end $$;

create policy "Members see the surveys of their team" on public.surveys
  for select to authenticated using (public.role_in(team_id) is not null);
create policy "Builders see the drafts of their team" on public.drafts
  for select to authenticated using (public.role_in(public.team_of(survey_id)) in ('owner', 'editor'));
create policy "Members see what is paused" on public.pauses
  for select to authenticated using (public.role_in(public.team_of(survey_id)) is not null);
create policy "Members see what is archived" on public.archives
  for select to authenticated using (public.role_in(public.team_of(survey_id)) is not null);
grant select on public.surveys, public.drafts, public.pauses, public.archives to authenticated;

create function public.create_survey(team uuid, name text, slug text, definition jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare survey uuid;
begin
  perform public.must_be(team, 'owner', 'editor');
  if char_length(btrim(coalesce(create_survey.name, ''))) not between 1 and 200 then perform public.refuse(400, 'invalid'); end if;
  if octet_length(definition::text) > 2000000 then perform public.refuse(413, 'too_large'); end if;
  begin
    insert into public.surveys (team_id, name, slug, created_by)
    values (team, btrim(create_survey.name), create_survey.slug, auth.uid()) returning id into survey;
  exception
    when unique_violation then perform public.refuse(409, 'slug_taken');
    when check_violation then perform public.refuse(400, 'invalid');
  end;
  insert into public.drafts (survey_id, definition, saved_by) values (survey, create_survey.definition, auth.uid());
  return survey;
end $$;

create function public.rename_survey(survey uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  if char_length(btrim(coalesce(rename_survey.name, ''))) not between 1 and 200 then perform public.refuse(400, 'invalid'); end if;
  update public.surveys set name = btrim(rename_survey.name) where id = survey;
end $$;

create function public.set_slug(survey uuid, slug text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  update public.surveys s set slug = set_slug.slug where s.id = survey;
exception
  when unique_violation then perform public.refuse(409, 'slug_taken');
  when check_violation then perform public.refuse(400, 'invalid');
end $$;

-- A save carries the revision that it started from. A stale one is refused, nothing is overwritten.
create function public.save_draft(survey uuid, revision int, definition jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int;
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  if octet_length(definition::text) > 2000000 then perform public.refuse(413, 'too_large'); end if;
  update public.drafts d
  set definition = save_draft.definition, revision = d.revision + 1, saved_by = auth.uid(), saved_at = now()
  where d.survey_id = survey and d.revision = save_draft.revision
  returning d.revision into latest;
  if latest is null then perform public.refuse(409, 'stale'); end if;
  return latest;
end $$;

create function public.pause_survey(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  insert into public.pauses (survey_id, paused_by) values (survey, auth.uid()) on conflict do nothing;
end $$;
create function public.reopen_survey(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  delete from public.pauses where survey_id = survey;
end $$;
create function public.archive_survey(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  insert into public.archives (survey_id, archived_by) values (survey, auth.uid()) on conflict do nothing;
end $$;
create function public.restore_survey(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  delete from public.archives where survey_id = survey;
end $$;

-- For good, with its answers: an owner writes the survey's name to do it, and it is archived first.
create function public.delete_survey(survey uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner');
  if not exists (select 1 from public.archives where survey_id = survey) then perform public.refuse(409, 'forbidden'); end if;
  delete from public.surveys s where s.id = survey and s.name = btrim(delete_survey.name);
  if not found then perform public.refuse(400, 'invalid'); end if;
end $$;

grant execute on function
  public.create_survey(uuid, text, text, jsonb), public.rename_survey(uuid, text), public.set_slug(uuid, text),
  public.save_draft(uuid, int, jsonb), public.pause_survey(uuid), public.reopen_survey(uuid),
  public.archive_survey(uuid), public.restore_survey(uuid), public.delete_survey(uuid, text),
  public.team_of(uuid)
  to authenticated;
