-- Boards, home and exports: the counts and the words, for whoever may see them.

create function public.first_day(survey uuid, days int) returns date
language sql stable security definer set search_path = '' as $$
  select (now() at time zone s.time_zone)::date - (days - 1) from public.surveys s where s.id = survey and days is not null
$$;

-- Latest texts to the named questions, newest first; from an anonymous survey only released ones, from twice
-- the minimum n on (5 and 10 are usual), in an order that tells nothing of when or with what they came. A period
-- of theirs holds whole groups too, never a day's own: who answered alone on a day would be known by their words.
create function public.latest_comments(survey uuid, questions text[], since date) returns jsonb
language sql stable security definer set search_path = '' as $$
  with s as (select * from public.surveys where id = survey),
  mark as (select m.* from public.mark_of(survey) m),
  recent as (
    select r.answers, r.xid, r.id, s.mode from public.responses r, s, mark m
    where r.survey_id = survey
      and (s.mode = 'anonymous' or since is null or (r.created_at at time zone s.time_zone)::date >= since)
      and (s.mode = 'identified' or (r.xid, r.id) <= (m.xid, m.id))
    order by r.xid desc, r.id desc
    limit least(1000, case when (select s.mode from s) = 'anonymous' then (select sum(c.n) from public.counts c
      where c.survey_id = survey and c.key = '' and (since is null or c.day >= since)) end)
  ), said as (
    select q.question, r.answers ->> q.question as words, r.xid, r.id, r.mode,
      row_number() over (partition by q.question order by r.xid desc, r.id desc) as place,
      count(*) over (partition by q.question) as among
    from recent r cross join unnest(questions) as q (question)
    left join public.releases l on l.survey_id = survey and l.question = q.question
    where (r.mode = 'identified' or l.question is null or (r.xid, r.id) <= (l.xid, l.id))
      and jsonb_typeof(r.answers -> q.question) = 'string' and r.answers ->> q.question <> ''
  ), shown as (
    select question, jsonb_agg(words order by case when mode = 'anonymous' then md5(question || id::text) end, place) as words
    from said where place <= 20 and (mode = 'identified' or among >= 2 * public.group_size(survey))
    group by question
  )
  select coalesce(jsonb_object_agg(question, words), '{}') from shown
$$;

-- Responses of an anonymous survey whose group is not whole yet. That somebody answered may be seen at once; what
-- they said, only with their group.
create function public.behind(survey uuid, since date) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from public.responses r, public.mark_of(survey) m, public.surveys s
  where s.id = survey and s.mode = 'anonymous' and r.survey_id = survey and (r.xid, r.id) > (m.xid, m.id)
    and (since is null or (r.created_at at time zone s.time_zone)::date >= since)
$$;

-- A board, for whoever may see it. `days`: 1 is today, null is all time; `questions`: those whose texts are asked.
create function public.board(survey uuid, days int, questions text[]) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  size int; since date; counted jsonb; waiting bigint; s public.surveys;
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  select * into s from public.surveys where id = survey;
  size := public.group_size(survey);
  since := public.first_day(survey, days);
  if s.mode = 'anonymous' then perform public.fold_survey(survey); end if;
  -- One statement, one snapshot: a fold between the two would hide people from both.
  select public.tallies(survey, since), public.behind(survey, since) into counted, waiting;
  if s.mode = 'anonymous' and not counted ? '' then
    return jsonb_build_object('hidden', true, 'minimum', size, 'mode', s.mode, 'at', now());
  end if;
  return jsonb_build_object(
    'hidden', false, 'minimum', size, 'mode', s.mode, 'at', now(),
    'responses', coalesce((counted ->> '')::bigint, 0) + waiting,
    'released', coalesce((counted ->> '')::bigint, 0),
    -- A start can arrive behind its own answer.
    'unfinished', (select count(*) from public.starts u where u.survey_id = survey
      and not exists (select 1 from public.responses r where r.id = u.response_id)
      and (since is null or (u.created_at at time zone s.time_zone)::date >= since)),
    'tallies', counted,
    'comments', public.latest_comments(survey, coalesce(questions, '{}'), since));
end $$;

