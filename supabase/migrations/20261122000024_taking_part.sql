-- Taking part: what an invitation leads to. Of a survey with names, the response belongs to its invitation. Of an
-- anonymous one nothing joins the two: that somebody took part is written by another transaction, later, in groups.

-- Identified surveys: one response an invitation, written with the response.
create table public.invited_responses (
  invitation_id uuid primary key references public.invitations on delete cascade,
  response_id uuid not null unique references public.responses on delete cascade
);

-- Anonymous surveys: that an invitation is used up, sealed with a key that is not in the database. Goes when its group
-- is mixed; what stays is `participations`, without a time.
create table public.seals (
  seal text primary key,
  survey_id uuid not null references public.surveys on delete cascade,
  at timestamptz not null default now()
);

-- Took part. For both kinds of surveys; for anonymous ones written in whole groups of the minimum n.
create table public.participations (
  invitation_id uuid primary key references public.invitations on delete cascade
);

-- How often something happened on the way from a letter to an answer, without who.
create table public.campaign_counts (
  campaign_id uuid not null references public.campaigns on delete cascade,
  what text not null check (what in ('opened', 'started')),
  n bigint not null default 0,
  primary key (campaign_id, what)
);

alter table public.campaign_counts enable row level security;
alter table public.invited_responses enable row level security;
alter table public.seals enable row level security;
alter table public.participations enable row level security;

-- What somebody pressed who came by a letter and has not finished: it counts all the same, once they have been silent.
create table public.presses (
  -- The seal, or the invitation of a survey with names: one for each.
  holder text primary key,
  response_id uuid not null unique,
  survey_id uuid not null references public.surveys on delete cascade,
  version int not null,
  answers jsonb not null,
  language text not null,
  pressed_at timestamptz not null default now()
);
create index presses_by_survey on public.presses (survey_id);
alter table public.presses enable row level security;

-- What an invitation's page needs to know, or null. Reading changes nothing: scanners open every link.
create function public.invitation_now(invitation uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('invitation', i.id, 'campaign', i.campaign_id, 'survey', i.survey_id, 'slug', s.slug,
    'version', l.version, 'language', i.language, 'anonymous', s.mode = 'anonymous',
    'respondent', case when s.mode = 'identified' then coalesce(nullif(c.name, ''), c.address) end,
    'team', t.name,
    'state', case
      when i.revoked_at is not null then 'revoked'
      when l.cancelled_at is not null then 'cancelled'
      when l.ends_at <= now() then 'ended'
      when exists (select 1 from public.participations p where p.invitation_id = i.id)
        or exists (select 1 from public.invited_responses r where r.invitation_id = i.id) then 'answered'
      else 'open' end)
  from public.invitations i join public.launches l on l.campaign_id = i.campaign_id
  join public.surveys s on s.id = i.survey_id join public.teams t on t.id = i.team_id
  left join public.contacts c on c.id = i.contact_id
  where i.id = invitation
$$;

create function public.seal_known(seal text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.seals s where s.seal = seal_known.seal)
$$;

-- The language that is kept of somebody who answers an anonymous survey: their own where enough were invited in it, else
-- the one in which most were. Who alone reads a language would be known by it.
create function public.crowd_language(campaign uuid, language text) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select crowd_language.language from public.campaigns c where c.id = campaign and (select count(*) from (
        select 1 from public.invitations i where i.campaign_id = campaign and i.language = crowd_language.language
        limit public.group_size(c.survey_id)) enough) >= public.group_size(c.survey_id)),
    (select i.language from public.invitations i where i.campaign_id = campaign
      group by i.language order by count(*) desc, i.language limit 1),
    crowd_language.language)
$$;

