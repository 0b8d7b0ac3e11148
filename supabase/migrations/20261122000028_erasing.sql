-- What is held about a person, and what erasing them means.

-- A response stays as it was given; only who gave it may be forgotten.
create or replace function public.refuse_any_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.respondent is null and old.respondent is not null
    and to_jsonb(new) - 'respondent' = to_jsonb(old) - 'respondent' then return new; end if;
  perform public.refuse(409, 'answered');
  return null;
end $$;

create function public.read_contact(contact uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact); days int; asked_at timestamptz;
begin
  select coalesce(max(m.rest_days), 30) into days from public.manners m where m.team_id = c.team_id;
  select max(a.at) into asked_at from public.asked a where a.team_id = c.team_id and a.hash = c.hash;
  return public.contact_row(c) || jsonb_build_object('team', c.team_id, 'consent', c.consent, 'createdAt', c.created_at, 'updatedAt', c.updated_at,
    'restingUntil', case when asked_at + make_interval(days => days) > now() then asked_at + make_interval(days => days) end,
    'optOuts', (select coalesce(jsonb_agg(jsonb_build_object('scope', o.scope, 'what', o.what, 'way', o.way, 'at', o.at,
        'name', coalesce(s.name, o.what)) order by o.at desc), '[]')
      from public.opt_outs o left join public.surveys s on o.scope = 'post' and s.id::text = o.what and s.team_id = c.team_id
      where o.team_id = c.team_id and o.hash = c.hash),
    'suppression', (select jsonb_build_object('reason', s.reason, 'detail', s.detail, 'at', s.at)
      from public.suppressions s where s.team_id = c.team_id and s.hash = c.hash),
    'lists', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name) order by lower(l.name), l.id), '[]')
      from public.lists l where l.team_id = c.team_id and public.on_list(c, l.rule, current_date)),
    'letters', (select coalesce(jsonb_agg(x.told order by x.at desc), '[]') from (
      select coalesce(o.done_at, o.due_at) as at, jsonb_build_object('id', o.id, 'letter', o.letter, 'step', o.step,
        'campaign', case when k.id is not null then jsonb_build_object('id', k.id, 'name', k.name) end,
        'survey', case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end,
        'state', o.state, 'returned', o.returned, 'uncertain', o.uncertain, 'at', coalesce(o.done_at, o.due_at)) as told
      from public.outbox o left join public.campaigns k on k.id = o.campaign_id left join public.surveys s on s.id = k.survey_id
      where o.team_id = c.team_id and o.hash = c.hash order by 1 desc limit 100) x));
end $$;

-- Everything about them, for them. What they answered: only where a survey asks with names; of anonymous ones nobody
-- can tell, and that they took part says nothing of when.
create function public.contact_held(contact uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact); told jsonb := public.read_contact(contact);
begin
  return jsonb_build_object(
    'address', c.address, 'name', c.name, 'language', c.language, 'attributes', c.attributes,
    'consent', jsonb_build_object('on', c.consented_at, 'where', c.consent), 'known since', c.created_at, 'changed', c.updated_at,
    'lists', (select coalesce(jsonb_agg(l -> 'name'), '[]') from jsonb_array_elements(told -> 'lists') l),
    'opted out', told -> 'optOuts', 'not written to', told -> 'suppression',
    'asked', (select coalesce(jsonb_agg(jsonb_build_object('campaign', k.name, 'at', a.at) order by a.at), '[]')
      from public.asked a join public.campaigns k on k.id = a.campaign_id where a.team_id = c.team_id and a.hash = c.hash),
    'invitations', (select coalesce(jsonb_agg(jsonb_build_object('campaign', k.name, 'survey', s.name, 'language', i.language,
        'segments', i.segments, 'taken back', i.revoked_at,
        'took part', exists (select 1 from public.participations p where p.invitation_id = i.id)) order by k.created_at), '[]')
      from public.invitations i join public.campaigns k on k.id = i.campaign_id join public.surveys s on s.id = i.survey_id
      where i.team_id = c.team_id and i.hash = c.hash),
    'letters', (select coalesce(jsonb_agg(jsonb_build_object('letter', o.letter, 'step', o.step, 'address', o.address, 'language', o.language,
        'filled with', o.facts, 'state', o.state, 'returned', o.returned, 'made', o.created_at, 'done', o.done_at,
        'tries', (select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'outcome', t.outcome, 'words', t.words) order by t.id), '[]')
          from public.outbox_tries t where t.outbox_id = o.id)) order by o.created_at), '[]')
      from public.outbox o where o.team_id = c.team_id and o.hash = c.hash),
    'responses', (select coalesce(jsonb_agg(jsonb_build_object('survey', s.name, 'at', r.created_at, 'language', r.language,
        'respondent', r.respondent, 'answers', r.answers) order by r.created_at), '[]')
      from public.invitations i join public.invited_responses v on v.invitation_id = i.id
      join public.responses r on r.id = v.response_id join public.surveys s on s.id = r.survey_id
      where i.team_id = c.team_id and i.hash = c.hash),
    'begun', (select coalesce(jsonb_agg(jsonb_build_object('survey', s.name, 'at', p.pressed_at, 'answers', p.answers)), '[]')
      from public.invitations i join public.presses p on p.holder = i.id::text join public.surveys s on s.id = p.survey_id
      where i.team_id = c.team_id and i.hash = c.hash),
    'files not brought in yet', (select coalesce(jsonb_agg(jsonb_build_object('file', m.name, 'row', r.row, 'cells', r.cells)), '[]')
      from public.imports m join public.import_rows r on r.import_id = m.id
      where m.team_id = c.team_id and lower(r.address) = c.key));
