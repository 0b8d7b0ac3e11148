-- Versions: a definition frozen at publication, with the plan that respondents are served.

create table public.versions (
  survey_id uuid not null references public.surveys on delete cascade,
  number int not null,
  definition jsonb not null,
  plan jsonb not null,
  note text not null default '' check (char_length(note) <= 500),
  published_by uuid references auth.users on delete set null,
  published_at timestamptz not null default now(),
  primary key (survey_id, number)
);
alter table public.surveys
  add foreign key (id, live_version) references public.versions (survey_id, number) deferrable initially deferred;

alter table public.versions enable row level security;
create policy "Members see what was published" on public.versions
  for select to authenticated using (public.role_in(public.team_of(survey_id)) is not null);
grant select on public.versions to authenticated;

-- Frozen means frozen, for everybody and every path. Who published may be forgotten with the account.
create function public.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'published_by') = (to_jsonb(old) - 'published_by') and new.published_by is null then
    return new;
  end if;
  perform public.refuse(409, 'stale');
  return null;
end $$;
create trigger frozen before update on public.versions for each row execute function public.refuse_change();

-- Only the house's own client may publish, because the plan must be what the compiler made of the draft;
-- the actor's role is asked all the same. The revision says which draft was compiled.
create function public.publish_survey(
  actor uuid, survey uuid, revision int, plan jsonb, note text, as_mode public.survey_mode
) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int; draft public.drafts;
begin
  perform 1 from public.surveys s join public.members m on m.team_id = s.team_id
  where s.id = survey and m.user_id = actor and m.role in ('owner', 'editor')
  for no key update of s;
  if not found then perform public.refuse(404, 'missing'); end if;
  select * into draft from public.drafts d where d.survey_id = survey for update;
  if draft.revision <> publish_survey.revision then perform public.refuse(409, 'stale'); end if;
  select coalesce(max(v.number), 0) + 1 into latest from public.versions v where v.survey_id = survey;
  insert into public.versions (survey_id, number, definition, plan, note, published_by)
  values (survey, latest, draft.definition, publish_survey.plan, coalesce(publish_survey.note, ''), actor);
  update public.surveys s set live_version = latest, mode = coalesce(as_mode, s.mode) where s.id = survey;
  if (select s.mode from public.surveys s where s.id = survey) is null then perform public.refuse(400, 'invalid'); end if;
  return latest;
end $$;

-- Going back makes the old definition the draft; publishing it again makes a new version.
create function public.restore_version(survey uuid, number int) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int;
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  update public.drafts d
  set definition = v.definition, revision = d.revision + 1, saved_by = auth.uid(), saved_at = now()
  from public.versions v
  where d.survey_id = survey and v.survey_id = survey and v.number = restore_version.number
  returning d.revision into latest;
  if latest is null then perform public.refuse(404, 'missing'); end if;
  return latest;
end $$;

grant execute on function public.restore_version(uuid, int) to authenticated;
grant execute on function public.publish_survey(uuid, uuid, int, jsonb, text, public.survey_mode) to service_role;