-- Keeps what was pressed while the survey was open, though it closed before the house came to it: pressing counts.
create function public.keep_late(item jsonb, holder text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare kept boolean;
begin
  insert into public.responses (id, survey_id, version, answers, strings, language, respondent)
  select p.response_id, s.id, p.version, item -> 'answers', array(select jsonb_array_elements_text(item -> 'strings')),
    p.language, case when s.mode = 'identified' then item ->> 'respondent' end
  from public.presses p join public.surveys s on s.id = p.survey_id
  where p.holder = keep_late.holder and p.response_id = (item ->> 'id')::uuid and p.pressed_at < s.closes_at
    and not exists (select 1 from public.quotas q where q.survey_id = s.id and q.places <= 0)
  on conflict (id) do nothing;
  get diagnostics kept = row_count;
  if kept then perform public.hint((item ->> 'survey')::uuid); end if;
  return kept;
end $$;

-- A response of somebody who was invited: one for each invitation. item as submit_responses() takes it; seal for an
-- anonymous survey, null for one with names; `late`: the house makes it of what was pressed before. Outcomes as there, and
--   answered  another response came by this invitation before
-- Of an anonymous survey the invitation is only asked about, never written: what is written is the seal.
create function public.submit_invited(item jsonb, invitation uuid, seal text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  response uuid := (item ->> 'id')::uuid;
  mode public.survey_mode := (select s.mode from public.surveys s where s.id = (item ->> 'survey')::uuid);
  outcome text; again boolean; put boolean;
begin
  if mode is null or (mode = 'anonymous') <> (seal is not null) then perform public.refuse(400, 'invalid'); end if;
  again := exists (select 1 from public.responses r where r.id = response);
  if mode = 'identified' then
    perform 1 from public.invitations i where i.id = invitation and i.survey_id = (item ->> 'survey')::uuid for update;
    if not found then perform public.refuse(404, 'missing'); end if;
    if exists (select 1 from public.invited_responses v where v.invitation_id = invitation and v.response_id <> response) then
      return 'answered';
    end if;
  else
    item := item || jsonb_build_object('language', public.crowd_language(
      (select i.campaign_id from public.invitations i where i.id = invitation), item ->> 'language'));
    if not again then
      insert into public.seals (seal, survey_id) values (submit_invited.seal, (item ->> 'survey')::uuid) on conflict do nothing;
      get diagnostics put = row_count;
      if not put then return 'answered'; end if;
      -- Beware: only now. Whoever mixes takes the seal away and writes this in one transaction; asked before, it could be
      -- written between the question and the seal.
      if exists (select 1 from public.participations p where p.invitation_id = invitation) then
        delete from public.seals s where s.seal = submit_invited.seal;
        return 'answered';
      end if;
    end if;
  end if;
  outcome := public.submit_responses(jsonb_build_array(item)) ->> 0;
  if outcome = 'closed' and item ? 'late' and public.keep_late(item, coalesce(submit_invited.seal, invitation::text)) then
    outcome := 'stored';
  end if;
  if mode = 'anonymous' then
    -- Nothing was kept: the invitation is not used up.
    if outcome <> 'stored' and not again then delete from public.seals s where s.seal = submit_invited.seal; end if;
  elsif outcome = 'stored' then
    insert into public.invited_responses (invitation_id, response_id) values (invitation, response);
    insert into public.participations (invitation_id) values (invitation) on conflict do nothing;
  end if;
  if outcome in ('stored', 'repeat') then
    delete from public.presses p where p.holder = coalesce(submit_invited.seal, invitation::text);
  end if;
  return outcome;
end $$;

-- Keeps what was pressed so far, while the survey is open and nothing came of the invitation yet.
create function public.keep_press(item jsonb, invitation uuid, seal text) returns text
language plpgsql security definer set search_path = '' as $$
declare s public.surveys;
begin
  select * into s from public.surveys x where x.id = (item ->> 'survey')::uuid for key share;
  if s.id is null or (s.mode = 'anonymous') <> (seal is not null) then perform public.refuse(400, 'invalid'); end if;
  if public.survey_state(s) <> 'open' then return public.survey_state(s); end if;
  if exists (select 1 from public.participations p where p.invitation_id = invitation)
    or exists (select 1 from public.invited_responses v where v.invitation_id = invitation)
    or exists (select 1 from public.seals x where x.seal = keep_press.seal)
    or exists (select 1 from public.responses r where r.id = (item ->> 'id')::uuid) then return 'answered'; end if;
  insert into public.presses as p (holder, response_id, survey_id, version, answers, language)
  values (coalesce(seal, invitation::text), (item ->> 'id')::uuid, s.id, (item ->> 'version')::int, item -> 'answers',
    case when seal is null then item ->> 'language' else public.crowd_language(
      (select i.campaign_id from public.invitations i where i.id = invitation), item ->> 'language') end)
  on conflict (holder) do update set response_id = excluded.response_id, version = excluded.version,
    answers = excluded.answers, language = excluded.language, pressed_at = now();
  return 'kept';
end $$;

-- Presses of who has been silent for so long, or whose survey closes in a moment, or has.
create function public.ripe_presses(silent interval) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('holder', x.holder, 'id', x.response_id, 'survey', x.survey_id,
    'version', x.version, 'answers', x.answers, 'language', x.language, 'anonymous', x.anonymous)), '[]')
  from (select p.*, s.mode = 'anonymous' as anonymous from public.presses p join public.surveys s on s.id = p.survey_id
    where (public.survey_state(s) = 'open' and (p.pressed_at < now() - silent or s.closes_at < now() + interval '2 minutes'))
      or public.survey_state(s) = 'closed'
    order by p.holder limit 200) x
