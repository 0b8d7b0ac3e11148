-- Answers on their way: partial ones, kept page by page where the owner wants them, and sittings that somebody saved to
-- go on with elsewhere. Neither is a response: no figure of a board counts them, and both go when the response comes.

create table public.partials (
  response_id uuid primary key,
  survey_id uuid not null references public.surveys on delete cascade,
  version int not null,
  answers jsonb not null check (octet_length(answers::text) <= 1000000),
  language text not null,
  -- Only for identified surveys.
  respondent text,
  -- The page's own count of what it sent: what arrives late does not overwrite what is newer.
  beat bigint not null,
  saved_at timestamptz not null default now(),
  foreign key (survey_id, version) references public.versions (survey_id, number) on delete cascade
);
create index partials_by_survey on public.partials (survey_id, saved_at);

create table public.bookmarks (
  -- Only the hash is kept: who reads this table cannot use the link.
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  response_id uuid not null unique,
  survey_id uuid not null references public.surveys on delete cascade,
  version int not null,
  answers jsonb not null check (octet_length(answers::text) <= 1000000),
  page int not null check (page between 0 and 9999),
  language text not null,
  respondent text,
  expires_at timestamptz not null default now() + interval '30 days',
  foreign key (survey_id, version) references public.versions (survey_id, number) on delete cascade
);
create index bookmarks_by_survey on public.bookmarks (survey_id);
alter table public.partials enable row level security;
alter table public.bookmarks enable row level security;

create type public.incoming_partial as (
  ord int, id uuid, survey_id uuid, version int, answers jsonb, language text, respondent text, beat bigint
);

