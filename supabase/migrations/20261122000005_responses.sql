-- Responses: what people answered. Nobody reads these rows from a browser; the house's own client writes
-- them through submit_responses(), boards and exports read them through functions that ask who is asking.

create table public.responses (
  -- Chosen by the page that was answered: the same id twice is the same response.
  id uuid primary key,
  survey_id uuid not null references public.surveys on delete cascade,
  version int not null,
  answers jsonb not null,
  -- What the database counts, made by the gate in TypeScript (answers.ts).
  strings text[] not null,
  language text not null,
  -- Only for identified surveys.
  respondent text,
  created_at timestamptz not null default now(),
  -- Which transaction brought it. The fold in the next migration depends on it.
  xid xid8 not null default pg_current_xact_id(),
  foreign key (survey_id, version) references public.versions (survey_id, number) on delete cascade
);
create index responses_by_survey on public.responses (survey_id, xid, id);

-- Who has begun and not finished: the row goes when the response comes.
create table public.starts (
  response_id uuid primary key,
  survey_id uuid not null references public.surveys on delete cascade,
  created_at timestamptz not null default now()
);
create index starts_by_survey on public.starts (survey_id, created_at);

-- Places left, for surveys with a limit. Its row lock is what two last answers queue at.
create table public.quotas (
  survey_id uuid primary key references public.surveys on delete cascade,
  places int not null
);

-- When listeners were last told, for at most one hint a second.
create table public.ticks (
  survey_id uuid primary key references public.surveys on delete cascade,
  told_at timestamptz not null default 'epoch'
);

alter table public.responses enable row level security;
alter table public.starts enable row level security;
alter table public.quotas enable row level security;
alter table public.ticks enable row level security;

create function public.refuse_any_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform public.refuse(409, 'answered');
  return null;
end $$;
-- A response is never changed; a correction would be a row of its own.
create trigger never_changed before update on public.responses for each row execute function public.refuse_any_change();

create function public.add_ticks_row() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.ticks (survey_id) values (new.id);
  return null;
end $$;
create trigger add_ticks_row after insert on public.surveys for each row execute function public.add_ticks_row();