$$;
create function public.drop_press(holder text) returns void
language sql security definer set search_path = '' as $$
  delete from public.presses p where p.holder = drop_press.holder
$$;

-- Counts on the way of a campaign, without who. counts: [{campaign, what, n}]
create function public.count_came(counts jsonb) returns void
language sql security definer set search_path = '' as $$
  insert into public.campaign_counts as c (campaign_id, what, n)
  select (e ->> 'campaign')::uuid, e ->> 'what', sum((e ->> 'n')::bigint) from jsonb_array_elements(counts) e
  where exists (select 1 from public.campaigns k where k.id = (e ->> 'campaign')::uuid)
  group by 1, 2 order by 1, 2
  on conflict (campaign_id, what) do update set n = c.n + excluded.n
$$;

-- Seals of one survey that wait to be mixed: which of the invited have taken part, for who has the key.
create function public.pending_seals(survey uuid) returns text[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(s.seal order by s.seal), '{}') from public.seals s where s.survey_id = survey
$$;

-- Surveys with as many seals as a group that have waited long enough, and all their seals with when they came: who has
-- the key chooses whom to write together (mixing.ts). In the order of the seals, which tells nothing.
create function public.ripe_seals(waited interval) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('survey', x.survey_id, 'size', x.size, 'before', x.before, 'seals', x.seals)), '[]')
  from (select s.survey_id, public.group_size(s.survey_id) as size,
      (extract(epoch from now() - waited) * 1000)::bigint as before,
      jsonb_agg(jsonb_build_object('seal', s.seal, 'at', (extract(epoch from s.at) * 1000)::bigint) order by s.seal) as seals
    from public.seals s group by s.survey_id
    having count(*) filter (where s.at < now() - waited) >= public.group_size(s.survey_id)) x
$$;