end $$;

-- Erases somebody: the contact, their address and facts in letters, what joins them to invitations and answers. What
-- they answered goes on being counted, without a name: the counts were told to others, and a response that nothing
-- leads from to a person is nobody's. Beware: what they wrote into a text about themselves stays as written. Kept are
-- the hashes under which they must not be written to, so that nobody brings them back and asks; no word beside them.
create function public.erase_contact(contact uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact); invited uuid[]; answered uuid[]; asked_for uuid[];
begin
  -- Beside a campaign that begins at this moment they would be invited after they were erased.
  perform 1 from public.teams t where t.id = c.team_id for update;
  -- Letters first: a worker that holds one waits, and then finds that it must not leave.
  update public.outbox_tries t set words = '' from public.outbox o
  where t.outbox_id = o.id and o.team_id = c.team_id and o.hash = c.hash and t.words <> '';
  with stopped as (
    update public.outbox o set address = '', facts = '{}', hash = null,
      state = case when o.state in ('waiting', 'claimed') then 'dropped' else o.state end,
      done_at = case when o.state in ('waiting', 'claimed') then now() else o.done_at end
    where o.team_id = c.team_id and o.hash = c.hash returning o.id, o.done_at
  )
  insert into public.outbox_tries (outbox_id, outcome, words) select id, 'dropped', 'erased' from stopped where done_at = now();
  select coalesce(array_agg(i.id), '{}') into invited from public.invitations i where i.team_id = c.team_id and i.hash = c.hash;
  select coalesce(array_agg(v.response_id), '{}') into answered from public.invited_responses v where v.invitation_id = any (invited);
  select coalesce(array_agg(distinct i.survey_id), '{}') into asked_for from public.invitations i where i.id = any (invited);
  update public.responses r set respondent = null where r.respondent is not null
    and (r.id = any (answered) or (r.survey_id = any (asked_for) and lower(r.respondent) = c.key));
  -- Answers on their way were never counted: they go, where it is sure whose they are.
  delete from public.presses p where p.holder = any (invited::text[]);
  delete from public.partials p where p.response_id = any (answered);
  delete from public.bookmarks b where b.response_id = any (answered);
  update public.partials p set respondent = null where p.survey_id = any (asked_for) and lower(p.respondent) in (c.key, lower(c.name));
  update public.bookmarks b set respondent = null where b.survey_id = any (asked_for) and lower(b.respondent) in (c.key, lower(c.name));
  delete from public.invited_responses v where v.invitation_id = any (invited);
  -- The link of an invitation stops working; that somebody was invited stays counted.
  update public.invitations i set contact_id = null, hash = 'erased ' || i.id::text, segments = '{}', language = 'en',
    revoked_at = coalesce(i.revoked_at, now())
  where i.id = any (invited);
  delete from public.asked a where a.team_id = c.team_id and a.hash = c.hash;
  update public.suppressions s set detail = '' where s.team_id = c.team_id and s.hash = c.hash;
  -- Campaigns that name them, sent off or not.
  update public.campaigns k set plan = jsonb_set(k.plan, '{audience,contacts}', (k.plan #> '{audience,contacts}') - contact::text)
  where k.team_id = c.team_id and k.plan #> '{audience,contacts}' ? contact::text;
  update public.launches l set plan = jsonb_set(l.plan, '{audience,contacts}', (l.plan #> '{audience,contacts}') - contact::text)
  from public.campaigns k where k.id = l.campaign_id and k.team_id = c.team_id and l.plan #> '{audience,contacts}' ? contact::text;
  -- A file that is still to be decided about forgets its rows of theirs.
  delete from public.import_outcomes o using public.import_rows r, public.imports m
  where m.team_id = c.team_id and r.import_id = m.id and lower(r.address) = c.key and o.import_id = r.import_id
    and (o.row = r.row or o.joined = r.row);
  delete from public.import_rows r using public.imports m where m.id = r.import_id and m.team_id = c.team_id and lower(r.address) = c.key;
  delete from public.contacts k where k.id = contact;
end $$;

grant execute on function public.read_contact(uuid), public.contact_held(uuid), public.erase_contact(uuid) to authenticated;
