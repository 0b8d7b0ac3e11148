-- Who must be left alone is left alone under another address and another spelling too; and a campaign keeps to the clock
-- of its place, to its survey, and to whoever it has not reached yet.

-- The same mailbox in another spelling (`zoe@x.example.`, `"zoe"@x.example`) would be somebody who has not opted out. As
-- address.ts has it. Not valid: whoever is there already stays.
alter table public.contacts add constraint contacts_mailbox check (
  char_length(address) <= 254 and char_length(split_part(address, '@', 1)) <= 64
  and split_part(address, '@', 1) ~ '^[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+)*$'
  and split_part(address, '@', 2) ~ '^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$'
  and split_part(address, '@', 2) !~ '(^|\.)[0-9]+$'
) not valid;

-- ---------------------------------------------------------------------------------------------------------------------
-- An address that changes

-- Somebody has another address from now on. What they do not want stays so, and holds for the old one as well; what they
-- were asked goes with them, and what has not left yet goes to the new one. That the old mailbox is not there says nothing
-- of the new one.
create function public.follow_contact(c public.contacts, was text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.opt_outs (team_id, hash, scope, what, way, at)
  select o.team_id, c.hash, o.scope, o.what, o.way, o.at from public.opt_outs o
  where o.team_id = c.team_id and o.hash = was on conflict do nothing;
  insert into public.suppressions (team_id, hash, reason, detail, at)
  select s.team_id, c.hash, s.reason, s.detail, s.at from public.suppressions s
  where s.team_id = c.team_id and s.hash = was and s.reason <> 'bounce' on conflict do nothing;
  with gone as (
    delete from public.asked a where a.team_id = c.team_id and a.hash = was returning a.campaign_id, a.at
  )
  insert into public.asked (team_id, hash, campaign_id, at)
  select c.team_id, c.hash, g.campaign_id, g.at from gone g on conflict do nothing;
  update public.invitations i set hash = c.hash
  where i.team_id = c.team_id and i.hash = was and i.contact_id = c.id
    and not exists (select 1 from public.invitations x where x.campaign_id = i.campaign_id and x.hash = c.hash);
  -- Whoever holds one loses it: their copy has the old address.
  with theirs as (
    select o.id from public.outbox o where o.team_id = c.team_id and o.hash = was and o.invitation_id is not null
    order by o.id for update
  )
  update public.outbox o set hash = c.hash,
    address = case when o.state in ('waiting', 'claimed') then c.address else o.address end,
    facts = case when o.state in ('waiting', 'claimed') then o.facts || jsonb_build_object('address', c.address) else o.facts end,
    worker = case when o.state = 'claimed' then null else o.worker end,
    lease_until = case when o.state = 'claimed' then null else o.lease_until end,
    state = case when o.state = 'claimed' then 'waiting' else o.state end
  from theirs t where o.id = t.id;
end $$;

-- Somebody new, or known better. Two of one address are one person: the other's id comes back, and nothing is saved.
create or replace function public.save_contact(team uuid, address text, name text, attributes jsonb, language text default null, contact uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare known jsonb; kept uuid; was public.contacts; is_now public.contacts;
begin
  perform public.must_be(team, 'owner', 'editor');
  if contact is not null and (public.contact_or_missing(contact)).team_id <> team then perform public.refuse(404, 'missing'); end if;
  select coalesce(jsonb_object_agg(e.key, btrim(e.value)), '{}') into known
  from jsonb_each_text(save_contact.attributes) e
  where btrim(e.value) <> '' and exists (select 1 from public.attributes a where a.team_id = team and a.name = e.key);
  if contact is not null then
    -- Beside a campaign that begins at this moment they would be invited as who they were.
    if exists (select 1 from public.contacts c where c.id = contact and c.key <> lower(save_contact.address)) then
      perform 1 from public.teams t where t.id = team for no key update;
    end if;
    select * into was from public.contacts c where c.id = contact for update;
  end if;
  begin
    if contact is null then
      insert into public.contacts (team_id, address, key, name, language, attributes)
      values (team, save_contact.address, lower(save_contact.address), save_contact.name, save_contact.language, known)
      on conflict (team_id, key) do nothing returning id into kept;
    else
      update public.contacts c set address = save_contact.address, key = lower(save_contact.address), name = save_contact.name,
        language = save_contact.language, attributes = known, updated_at = clock_timestamp()
      where c.id = contact and not exists (select 1 from public.contacts o
        where o.team_id = team and o.key = lower(save_contact.address) and o.id <> contact)
      returning c.id into kept;
    end if;
  exception
    when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
    -- Somebody else took it a moment ago.
    when unique_violation then kept := null;
  end;
  if kept is not null then
    select * into is_now from public.contacts c where c.id = kept;
    if was.hash <> is_now.hash then perform public.follow_contact(is_now, was.hash); end if;
    return jsonb_build_object('id', kept);
  end if;
  return (select jsonb_build_object('taken', c.id) from public.contacts c
    where c.team_id = team and c.key = lower(save_contact.address));
end $$;

-- Who changed theirs before this was so.
do $$
declare f record;
begin
  for f in select distinct i.contact_id, i.hash from public.invitations i join public.contacts c on c.id = i.contact_id
    where i.hash <> c.hash
  loop perform public.follow_contact(c, f.hash) from public.contacts c where c.id = f.contact_id; end loop;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What is said of a letter holds for the address that it went to and for who they are now

create function public.hashes_of(team uuid, hash text, address text) returns setof text
language sql immutable set search_path = '' as $$
  select hashes_of.hash where hashes_of.hash is not null
  union select public.address_hash(team, lower(hashes_of.address))
  where hashes_of.hash is not null and team is not null and hashes_of.address <> ''
$$;

create or replace function public.unsubscribe(letter uuid, scope text, way text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if scope not in ('post', 'kind', 'all') or way not in ('page', 'header') then perform public.refuse(400, 'invalid'); end if;
  insert into public.opt_outs as x (team_id, hash, scope, what, way)
  select o.team_id, h.hash, unsubscribe.scope,
    case unsubscribe.scope when 'post' then c.survey_id::text when 'kind' then l.plan ->> 'kind' else '' end, unsubscribe.way
  from public.outbox o cross join lateral public.hashes_of(o.team_id, o.hash, o.address) as h (hash) left join public.campaigns c on c.id = o.campaign_id left join public.launches l on l.campaign_id = c.id
  where o.id = unsubscribe.letter and o.team_id is not null
    and (unsubscribe.scope = 'all' or l.campaign_id is not null)
  -- What somebody in the team had noted is theirs from now on: nobody takes it back for them.
  on conflict on constraint opt_outs_pkey do update set way = excluded.way, at = excluded.at where x.way = 'hand';
end $$;

-- Somebody pressed it by mistake. Only what this letter may spare them, and what came by the page or the header: what they
-- said by another letter stays, and so does a complaint.
create or replace function public.subscribe_again(letter uuid) returns void
language sql security definer set search_path = '' as $$
  delete from public.opt_outs x
  using public.outbox o left join public.campaigns c on c.id = o.campaign_id left join public.launches l on l.campaign_id = c.id
  where o.id = subscribe_again.letter and x.team_id = o.team_id and x.hash in (select public.hashes_of(o.team_id, o.hash, o.address))
    and x.way in ('page', 'header')
    and (x.scope = 'all' or (x.scope = 'post' and x.what = c.survey_id::text) or (x.scope = 'kind' and x.what = l.plan ->> 'kind'))
$$;

-- What was heard of it after it was sent. `bounced`: there is no such mailbox, and nobody writes to it any more. `expired`:
-- it came back for another reason. `delayed`: somebody still tries. `complained`: they do not want such letters. Beware:
-- anybody can write a report; only who saw the letter knows its id, and only its own address is touched.
create or replace function public.letter_returned(letter uuid, how text, words text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare o public.outbox;
begin
  if how not in ('bounced', 'expired', 'delayed', 'complained') then perform public.refuse(400, 'invalid'); end if;
  select * into o from public.outbox x where x.id = letter_returned.letter for update;
  -- What was never handed over cannot come back.
  if o.id is null or (o.state not in ('sent', 'begun', 'waiting') and not o.uncertain) then return false; end if;
  insert into public.outbox_tries (outbox_id, outcome, words) values (o.id, how, left(coalesce(letter_returned.words, ''), 500));
  update public.outbox x set returned = case how when 'complained' then 'complained' else coalesce(x.returned, 'bounced') end
  where x.id = o.id and how <> 'delayed';
  if o.team_id is null or o.hash is null or how not in ('bounced', 'complained') then return true; end if;
  insert into public.suppressions as s (team_id, hash, reason, detail)
  select o.team_id, h.hash, case how when 'bounced' then 'bounce' else 'complaint' end, left(coalesce(letter_returned.words, ''), 500)
  from public.hashes_of(o.team_id, o.hash, o.address) as h (hash)
  where how = 'complained' or h.hash = public.address_hash(o.team_id, lower(o.address))
  on conflict (team_id, hash) do update set reason = excluded.reason, detail = excluded.detail, at = now()
  where s.reason = 'bounce' and excluded.reason = 'complaint';
  if how = 'complained' then
    insert into public.opt_outs as x (team_id, hash, scope, way)
    select o.team_id, h.hash, 'all', 'complaint' from public.hashes_of(o.team_id, o.hash, o.address) as h (hash)
    on conflict on constraint opt_outs_pkey do update set way = 'complaint', at = excluded.at where x.way <> 'complaint';
  end if;
  return true;
end $$;

-- As before; but what is barred is the mailbox that it went to.
create or replace function public.mark_letters(worker text, results jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  with said as (
    select (r ->> 'id')::uuid as id, r ->> 'outcome' as outcome, left(coalesce(r ->> 'words', ''), 500) as words,
      make_interval(secs => coalesce((r ->> 'again')::int, 0)) as again
    from jsonb_array_elements(results) r
  ), ours as (
    select o.id, s.outcome, s.words, s.again from public.outbox o join said s on s.id = o.id
    where (o.worker = mark_letters.worker and o.state in ('claimed', 'begun')) or (s.outcome = 'sent' and o.state in ('waiting', 'claimed') and o.uncertain)
    order by o.id for update of o
  ), written as (
    insert into public.outbox_tries (outbox_id, outcome, words) select u.id, u.outcome, u.words from ours u where u.outcome <> 'back'
  ), barred_now as (
    insert into public.suppressions (team_id, hash, reason, detail)
    select o.team_id, public.address_hash(o.team_id, lower(o.address)), 'bounce', u.words from ours u join public.outbox o on o.id = u.id
    where u.outcome = 'bounced' and o.team_id is not null and o.hash is not null
    on conflict do nothing
  )
  update public.outbox o set
    state = case u.outcome when 'sent' then 'sent' when 'bounced' then 'failed' when 'failed' then 'failed'
      when 'back' then 'waiting' else case when now() + u.again >= o.give_up_at then 'failed' else 'waiting' end end,
    uncertain = o.uncertain or u.outcome = 'uncertain',
    returned = case when u.outcome = 'bounced' then 'bounced' else o.returned end,
    tries = o.tries + (u.outcome <> 'back')::int,
    due_at = case when u.outcome in ('later', 'uncertain') then now() + u.again else o.due_at end,
    done_at = case when u.outcome in ('sent', 'bounced', 'failed')
      or (u.outcome in ('later', 'uncertain') and now() + u.again >= o.give_up_at) then now() end,
    worker = null, lease_until = null
  from ours u where o.id = u.id;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Letters that must not leave

-- Why letters must not leave any more, as things are now; null: they may. Asked when a letter is claimed and once more the
-- moment before it is handed over: between the two somebody may have opted out, or answered. Beware: volatile, so that it
-- sees what others did until now, and not only until the statement around it began.
create or replace function public.judge_letters(ids uuid[]) returns table (id uuid, why text)
language plpgsql security definer set search_path = '' as $$
begin
  return query
  with asked as materialized (
    select o.*, case when o.address <> '' then public.address_hash(o.team_id, lower(o.address)) end as mailbox
    from public.outbox o where o.id = any (ids)
  ), about as materialized (
    -- Asked once for all letters of a campaign.
    select c.id, c.survey_id, l.plan ->> 'kind' as kind, l.cancelled_at, l.paused_at, l.ends_at,
      public.survey_state(s) in ('missing', 'closed', 'full') as shut, coalesce(m.consent_needed, false) as consent_needed
    from public.campaigns c join public.surveys s on s.id = c.survey_id
    left join public.launches l on l.campaign_id = c.id left join public.manners m on m.team_id = c.team_id
    where c.id in (select a.campaign_id from asked a)
  )
  select o.id, case
      when c.cancelled_at is not null and not o.facts ? '$test' then 'cancelled'
      when c.ends_at <= now() and o.letter <> 'thanks' and not o.facts ? '$test' then 'ended'
      -- A letter to where nobody can answer any more.
      when c.shut and o.letter in ('invitation', 'reminder') and not o.facts ? '$test' then 'ended'
      when i.revoked_at is not null then 'revoked'
      when o.address = '' or (o.invitation_id is not null and i.contact_id is null) then 'erased'
      when barring.why is not null then barring.why
      -- Withdrawn since, where the team writes to nobody without.
      when c.consent_needed and o.letter in ('invitation', 'reminder') and i.id is not null and k.consented_at is null then 'no_consent'
      when o.letter = 'reminder' and (exists (select 1 from public.participations p where p.invitation_id = o.invitation_id)
        or exists (select 1 from public.invited_responses r where r.invitation_id = o.invitation_id)) then 'answered'
      when o.give_up_at <= now() then 'too_late'
      -- Not for good.
      when c.paused_at is not null and not o.facts ? '$test' then 'paused'
    end
  from asked o left join about c on c.id = o.campaign_id
  left join public.invitations i on i.id = o.invitation_id
  left join public.contacts k on k.id = i.contact_id
  -- Who they are now, and the mailbox that it goes to: as a rule the same.
  left join lateral (select coalesce(public.barred(o.team_id, o.hash, c.survey_id, c.kind),
      case when o.mailbox <> o.hash then public.barred(o.team_id, o.mailbox, c.survey_id, c.kind) end) as why
    where o.hash is not null) barring on true;
end $$;

-- Letters whose time has come, for one worker alone; those that must not leave any more are dropped on the way.
create or replace function public.claim_letters(worker text, most int, lease interval) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare due uuid[]; stopped uuid[]; whys text[]; claimed jsonb;
begin
  perform public.take_back_letters();
  select array_agg(d.id) into due from (
    select o.id from public.outbox o
    where o.state = 'waiting' and o.due_at <= now()
      and (o.facts ? '$test' or not exists (select 1 from public.launches l where l.campaign_id = o.campaign_id
        and l.paused_at is not null and l.cancelled_at is null and l.ends_at > now()))
    order by o.due_at, o.id limit least(greatest(most, 1), 1000) for update of o skip locked
  ) d;
  if due is null then return '[]'; end if;
  -- The time that a letter has begins when it is tried: whoever waited behind many others, or while nothing could be sent,
  -- is not skipped for that, as long as the campaign goes on.
  update public.outbox o set give_up_at = least(l.ends_at, now() + interval '2 days') from public.launches l
  where o.id = any (due) and o.tries = 0 and o.give_up_at <= now() and l.campaign_id = o.campaign_id and l.ends_at > now();
  select array_agg(j.id), array_agg(j.why) into stopped, whys from public.judge_letters(due) j where j.why is not null;
  if stopped is not null then perform public.drop_letters(stopped, whys); end if;
  with moved as (
    update public.outbox o set state = 'claimed', worker = claim_letters.worker, lease_until = now() + lease
    where o.id = any (due) and o.id <> all (coalesce(stopped, '{}')) returning o.*
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'letter', m.letter, 'step', m.step, 'team', m.team_id,
      'campaign', m.campaign_id, 'invitation', m.invitation_id, 'address', m.address, 'language', m.language,
      'facts', m.facts, 'tries', m.tries) order by m.due_at, m.id), '[]') into claimed
  from moved m;
  return claimed;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The clock of campaigns

-- Makes the invitations and their letters, in one transaction. Beware: two campaigns that begin at the same moment see
-- each other's invitations only because the team's row is held: so nobody is asked twice.
create or replace function public.begin_campaign(campaign uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare l public.launches; c public.campaigns; invited int; passed jsonb;
begin
  select * into c from public.campaigns k where k.id = campaign;
  perform 1 from public.teams t where t.id = c.team_id for update;
  select * into l from public.launches k where k.campaign_id = campaign for update;
  if l.campaign_id is null or l.begun_at is not null or l.paused_at is not null or l.cancelled_at is not null
    or l.begins_at > now() or l.ends_at <= now() then return 0; end if;
  -- Nobody is asked what nobody can answer, nor rests for it. Should it open again, they are.
  if (select public.survey_state(s) from public.surveys s where s.id = c.survey_id) in ('missing', 'closed', 'full') then return 0; end if;
  create temporary table if not exists judged_now (contact_id uuid, hash text, spared text, language text) on commit drop;
  truncate pg_temp.judged_now;
  insert into pg_temp.judged_now select j.contact_id, j.hash, j.spared, j.language from public.judge_campaign(campaign, l.plan, l.version) j;
  insert into public.invitations (campaign_id, team_id, survey_id, contact_id, hash, language, segments)
  select campaign, c.team_id, c.survey_id, j.contact_id, j.hash, j.language, coalesce((
      select jsonb_object_agg(a.name, p.attributes -> a.name) from public.attributes a
      where a.team_id = c.team_id and a.segment and p.attributes ? a.name), '{}')
  from pg_temp.judged_now j join public.contacts p on p.id = j.contact_id where j.spared is null
  order by j.hash;
  get diagnostics invited = row_count;
  insert into public.asked (team_id, hash, campaign_id, at)
  select c.team_id, j.hash, campaign, now() from pg_temp.judged_now j where j.spared is null order by j.hash;
  insert into public.outbox (team_id, campaign_id, invitation_id, letter, address, hash, language, facts, give_up_at)
  select c.team_id, campaign, i.id, 'invitation', p.address, i.hash, i.language,
    p.attributes || jsonb_build_object('name', p.name, 'address', p.address), least(l.ends_at, now() + interval '2 days')
  from public.invitations i join public.contacts p on p.id = i.contact_id where i.campaign_id = campaign;
  select coalesce(jsonb_object_agg(spared, n), '{}') into passed
  from (select spared, count(*) as n from pg_temp.judged_now where spared is not null group by 1) x;
  update public.launches k set begun_at = now(), spared = passed where k.campaign_id = campaign;
  return invited;
end $$;

-- Sends it off: now, or at the time that its plan names.
create or replace function public.launch_campaign(campaign uuid, revision int) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.campaigns; live int; begins timestamptz; there timestamp;
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  select * into c from public.campaigns k where k.id = campaign for update;
  if exists (select 1 from public.launches k where k.campaign_id = campaign) then perform public.refuse(409, 'closed'); end if;
  if c.revision <> launch_campaign.revision then perform public.refuse(409, 'stale'); end if;
  select s.live_version into live from public.surveys s
  where s.id = c.survey_id and not exists (select 1 from public.archives a where a.survey_id = s.id);
  if live is null then perform public.refuse(409, 'closed'); end if;
  begins := coalesce((c.plan ->> 'begins')::timestamp at time zone (c.plan ->> 'zone'), now());
  begins := greatest(begins, now());
  if begins <= now() and (select public.survey_state(s) from public.surveys s where s.id = c.survey_id) in ('closed', 'full') then
    perform public.refuse(409, 'closed');
  end if;
  -- By the clock on the wall there: a day later is at the same hour, also where an hour is lost or won between.
  there := begins at time zone (c.plan ->> 'zone');
  insert into public.launches (campaign_id, plan, version, begins_at, ends_at, reminds_at, launched_by)
  select campaign, c.plan, live, begins, (there + make_interval(days => (c.plan ->> 'ends')::int)) at time zone (c.plan ->> 'zone'),
    coalesce((select array_agg((there + make_interval(days => d::int)) at time zone (c.plan ->> 'zone') order by d::int)
      from jsonb_array_elements_text(c.plan -> 'reminders') d where d::int < (c.plan ->> 'ends')::int), '{}'), auth.uid();
  perform public.begin_campaign(campaign);
end $$;

-- Campaigns whose time has come. Returns how many people were invited. One that cannot begin stands in nobody's way.
create or replace function public.begin_campaigns() returns int
language plpgsql security definer set search_path = '' as $$
declare due uuid; invited int := 0;
begin
  for due in select l.campaign_id from public.launches l
    where l.begun_at is null and l.begins_at <= now() and l.ends_at > now() and l.paused_at is null and l.cancelled_at is null
    order by l.begins_at, l.campaign_id
  loop
    begin
      invited := invited + public.begin_campaign(due);
    exception when others then raise warning 'campaign % cannot begin: %', due, sqlerrm;
    end;
  end loop;
  return invited;
end $$;

create or replace function public.resume_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  -- The time that letters have stood still meanwhile.
  update public.outbox o set give_up_at = least(o.give_up_at + (now() - l.paused_at), greatest(o.give_up_at, l.ends_at))
  from public.launches l
  where l.campaign_id = campaign and l.cancelled_at is null and l.paused_at is not null
    and o.campaign_id = campaign and o.state = 'waiting';
  update public.launches l set paused_at = null where l.campaign_id = campaign and l.cancelled_at is null;
  if not found then perform public.refuse(409, 'closed'); end if;
  perform public.begin_campaign(campaign);
end $$;

-- The latest reminder of each campaign that is due, with those who have not taken part as far as is known: of several that
-- were missed, nobody gets more than one. Who takes part in an anonymous survey is known only when their group is mixed:
-- who calls leaves the others out (see seal.ts).
create or replace function public.due_reminders() returns table (
  campaign uuid, survey uuid, step int, anonymous boolean, size int, invitations uuid[]
)
language sql stable security definer set search_path = '' as $$
  select l.campaign_id, c.survey_id, due.step, s.mode = 'anonymous', public.group_size(s.id),
    array(select i.id from public.invitations i join public.outbox o on o.invitation_id = i.id and o.letter = 'invitation'
      where i.campaign_id = l.campaign_id and i.revoked_at is null and i.contact_id is not null
        and o.state = 'sent' and o.returned is null
        and not exists (select 1 from public.participations p where p.invitation_id = i.id)
        and not exists (select 1 from public.invited_responses r where r.invitation_id = i.id)
      order by i.id)
  from public.launches l join public.campaigns c on c.id = l.campaign_id join public.surveys s on s.id = c.survey_id
  cross join lateral (select max(u.place)::int as step from unnest(l.reminds_at) with ordinality as u (at, place)
    where u.place > l.reminded and u.at <= now()) due
  where l.begun_at is not null and l.paused_at is null and l.cancelled_at is null and l.ends_at > now()
    and due.step is not null and public.survey_state(s) = 'open'
$$;

-- Puts a reminder into the outbox for all of these but the skipped; once for each step. Those before it count as done.
create or replace function public.remind_campaign(campaign uuid, step int, skip uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare l public.launches; put int;
begin
  select * into l from public.launches k where k.campaign_id = remind_campaign.campaign for update;
  if l.campaign_id is null or step <= l.reminded or l.paused_at is not null or l.cancelled_at is not null
    or l.ends_at <= now() or l.reminds_at[step] > now() then return 0; end if;
  insert into public.outbox (team_id, campaign_id, invitation_id, letter, step, address, hash, language, facts, give_up_at)
  select i.team_id, remind_campaign.campaign, i.id, 'reminder', remind_campaign.step, p.address, i.hash, i.language,
    p.attributes || jsonb_build_object('name', p.name, 'address', p.address), least(l.ends_at, now() + interval '2 days')
  from public.due_reminders() d cross join lateral unnest(d.invitations) as u (id)
  join public.invitations i on i.id = u.id join public.contacts p on p.id = i.contact_id
  where d.campaign = remind_campaign.campaign and d.step = remind_campaign.step and i.id <> all (skip)
  order by i.id on conflict do nothing;
  get diagnostics put = row_count;
  update public.launches k set reminded = remind_campaign.step where k.campaign_id = remind_campaign.campaign;
  return put;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Erasing

-- Whether an address stands among the cells of a row, with a name around it or not.
create function public.names_address(cells jsonb, key text) returns boolean
language sql immutable set search_path = '' as $$
  select strpos(lower(cells::text), key) > 0 and exists (select 1 from jsonb_array_elements_text(cells) x
    where key = any (regexp_split_to_array(lower(x), '[\s<>()",;:、，；]+')))
$$;

-- Everything about them, for them. What they answered: only where a survey asks with names; of anonymous ones nobody
-- can tell, and that they took part says nothing of when.
create or replace function public.contact_held(contact uuid) returns jsonb
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
      from public.surveys s join public.responses r on r.survey_id = s.id
      where s.team_id = c.team_id and s.mode = 'identified' and (lower(r.respondent) = c.key or r.id in (
        select v.response_id from public.invitations i join public.invited_responses v on v.invitation_id = i.id
        where i.team_id = c.team_id and i.hash = c.hash))),
    'begun', (select coalesce(jsonb_agg(jsonb_build_object('survey', s.name, 'at', p.pressed_at, 'answers', p.answers)), '[]')
      from public.invitations i join public.presses p on p.holder = i.id::text join public.surveys s on s.id = p.survey_id
      where i.team_id = c.team_id and i.hash = c.hash),
    'files not brought in yet', (select coalesce(jsonb_agg(jsonb_build_object('file', m.name, 'row', r.row, 'cells', r.cells)), '[]')
      from public.imports m join public.import_rows r on r.import_id = m.id
      where m.team_id = c.team_id and (lower(r.address) = c.key or (r.address is null and public.names_address(r.cells, c.key)))));
end $$;

-- Erases somebody: the contact, their address and facts in letters, what joins them to invitations and answers. What
-- they answered goes on being counted, without a name: the counts were told to others, and a response that nothing
-- leads from to a person is nobody's. Beware: what they wrote into a text about themselves stays as written. Kept are
-- the hashes under which they must not be written to, so that nobody brings them back and asks; no word beside them.
create or replace function public.erase_contact(contact uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact); invited uuid[]; answered uuid[]; asked_for uuid[]; named uuid[];
begin
  -- Beside a campaign that begins at this moment they would be invited after they were erased.
  perform 1 from public.teams t where t.id = c.team_id for update;
  select coalesce(array_agg(i.id), '{}') into invited from public.invitations i
  where i.team_id = c.team_id and (i.hash = c.hash or i.contact_id = c.id);
  -- Letters first: a worker that holds one waits, and then finds that it must not leave.
  update public.outbox_tries t set words = '' from public.outbox o
  where t.outbox_id = o.id and o.team_id = c.team_id and (o.hash = c.hash or o.invitation_id = any (invited)) and t.words <> '';
  with stopped as (
    update public.outbox o set address = '', facts = '{}', hash = null,
      state = case when o.state in ('waiting', 'claimed') then 'dropped' else o.state end,
      done_at = case when o.state in ('waiting', 'claimed') then now() else o.done_at end
    where o.team_id = c.team_id and (o.hash = c.hash or o.invitation_id = any (invited)) returning o.id, o.done_at
  )
  insert into public.outbox_tries (outbox_id, outcome, words) select id, 'dropped', 'erased' from stopped where done_at = now();
  -- Letters that somebody sent to themselves, filled as theirs. A mark of what it was stays, so that it is not sent.
  update public.outbox o set facts = '{"$test": "1"}',
    state = case when o.state in ('waiting', 'claimed') then 'dropped' else o.state end,
    done_at = case when o.state in ('waiting', 'claimed') then now() else o.done_at end
  where o.team_id = c.team_id and o.facts ? '$test' and lower(o.facts ->> 'address') = c.key;
  select coalesce(array_agg(v.response_id), '{}') into answered from public.invited_responses v where v.invitation_id = any (invited);
  select coalesce(array_agg(distinct i.survey_id), '{}') into asked_for from public.invitations i where i.id = any (invited);
  -- Also where nobody invited them: an address is theirs alone, a name is not.
  select coalesce(array_agg(s.id), '{}') into named from public.surveys s where s.team_id = c.team_id and s.mode = 'identified';
  update public.responses r set respondent = null where r.respondent is not null
    and (r.id = any (answered) or (r.survey_id = any (named) and lower(r.respondent) = c.key));
  -- Answers on their way were never counted: they go, where it is sure whose they are.
  delete from public.presses p where p.holder = any (invited::text[]);
  delete from public.partials p where p.response_id = any (answered);
  delete from public.bookmarks b where b.response_id = any (answered);
  update public.partials p set respondent = null where (p.survey_id = any (named) and lower(p.respondent) = c.key)
    or (p.survey_id = any (asked_for) and lower(p.respondent) = lower(c.name));
  update public.bookmarks b set respondent = null where (b.survey_id = any (named) and lower(b.respondent) = c.key)
    or (b.survey_id = any (asked_for) and lower(b.respondent) = lower(c.name));
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
  -- A file that is still to be decided about forgets its rows of theirs, also those that could not be taken; and the first
  -- values of its columns, which it shows, where theirs are among them.
  update public.import_rows r set address = c.address from public.imports m
  where m.team_id = c.team_id and r.import_id = m.id and r.address is null and public.names_address(r.cells, c.key);
  update public.imports m set columns = (select jsonb_agg(e || '{"samples": []}' order by place)
    from jsonb_array_elements(m.columns) with ordinality as u (e, place))
  where m.team_id = c.team_id and exists (select 1 from jsonb_array_elements(m.columns) e
    cross join lateral jsonb_array_elements_text(coalesce(e -> 'samples', '[]')) x
    where strpos(lower(x), c.key) > 0 or (c.name <> '' and x = left(c.name, 100)));
  delete from public.import_outcomes o using public.import_rows r, public.imports m
  where m.team_id = c.team_id and r.import_id = m.id and lower(r.address) = c.key and o.import_id = r.import_id
    and (o.row = r.row or o.joined = r.row);
  delete from public.import_rows r using public.imports m where m.id = r.import_id and m.team_id = c.team_id and lower(r.address) = c.key;
  delete from public.site_letters l using public.sites s
  where s.id = l.site_id and s.team_id = c.team_id and lower(l.address) = c.key;
  delete from public.contacts k where k.id = contact;
end $$;
