-- Files that respondents send along. The bytes lie in Storage, in a bucket that only the house opens; here is whose
-- they are. A row comes before its bytes and goes after them: what has no row is nowhere.

insert into storage.buckets (id, name, public, file_size_limit) values ('uploads', 'uploads', false, 10485760)
on conflict (id) do nothing;

create table public.files (
  -- Also its name in the bucket.
  id uuid primary key,
  -- Null once the survey is erased: the file goes with the next sweep.
  survey_id uuid references public.surveys on delete set null,
  response_id uuid not null,
  -- The question it answers; of one inside another, the names on the way to it, parted by '::'.
  question text not null check (length(question) between 1 and 2000),
  name text not null check (length(name) between 1 and 200),
  type text not null check (length(type) between 1 and 100),
  size int not null check (size > 0),
  -- Of the bytes: the same file sent again for the same question is the same file.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  -- Found in its response by a sweep; since responses never change, it need not be looked for again.
  claimed boolean not null default false,
  doomed boolean not null default false,
  unique (response_id, question, digest)
);
create index files_by_survey on public.files (survey_id) include (size, claimed);
create index files_unclaimed on public.files (created_at) where not claimed;
alter table public.files enable row level security;

-- Whether the response speaks of the file, at whatever depth. Only references that the house signed get into answers.
create function public.speaks_of(response uuid, file uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.responses r
    where r.id = response and strpos(r.answers::text, 'earshot:' || file::text || '.') > 0)
$$;

-- Whether somebody is still on the way with it: their answers so far speak of it.
create function public.on_the_way(response uuid, file uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.partials p
      where p.response_id = response and strpos(p.answers::text, 'earshot:' || file::text || '.') > 0)
    or exists (select 1 from public.bookmarks b
      where b.response_id = response and strpos(b.answers::text, 'earshot:' || file::text || '.') > 0)
$$;

-- Makes room for a file that is about to be stored, or says why not. What nobody has claimed yet has a smaller room
-- than the rest: whoever floods it keeps others from sending files for a day, not for good. In bytes.
--   taken, known   with the id and the name that it has; known: it was sent before
--   response_full, survey_full, answered, missing, not_yet, closed, paused, full
create function public.take_file(
  id uuid, survey uuid, response uuid, question text, name text, type text, size int, digest text
) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare s public.surveys; known public.files; mine record; every record; outcome text;
begin
  select * into s from public.surveys x where x.id = survey for share;
  -- Two that arrive together must not both take the last room.
  perform pg_advisory_xact_lock(hashtextextended('files:' || survey::text, 0));
  select * into known from public.files f where f.survey_id = survey and f.response_id = response
    and f.question = take_file.question and f.digest = take_file.digest and not f.doomed;
  if known.id is not null then
    update public.files f set created_at = now() where f.id = known.id and not f.claimed;
    return jsonb_build_object('outcome', 'known', 'id', known.id, 'name', known.name);
  end if;
  select count(*) as n, coalesce(sum(f.size), 0) as bytes into mine from public.files f where f.response_id = response;
  select coalesce(sum(f.size), 0) as bytes, coalesce(sum(f.size) filter (where not f.claimed), 0) as waiting into every
  from public.files f where f.survey_id = survey;
  outcome := case
    when s.id is null then 'missing'
    when public.survey_state(s) <> 'open' then public.survey_state(s)
    when exists (select 1 from public.responses r where r.id = response) then 'answered'
    when mine.n >= 50 or mine.bytes + size > 104857600 then 'response_full'
    when every.waiting + size > 2147483648 or every.bytes + size > 10737418240 then 'survey_full'
    else 'taken' end;
  if outcome = 'taken' then
    insert into public.files (id, survey_id, response_id, question, name, type, size, digest)
    values (id, survey, response, question, name, type, size, digest)
    on conflict on constraint files_response_id_question_digest_key do nothing;
    if not found then outcome := 'response_full'; end if;
  end if;
  return jsonb_build_object('outcome', outcome, 'id', id, 'name', name);
end $$;

-- Which of these files may stand in this response: sent for it, for that question, and not about to be swept. The hour
-- between this and the sweep is far longer than a submission takes.
-- asked: [{id, question}]
create function public.files_there(survey uuid, response uuid, asked jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(distinct f.id), '[]')
  from jsonb_array_elements(asked) a
  join public.files f on f.id = (a ->> 'id')::uuid and f.question = a ->> 'question'
  where f.survey_id = survey and f.response_id = response and not f.doomed
    and (f.created_at > now() - interval '23 hours' or f.claimed or public.speaks_of(response, f.id)
      or public.on_the_way(response, f.id))
$$;

-- Files to be taken out of the bucket: nobody's after a day, unless somebody is on the way with them, or of a survey that is erased. They are named again until
-- forget_files() says that they are gone.
create function public.sweep_files(most int) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  update public.files f set claimed = true
  where not f.claimed and not f.doomed and f.created_at < now() - interval '1 day' and public.speaks_of(f.response_id, f.id);
  update public.files f set doomed = true
  where not f.doomed and (f.survey_id is null
    or (not f.claimed and f.created_at < now() - interval '1 day' and not public.on_the_way(f.response_id, f.id)));
  return (select coalesce(jsonb_agg(d.id), '[]') from (select f.id from public.files f where f.doomed limit most) d);
end $$;

create function public.forget_files(ids uuid[]) returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.files where id = any (ids) and doomed returning 1) select count(*)::int from gone
$$;

-- Their bytes never arrived.
create function public.drop_file(id uuid) returns void
language sql security definer set search_path = '' as $$
  delete from public.files f where f.id = drop_file.id and not f.claimed
$$;

-- Latest texts to the named questions, as before; of a question whose answers are lists (files), each list as the text
-- of its JSON. Whoever may read a comment may see that there is a file, of which kind and how large.
create or replace function public.latest_comments(survey uuid, questions text[], since date) returns jsonb
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
      and jsonb_typeof(r.answers -> q.question) in ('string', 'array') and r.answers ->> q.question <> ''
  ), shown as (
    select question, jsonb_agg(words order by case when mode = 'anonymous' then md5(question || id::text) end, place) as words
    from said where place <= 20 and (mode = 'identified' or among >= 2 * public.group_size(survey))
    group by question
  )
  select coalesce(jsonb_object_agg(question, words), '{}') from shown
$$;

-- A file to be downloaded, for builders. Of an anonymous survey: what is written rather than chosen, and so told like a
-- comment, only with its group and from twice the minimum n on.
create function public.file_of(survey uuid, file uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare found jsonb;
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  select jsonb_build_object('name', f.name, 'type', f.type, 'size', f.size) into found
  from public.files f
  join public.responses r on r.id = f.response_id and r.survey_id = survey
  join public.surveys s on s.id = survey
  cross join lateral public.mark_of(survey) m
  where f.id = file and f.survey_id = survey and not f.doomed and public.speaks_of(r.id, f.id)
    and (s.mode = 'identified' or ((r.xid, r.id) <= (m.xid, m.id) and exists (
      select 1 from public.told(survey, array[split_part(f.question, '::', 1)]) t
      where t.xid is null or (r.xid, r.id) <= (t.xid, t.id))));
  if found is null then perform public.refuse(404, 'missing'); end if;
  return found;
end $$;

grant execute on function public.file_of(uuid, uuid) to authenticated;
grant execute on function public.take_file(uuid, uuid, uuid, text, text, text, int, text), public.files_there(uuid, uuid, jsonb),
  public.sweep_files(int), public.forget_files(uuid[]), public.drop_file(uuid) to service_role;
