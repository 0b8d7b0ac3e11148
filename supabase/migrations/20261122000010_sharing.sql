-- How a survey is shared: who may frame it, and what its page offers to those who answer. No row: as a new one is.

-- The same rule as parseOrigins() in src/lib/survey/sharing.ts. Beware: these stand in a response header.
create function public.frames_ok(frames text[]) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce(array_ndims(frames), 1) = 1 and cardinality(frames) <= 20
    and not exists (select 1 from unnest(frames) f where f is null or char_length(f) > 280
      or f !~ '^(https://(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|http://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?$')
$$;

create table public.sharings (
  survey_id uuid primary key references public.surveys on delete cascade,
  -- Origins that may show the survey inside a page of theirs; none: nobody.
  frames text[] not null default '{}' check (public.frames_ok(frames)),
  -- Answers reach the server page by page.
  partials boolean not null default false,
  -- Who answers may go on elsewhere by a link.
  resume boolean not null default true,
  -- The page may begin anew by itself, for devices that many people use.
  kiosk boolean not null default false
);
alter table public.sharings enable row level security;
create policy "Members see how a survey is shared" on public.sharings
  for select to authenticated using (public.role_in(public.team_of(survey_id)) is not null);
grant select on public.sharings to authenticated;

create function public.sharing_of(survey uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('frames', coalesce(h.frames, '{}'), 'partials', coalesce(h.partials, false),
    'resume', coalesce(h.resume, true), 'kiosk', coalesce(h.kiosk, false))
  from (select 1) one left join public.sharings h on h.survey_id = survey
$$;

create function public.set_sharing(survey uuid, frames text[], partials boolean, resume boolean, kiosk boolean)
returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  begin
    insert into public.sharings as h (survey_id, frames, partials, resume, kiosk)
    values (survey, set_sharing.frames, set_sharing.partials, set_sharing.resume, set_sharing.kiosk)
    on conflict (survey_id) do update set frames = excluded.frames, partials = excluded.partials,
      resume = excluded.resume, kiosk = excluded.kiosk;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
end $$;

-- What a respondent's page needs to know of a survey, by its link.
create or replace function public.open_survey(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'survey', s.id, 'name', s.name, 'version', s.live_version, 'mode', s.mode, 'state', public.survey_state(s),
    'opensAt', s.opens_at, 'closesAt', s.closes_at, 'timeZone', s.time_zone, 'sharing', public.sharing_of(s.id))
  from public.surveys s where s.slug = open_survey.slug
$$;

-- A limit below the minimum n of an anonymous survey would tell, by "full", how many few have answered.
create function public.keep_limits_coarse() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.mode = 'anonymous' and new.response_limit < public.group_size(new.id) then perform public.refuse(400, 'invalid'); end if;
  return new;
end $$;
create trigger keep_limits_coarse before update of response_limit on public.surveys
  for each row when (new.response_limit is not null) execute function public.keep_limits_coarse();

grant execute on function public.set_sharing(uuid, text[], boolean, boolean, boolean) to authenticated;