-- Released responses by day, for a trend: {day: n}; nothing while the board shows nothing.
create function public.board_days(survey uuid, days int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  return (
    with every as (
      select c.day, c.n from public.counts c where c.survey_id = survey and c.key = ''
      union all
      select (r.created_at at time zone s.time_zone)::date, 1
      from public.responses r, public.surveys s, public.mark_of(survey) m
      where s.id = survey and s.mode = 'identified' and r.survey_id = survey and (r.xid, r.id) > (m.xid, m.id)
    ), summed as (
      select day, sum(n)::bigint as n from every where day >= public.first_day(survey, coalesce(days, 36600)) group by day
    )
    select coalesce(jsonb_object_agg(day, n), '{}') from summed
    where (select sum(n) from every) >= public.group_size(survey));
end $$;

-- The team's listening posts at a glance. `headline`: the counts of the question that stands for the survey.
create function public.home(team uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare survey uuid;
begin
  perform public.must_be(team, 'owner', 'editor', 'viewer');
  for survey in select s.id from public.surveys s where s.team_id = team and s.mode = 'anonymous'
  loop perform public.fold_survey(survey); end loop;
  return (select coalesce(jsonb_agg(jsonb_build_object(
      'id', s.id, 'name', s.name, 'slug', s.slug, 'mode', s.mode,
      'state', case when s.live_version is null then 'draft' when a.survey_id is not null then 'archived'
        else public.survey_state(s) end,
      'archived', a.survey_id is not null,
      'version', s.live_version, 'opensAt', s.opens_at, 'closesAt', s.closes_at, 'timeZone', s.time_zone,
      'limit', s.response_limit, 'minimum', public.group_size(s.id),
      'createdAt', s.created_at, 'savedAt', d.saved_at,
      'changed', v.definition is distinct from d.definition,
      'responses', (t.counted ->> '')::bigint + public.behind(s.id, null),
      'lastDay', greatest((select max(c.day) from public.counts c where c.survey_id = s.id and c.key = ''),
        (select max((r.created_at at time zone s.time_zone)::date) from public.responses r, public.mark_of(s.id) m
         where s.mode = 'identified' and r.survey_id = s.id and (r.xid, r.id) > (m.xid, m.id))),
      'headline', v.plan -> 'headline',
      'tallies', (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(t.counted) e
        where split_part(e.key, E'\x1f', 1) = v.plan ->> 'headline')
    ) order by coalesce(d.saved_at, s.created_at) desc), '[]')
    from public.surveys s
    join public.drafts d on d.survey_id = s.id
    left join public.archives a on a.survey_id = s.id
    left join public.versions v on v.survey_id = s.id and v.number = s.live_version
    cross join lateral (select public.tallies(s.id, null) as counted) t
    where s.team_id = team);
end $$;

-- Which keys of the answers of an anonymous survey may be told row by row, and up to where (null: the mark):
-- released questions; what is written rather than chosen, like comments, only once twice the minimum n wrote it.
create function public.told(survey uuid, keys text[]) returns table (key text, xid xid8, id uuid)
language sql stable security definer set search_path = '' as $$
  with size as (select public.group_size(survey) as n)
  select k, l.xid, l.id from unnest(keys) as k left join public.releases l on l.survey_id = survey and l.question = k, size
  where case when l.question is not null and exists (select 1 from public.counts c
      where c.survey_id = survey and c.day < 'infinity' and starts_with(c.key, k || E'\x1f') and c.key <> k || E'\x1f')
    then size.n <= (select sum(c.n) from public.counts c
      where c.survey_id = survey and c.day < 'infinity' and c.key = k || E'\x1f')
    else 2 * size.n <= (select count(*) from (select 1 from public.responses r, public.mark_of(survey) m
      where r.survey_id = survey and r.answers ? k and (r.xid, r.id) <= (coalesce(l.xid, m.xid), coalesce(l.id, m.id))
      limit 2 * size.n) w) end
$$;

-- Rows for an export, a page at a time, for builders. Of an anonymous survey: released ones only, without id,
-- name, time or language, in an order of their own, and in them nothing that the board may not tell. Their version
-- is there to read the answers by; one that fewer than the minimum n answered is told as the newest that enough
-- did (where there is none, the live one), so that no row is one of a few by it. `after`: the last cursor, null for
-- the first page.
create function public.export_responses(survey uuid, after text, page_size int) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare s public.surveys; enough boolean;
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  select * into s from public.surveys where id = survey;
  if s.mode = 'anonymous' and after is null then perform public.fold_survey(survey); end if;
  enough := s.mode = 'anonymous' and public.tallies(survey, null) ? '';
  return (with page as (
      select r.*, case when s.mode = 'anonymous' then md5(r.id::text) else lpad(r.xid::text, 20, '0') || r.id::text end as cursor
      from public.responses r, public.mark_of(survey) m
      where r.survey_id = survey and (s.mode = 'identified' or ((r.xid, r.id) <= (m.xid, m.id) and enough))
    ), slice as (
      select * from page where after is null or cursor > after order by cursor limit greatest(1, least(page_size, 5000))
    ), told as materialized (
      select t.* from public.told(survey, array(select distinct jsonb_object_keys(answers) from slice)) t
      where s.mode = 'anonymous'
    ), common as materialized (
      select r.version from public.responses r, public.mark_of(survey) m
      where s.mode = 'anonymous' and r.survey_id = survey and (r.xid, r.id) <= (m.xid, m.id)
      group by r.version having count(*) >= public.group_size(survey)
    ), rest as materialized (
      select coalesce((select max(c.version) from common c), s.live_version) as version
    )
    select coalesce(jsonb_agg(jsonb_build_object('cursor', cursor,
        'version', case when s.mode = 'identified' or slice.version in (select c.version from common c) then slice.version
          else (select rest.version from rest) end,
        'answers', case when s.mode = 'identified' then answers else coalesce((select jsonb_object_agg(e.key, e.value)
          from jsonb_each(answers) e join told t on t.key = e.key
          where t.xid is null or (slice.xid, slice.id) <= (t.xid, t.id)), '{}') end)
      || case when s.mode = 'identified' then jsonb_build_object('id', id, 'respondent', respondent, 'at', created_at,
        'language', language) else '{}' end order by cursor), '[]')
    from slice);
end $$;

grant execute on function public.board(uuid, int, text[]), public.board_days(uuid, int), public.home(uuid),
  public.export_responses(uuid, text, int) to authenticated;