-- Tells whoever watches a board that there is something to ask for. It carries no data. Beware: it must never
-- make a submission wait, so a row that somebody else is telling from is skipped.
create function public.hint(survey uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform 1 from public.ticks
  where survey_id = survey and told_at < clock_timestamp() - interval '1 second'
  for update skip locked;
  if not found then return; end if;
  update public.ticks set told_at = clock_timestamp() where survey_id = survey;
  perform realtime.send('{}'::jsonb, 'changed', 'board:' || survey::text, true);
end $$;

-- What stands in the way of answering right now, or 'open'.
create function public.survey_state(s public.surveys) returns text
language sql stable security definer set search_path = '' as $$
  select case
    when s.live_version is null or exists (select 1 from public.archives a where a.survey_id = s.id) then 'missing'
    when s.opens_at > now() then 'not_yet'
    when s.closes_at <= now() then 'closed'
    when exists (select 1 from public.pauses p where p.survey_id = s.id) then 'paused'
    when exists (select 1 from public.quotas q where q.survey_id = s.id and q.places <= 0) then 'full'
    else 'open'
  end
$$;

-- What a respondent's page needs to know of a survey, by its link.
create function public.open_survey(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'survey', s.id, 'name', s.name, 'version', s.live_version, 'mode', s.mode, 'state', public.survey_state(s),
    'opensAt', s.opens_at, 'closesAt', s.closes_at, 'timeZone', s.time_zone)
  from public.surveys s where s.slug = open_survey.slug
$$;

-- Answers as they were given: without the values that were calculated from them.
create function public.given(survey uuid, version int, answers jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select answers - coalesce((select array_agg(c ->> 'name') from public.versions v
    cross join lateral jsonb_array_elements(case jsonb_typeof(v.plan -> 'calculated') when 'array' then v.plan -> 'calculated' else '[]' end) c
    where v.survey_id = survey and v.number = given.version), '{}')
$$;

create type public.incoming_response as (
  ord int, id uuid, survey_id uuid, version int, answers jsonb, strings text[], language text, respondent text
);

-- Many submissions in one call, each with its own outcome, in the order they came:
--   stored   it is kept now                     repeat   it was kept before, the same; what was calculated may
--                                                        differ, as a date does between two clicks
--   differs  that id was kept with other answers; the first stand
--   missing, not_yet, closed, paused, full      as survey_state() says; nothing is kept
-- batch: [{id, survey, version, answers, strings, language, respondent}]
create function public.submit_responses(batch jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  items public.incoming_response[] := array(
    select row(i.ord, (e ->> 'id')::uuid, (e ->> 'survey')::uuid, (e ->> 'version')::int, e -> 'answers',
      array(select jsonb_array_elements_text(e -> 'strings')), e ->> 'language', e ->> 'respondent')::public.incoming_response
    from jsonb_array_elements(batch) with ordinality as i (e, ord));
  asked uuid[] := array(select distinct survey_id from unnest(items) order by survey_id);
  states jsonb; stored uuid[]; outcomes jsonb; touched uuid;
begin
  -- Settings wait for submissions under way, and submissions for settings: always in the order of ids.
  perform 1 from public.surveys where id = any (asked) order by id for share;
  perform 1 from public.quotas where survey_id = any (asked) order by survey_id for update;
  select jsonb_object_agg(s.id, public.survey_state(s)) into states from public.surveys s where s.id = any (asked);

  with candidate as (
    select i.*, row_number() over (partition by i.survey_id order by i.ord) as place
    from (select distinct on (id) * from unnest(items) order by id, ord) i
    where states ->> i.survey_id::text = 'open'
      and exists (select 1 from public.versions v where v.survey_id = i.survey_id and v.number = i.version)
      and not exists (select 1 from public.responses r where r.id = i.id)
  ), kept as (
    insert into public.responses (id, survey_id, version, answers, strings, language, respondent)
    select c.id, c.survey_id, c.version, c.answers, c.strings, c.language,
      case when s.mode = 'identified' then c.respondent end
    from candidate c
    join public.surveys s on s.id = c.survey_id
    left join public.quotas q on q.survey_id = c.survey_id
    where q.survey_id is null or c.place <= q.places
    order by c.id
    on conflict (id) do nothing
    returning id, survey_id
  ), taken as (
    update public.quotas q set places = q.places - n.n
    from (select survey_id, count(*)::int as n from kept group by survey_id) n
    where q.survey_id = n.survey_id
  ), finished as (
    delete from public.starts where response_id in (select id from kept)
  )
  select coalesce(array_agg(id), '{}') into stored from kept;

  -- A statement of its own: it sees what another transaction kept while ours waited for it.
  select coalesce(jsonb_agg(case
      when i.id = any (stored) and i.first then 'stored'
      when r.id is not null then
        case when r.survey_id = i.survey_id and r.respondent is not distinct from i.respondent and (r.answers = i.answers
            or (r.strings = i.strings and public.given(r.survey_id, r.version, r.answers) = public.given(r.survey_id, r.version, i.answers)))
          then 'repeat' else 'differs' end
      when not exists (select 1 from public.versions v where v.survey_id = i.survey_id and v.number = i.version) then 'missing'
      when states ->> i.survey_id::text = 'open' then 'full'
      else coalesce(states ->> i.survey_id::text, 'missing') end order by i.ord), '[]')
  into outcomes
  from (select *, ord = min(ord) over (partition by id) as first from unnest(items)) i
  left join public.responses r on r.id = i.id;

  for touched in select distinct survey_id from unnest(items) where id = any (stored)
  loop perform public.hint(touched); end loop;
  return outcomes;
end $$;

-- batch: [{id, survey}]. A survey that is not open, or an answer that is already kept, starts nothing.
create function public.start_responses(batch jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into public.starts (response_id, survey_id)
  select (e ->> 'id')::uuid, s.id
  from jsonb_array_elements(batch) e
  join public.surveys s on s.id = (e ->> 'survey')::uuid
  where public.survey_state(s) = 'open'
    and not exists (select 1 from public.responses r where r.id = (e ->> 'id')::uuid)
  on conflict do nothing
$$;

-- Who began a month ago does not come back. Returns how many are forgotten.
create function public.sweep_starts() returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.starts where created_at < now() - interval '30 days' returning 1)
  select count(*)::int from gone
$$;

-- What somebody has just sent, for the words of thanks; soon after, it is nobody's to ask.
create function public.recall_response(id uuid, survey uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('version', r.version, 'answers', r.answers, 'language', r.language)
  from public.responses r
  where r.id = recall_response.id and r.survey_id = survey and r.created_at > now() - interval '15 minutes'
$$;

-- Dates, zone, limit. Waits until submissions under way are in (they hold the row shared), so that what is
-- counted is what there is.
create function public.schedule_survey(
  survey uuid, opens timestamptz, closes timestamptz, zone text, max_responses int
) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  if not exists (select 1 from pg_catalog.pg_timezone_names where name = zone) then perform public.refuse(400, 'invalid'); end if;
  perform 1 from public.surveys where id = survey for update;
  begin
    update public.surveys set opens_at = opens, closes_at = closes, time_zone = zone, response_limit = max_responses
    where id = survey;
  exception when check_violation then perform public.refuse(400, 'invalid');
  end;
  delete from public.quotas where survey_id = survey;
  if max_responses is not null then
    insert into public.quotas (survey_id, places)
    select survey, max_responses - count(*)::int from public.responses where survey_id = survey;
  end if;
end $$;

-- A promise made to those who answered cannot be taken back.
create function public.keep_the_promise() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.mode is not null and new.mode is distinct from old.mode
     and exists (select 1 from public.responses where survey_id = new.id) then
    perform public.refuse(409, 'answered');
  end if;
  return new;
end $$;
create trigger keep_the_promise before update of mode on public.surveys
  for each row execute function public.keep_the_promise();

create function public.set_mode(survey uuid, as_mode public.survey_mode) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  if as_mode is null then perform public.refuse(400, 'invalid'); end if;
  perform 1 from public.surveys where id = survey for update;
  update public.surveys set mode = as_mode where id = survey;
end $$;

grant execute on function public.schedule_survey(uuid, timestamptz, timestamptz, text, int),
  public.set_mode(uuid, public.survey_mode) to authenticated;
grant execute on function public.open_survey(text), public.submit_responses(jsonb), public.start_responses(jsonb),
  public.sweep_starts(), public.recall_response(uuid, uuid) to service_role;
revoke execute on function public.survey_state(public.surveys) from anon, authenticated;