-- What the database tells of invitations, and so of who answered: people are only written together who are alike in it.
--   group   campaign, language, which reminders they got        crowd  the same without the reminders
--   sent    when their letter left
-- And of each crowd when the letters left of all who are not written, and whether nobody can answer any more.
create function public.mixing_facts(invitations uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  with spoken as (
    select k.id as campaign_id, k.survey_id, x.language, public.crowd_language(k.id, x.language) as told
    from public.campaigns k cross join lateral (select distinct i.language from public.invitations i where i.campaign_id = k.id) x
    where k.id in (select i.campaign_id from public.invitations i where i.id = any (mixing_facts.invitations))
  ), everybody as (
    select i.id, i.campaign_id || ' ' || s.told as crowd,
      coalesce((extract(epoch from o.done_at) * 1000)::bigint, 0) as sent,
      -- Whose letter did not arrive has not answered, and hides nobody.
      o.state is distinct from 'failed' and o.state is distinct from 'dropped' and o.returned is distinct from 'bounced' as reached
    from public.invitations i join spoken s on s.campaign_id = i.campaign_id and s.language = i.language
    left join public.outbox o on o.invitation_id = i.id and o.letter = 'invitation' and o.step = 0
  ), crowds as (
    select e.crowd, jsonb_agg(e.sent order by e.sent) filter (where p.invitation_id is null and e.reached) as left
    from everybody e left join public.participations p on p.invitation_id = e.id group by e.crowd
  ), over as (
    select distinct s.campaign_id || ' ' || s.told as crowd, (l.cancelled_at is not null or l.ends_at <= now())
      and not exists (select 1 from public.presses x where x.survey_id = s.survey_id) as over
    from spoken s join public.launches l on l.campaign_id = s.campaign_id
  )
  select jsonb_build_object(
    'people', (select coalesce(jsonb_agg(jsonb_build_object('invitation', e.id, 'sent', e.sent, 'crowd', e.crowd,
        'group', e.crowd || coalesce((select ' ' || string_agg(o.step::text, ',' order by o.step) from public.outbox o
          where o.invitation_id = e.id and o.letter = 'reminder'), '')) order by e.id), '[]')
      from everybody e where e.id = any (mixing_facts.invitations)),
    'crowds', (select coalesce(jsonb_object_agg(c.crowd, jsonb_build_object('left', coalesce(c.left, '[]'),
        'over', coalesce(v.over, false))), '{}') from crowds c left join over v on v.crowd = c.crowd))
$$;

-- A group at once: who took part, by ids that are random themselves, and nothing of when or after whom.
create function public.mix_seals(survey uuid, seals text[], invitations uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare mixed int;
begin
  if cardinality(seals) < public.group_size(survey) or cardinality(seals) <> cardinality(invitations) then
    perform public.refuse(400, 'invalid');
  end if;
  delete from public.seals s where s.survey_id = survey and s.seal = any (mix_seals.seals);
  get diagnostics mixed = row_count;
  -- Another worker was here first.
  if mixed <> cardinality(seals) then raise exception 'mixed before' using errcode = '40001'; end if;
  insert into public.participations (invitation_id)
  select i.id from public.invitations i where i.id = any (mix_seals.invitations) order by i.id on conflict do nothing;
  return mixed;
end $$;

-- What never became a group goes a week after the last campaign of its survey is over; what was pressed in a survey that
-- never opened again, after a month.
create function public.forget_seals() returns int
language sql security definer set search_path = '' as $$
  with old as (delete from public.presses p where p.pressed_at < now() - interval '30 days'
  ), gone as (
    delete from public.seals s where not exists (
      select 1 from public.campaigns c join public.launches l on l.campaign_id = c.id
      where c.survey_id = s.survey_id and l.ends_at > now() - interval '7 days') returning 1
  )
  select count(*)::int from gone
$$;

-- What a letter was about, for who wants no more of them; null for a letter that is not there.
create function public.letter_about(letter uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('team', t.name, 'survey', s.name, 'kind', l.plan ->> 'kind', 'language', o.language,
    'invitation', o.invitation_id, 'known', o.hash is not null,
    'spared', (select coalesce(jsonb_agg(x.scope), '[]') from public.opt_outs x where x.team_id = o.team_id and x.hash = o.hash
      and (x.scope = 'all' or (x.scope = 'post' and x.what = s.id::text) or (x.scope = 'kind' and x.what = l.plan ->> 'kind'))))
  from public.outbox o join public.teams t on t.id = o.team_id
  left join public.campaigns c on c.id = o.campaign_id left join public.launches l on l.campaign_id = c.id
  left join public.surveys s on s.id = c.survey_id
  where o.id = letter_about.letter
$$;

create function public.unsubscribe(letter uuid, scope text, way text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if scope not in ('post', 'kind', 'all') or way not in ('page', 'header') then perform public.refuse(400, 'invalid'); end if;
  insert into public.opt_outs (team_id, hash, scope, what, way)
  select o.team_id, o.hash, unsubscribe.scope,
    case unsubscribe.scope when 'post' then c.survey_id::text when 'kind' then l.plan ->> 'kind' else '' end, unsubscribe.way
  from public.outbox o left join public.campaigns c on c.id = o.campaign_id left join public.launches l on l.campaign_id = c.id
  where o.id = unsubscribe.letter and o.hash is not null and o.team_id is not null
    and (unsubscribe.scope = 'all' or l.campaign_id is not null)
  on conflict do nothing;
end $$;

-- Somebody pressed it by mistake. Only what came by the page or the header: a complaint stays.
create function public.subscribe_again(letter uuid) returns void
language sql security definer set search_path = '' as $$
  delete from public.opt_outs x using public.outbox o
  where o.id = subscribe_again.letter and x.team_id = o.team_id and x.hash = o.hash and x.way in ('page', 'header')
$$;

grant execute on function public.invitation_now(uuid), public.seal_known(text), public.submit_invited(jsonb, uuid, text),
  public.keep_press(jsonb, uuid, text), public.ripe_presses(interval), public.drop_press(text), public.count_came(jsonb),
  public.pending_seals(uuid), public.ripe_seals(interval), public.mixing_facts(uuid[]), public.mix_seals(uuid, text[], uuid[]), public.forget_seals(),
  public.letter_about(uuid), public.unsubscribe(uuid, text, text), public.subscribe_again(uuid) to service_role;