-- Many in one call, each with its own outcome, in the order they came:
--   kept      it is the latest now            older     a later one, or the response, is there already
--   off       the owner wants none            missing, not_yet, closed, paused, full   as survey_state() says
-- batch: [{id, survey, version, answers, language, respondent, beat, page}]
create function public.keep_partials(batch jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  items public.incoming_partial[] := array(
    select row(i.ord, (e ->> 'id')::uuid, (e ->> 'survey')::uuid, (e ->> 'version')::int, e -> 'answers',
      e ->> 'language', e ->> 'respondent', (e ->> 'beat')::bigint)::public.incoming_partial
    from jsonb_array_elements(batch) with ordinality as i (e, ord));
  kept uuid[]; outcomes jsonb;
begin
  -- Whoever has answers has begun. Beware: this also takes the rows that submissions take, so that a response which
  -- is on its way is in before the next statement looks, or comes after it and takes the partial along.
  perform public.note_sittings((select jsonb_agg(e || '{"touched": true}') from jsonb_array_elements(batch) e
    where coalesce((public.sharing_of((e ->> 'survey')::uuid) ->> 'partials')::boolean, false)));
  with stored as (
    insert into public.partials as p (response_id, survey_id, version, answers, language, respondent, beat)
    select i.id, i.survey_id, i.version, i.answers, i.language, case when s.mode = 'identified' then i.respondent end, i.beat
    from (select distinct on (id) * from unnest(items) order by id, beat desc, ord) i
    join public.surveys s on s.id = i.survey_id
    join public.sharings h on h.survey_id = s.id and h.partials
    join public.sittings t on t.response_id = i.id and t.survey_id = s.id
    where public.survey_state(s) = 'open'
      and exists (select 1 from public.versions v where v.survey_id = s.id and v.number = i.version)
      and not exists (select 1 from public.responses r where r.id = i.id)
    order by i.id
    on conflict (response_id) do update set version = excluded.version, answers = excluded.answers,
      language = excluded.language, respondent = excluded.respondent, beat = excluded.beat, saved_at = now()
    where p.survey_id = excluded.survey_id and p.beat < excluded.beat
    returning response_id
  )
  select coalesce(array_agg(response_id), '{}') into kept from stored;
  select coalesce(jsonb_agg(case
      when i.id = any (kept) and i.newest then 'kept'
      when not exists (select 1 from public.versions v where v.survey_id = i.survey_id and v.number = i.version) then 'missing'
      when not (public.sharing_of(i.survey_id) ->> 'partials')::boolean then 'off'
      when public.survey_state(s) <> 'open' then public.survey_state(s)
      else 'older' end order by i.ord), '[]')
  into outcomes
  from (select *, row_number() over (partition by id order by beat desc, ord) = 1 as newest from unnest(items)) i
  left join public.surveys s on s.id = i.survey_id;
  return outcomes;
end $$;

-- Beware: triggers run in the order of their names, and this must come after finish_sittings, which takes the rows that
-- keep_partials() takes.
create function public.settle_partials() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.partials p using arrived a where p.response_id = a.id and p.survey_id = a.survey_id;
  delete from public.bookmarks b using arrived a where b.response_id = a.id and b.survey_id = a.survey_id;
  return null;
end $$;
create trigger settle_partials after insert on public.responses referencing new table as arrived
  for each statement execute function public.settle_partials();

-- How many are unfinished with answers kept, for whoever may see the board; of an anonymous survey in whole groups.
create function public.partials_kept(survey uuid, days int) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  return (select public.in_groups((select count(*) from (select 1 from public.partials p where p.survey_id = s.id
      and (days is null or (p.saved_at at time zone s.time_zone)::date >= public.first_day(s.id, days)) limit 100000) kept),
    public.group_size(s.id)) from public.surveys s where s.id = partials_kept.survey);
end $$;

-- Rows for an export, a page at a time, for builders. Of an anonymous survey none: who stopped has not agreed to be in
-- a group, and few stop at the same place.
create function public.export_partials(survey uuid, after text, page_size int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  return (select coalesce(jsonb_agg(jsonb_build_object('cursor', p.response_id, 'id', p.response_id, 'version', p.version,
      'answers', p.answers, 'language', p.language, 'respondent', p.respondent, 'at', p.saved_at, 'partial', true)
      order by p.response_id), '[]')
    from (select p.* from public.partials p join public.surveys s on s.id = p.survey_id
      where p.survey_id = survey and s.mode = 'identified' and (after is null or p.response_id > after::uuid)
      order by p.response_id limit greatest(1, least(page_size, 5000))) p);
end $$;

-- Keeps a sitting under the hash of a link; an earlier link to it ends. For 30 days, or until it is sent.
create function public.save_bookmark(
  hash text, response uuid, survey uuid, version int, answers jsonb, page int, language text, respondent text
) returns void
language plpgsql security definer set search_path = '' as $$
declare s public.surveys;
begin
  select * into s from public.surveys where id = survey;
  if s.id is null or s.live_version is null or exists (select 1 from public.archives a where a.survey_id = survey)
    or not exists (select 1 from public.versions v where v.survey_id = survey and v.number = save_bookmark.version) then
    perform public.refuse(404, 'missing');
  end if;
  if not (public.sharing_of(survey) ->> 'resume')::boolean then perform public.refuse(403, 'forbidden'); end if;
  if exists (select 1 from public.responses r where r.id = response) then perform public.refuse(409, 'answered'); end if;
  insert into public.bookmarks as b (token_hash, response_id, survey_id, version, answers, page, language, respondent)
  values (hash, response, survey, save_bookmark.version, save_bookmark.answers, save_bookmark.page, save_bookmark.language,
    case when s.mode = 'identified' then save_bookmark.respondent end)
  on conflict (response_id) do update set token_hash = excluded.token_hash, version = excluded.version, answers = excluded.answers,
    page = excluded.page, language = excluded.language, respondent = excluded.respondent, expires_at = excluded.expires_at
  where b.survey_id = excluded.survey_id;
  if not found then perform public.refuse(404, 'missing'); end if;
exception when check_violation then perform public.refuse(400, 'invalid');
end $$;

-- What a link leads back to, or null. Reading changes nothing: scanners open every link.
create function public.find_bookmark(slug text, hash text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('responseId', b.response_id, 'version', b.version, 'answers', b.answers, 'page', b.page,
    'language', b.language, 'respondent', b.respondent)
  from public.bookmarks b join public.surveys s on s.id = b.survey_id
  where b.token_hash = find_bookmark.hash and s.slug = find_bookmark.slug and b.expires_at > now()
    and not exists (select 1 from public.archives a where a.survey_id = s.id)
    and not exists (select 1 from public.responses r where r.id = b.response_id)
$$;

-- What is over is forgotten; the counts stay. Finished sittings go after a day, in which what arrives late still finds
-- them; who began a month ago does not come back, and what they wrote in an anonymous survey goes too, since nobody may
-- read it. Returns how many sittings are forgotten.
create or replace function public.sweep_starts() returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.sittings where not moved
    and began_at < now() - case when furthest = 10000 then interval '1 day' else interval '30 days' end returning 1
  ), links as (
    delete from public.bookmarks b where b.expires_at <= now() or exists (select 1 from public.responses r where r.id = b.response_id)
  ), words as (
    delete from public.partials p using public.surveys s
    where s.id = p.survey_id and s.mode = 'anonymous' and p.saved_at < now() - interval '30 days'
  )
  select count(*)::int from gone
$$;

grant execute on function public.partials_kept(uuid, int), public.export_partials(uuid, text, int) to authenticated;
grant execute on function public.keep_partials(jsonb), public.find_bookmark(text, text),
  public.save_bookmark(text, uuid, uuid, int, jsonb, int, text, text) to service_role;
