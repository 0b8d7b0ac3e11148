-- Campaigns: who is asked what, when, and in which words; and the invitations that come of it.

create table public.campaigns (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  survey_id uuid not null references public.surveys on delete cascade,
  name text not null check (char_length(btrim(name)) between 1 and 120),
  -- What src/lib/mail/campaign.ts describes: kind, audience, language, letters, sampling, times.
  plan jsonb not null check (octet_length(plan::text) <= 200000),
  revision int not null default 1,
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  saved_at timestamptz not null default now()
);
create index campaigns_by_survey on public.campaigns (survey_id);

-- Sent off: from here on nothing of it changes. `plan` is what was pressed "send" on; times are worked out.
create table public.launches (
  campaign_id uuid primary key references public.campaigns on delete cascade,
  plan jsonb not null,
  -- Of the survey, when it was sent off: what the letter shows is what stands there.
  version int not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  -- When each reminder is due, in order.
  reminds_at timestamptz[] not null default '{}',
  launched_by uuid references auth.users on delete set null,
  launched_at timestamptz not null default now(),
  -- Invitations were made, and how many contacts were passed over, by reason.
  begun_at timestamptz,
  spared jsonb,
  -- So many reminders were put into the outbox.
  reminded int not null default 0,
  paused_at timestamptz,
  cancelled_at timestamptz
);

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  campaign_id uuid not null references public.campaigns on delete cascade,
  team_id uuid not null,
  survey_id uuid not null,
  -- Gone when the person is erased.
  contact_id uuid references public.contacts on delete set null,
  hash text not null,
  language text not null,
  -- The attributes that reports may split by, as they were: {"department": "Sales"}.
  segments jsonb not null default '{}',
  revoked_at timestamptz,
  unique (campaign_id, hash)
);
create index invitations_by_contact on public.invitations (contact_id);
create index invitations_by_survey on public.invitations (survey_id, hash);

-- Who was asked when, by whomever in the team: what rest is counted from. A day, no more.
create table public.asked (
  team_id uuid not null references public.teams on delete cascade,
  hash text not null,
  campaign_id uuid not null references public.campaigns on delete cascade,
  at timestamptz not null,
  primary key (team_id, hash, campaign_id)
);

alter table public.campaigns enable row level security;
alter table public.launches enable row level security;
alter table public.invitations enable row level security;
alter table public.asked enable row level security;

create function public.team_of_campaign(campaign uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select team_id from public.campaigns where id = campaign
$$;
create function public.must_be_for_campaign(campaign uuid, variadic allowed public.member_role[]) returns void
language plpgsql stable security definer set search_path = '' as $$
begin
  if public.team_of_campaign(campaign) is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(public.team_of_campaign(campaign), variadic allowed);
end $$;

create function public.campaign_state(l public.launches) returns text
language sql stable set search_path = '' as $$
  select case
    when l.campaign_id is null then 'draft'
    when l.cancelled_at is not null then 'cancelled'
    when l.ends_at <= now() then 'ended'
    when l.paused_at is not null then 'paused'
    when l.begun_at is null then 'planned'
    else 'running'
  end
$$;

create function public.create_campaign(survey uuid, name text, plan jsonb) returns uuid
language plpgsql security definer set search_path = '' as $$
declare made uuid;
begin
  perform public.must_be_for(survey, 'owner', 'editor');
  begin
    insert into public.campaigns (team_id, survey_id, name, plan, created_by)
    select s.team_id, s.id, btrim(create_campaign.name), create_campaign.plan, auth.uid()
    from public.surveys s where s.id = survey returning id into made;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
  return made;
end $$;

-- A save carries the revision that it started from. A stale one is refused; what was sent off stays as it is.
create function public.save_campaign(campaign uuid, revision int, name text, plan jsonb) returns int
language plpgsql security definer set search_path = '' as $$
declare latest int;
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  perform 1 from public.campaigns c where c.id = campaign for update;
  if exists (select 1 from public.launches l where l.campaign_id = campaign) then perform public.refuse(409, 'closed'); end if;
  begin
    update public.campaigns c set name = btrim(save_campaign.name), plan = save_campaign.plan, revision = c.revision + 1, saved_at = now()
    where c.id = campaign and c.revision = save_campaign.revision returning c.revision into latest;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
  if latest is null then perform public.refuse(409, 'stale'); end if;
  return latest;
end $$;

create function public.remove_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  if exists (select 1 from public.launches l where l.campaign_id = campaign) then perform public.refuse(409, 'closed'); end if;
  delete from public.campaigns c where c.id = campaign;
end $$;

create function public.read_campaign(campaign uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  return (select jsonb_build_object('id', c.id, 'team', c.team_id, 'survey', c.survey_id, 'name', c.name,
      'plan', coalesce(l.plan, c.plan), 'revision', c.revision, 'savedAt', c.saved_at, 'state', public.campaign_state(l),
      'beginsAt', l.begins_at, 'endsAt', l.ends_at, 'remindsAt', coalesce(to_jsonb(l.reminds_at), '[]'))
    from public.campaigns c left join public.launches l on l.campaign_id = c.id where c.id = campaign);
end $$;

-- The language of the survey that is nearest to what is known of somebody: the same, or one of the same tongue; but a
-- reader of Traditional Chinese is better served by another than by a wrong guess. As pickLanguage() in speak.ts.
create function public.nearest_language(wanted text, languages text[]) returns text
language sql immutable set search_path = '' as $$
  select l from unnest(languages) with ordinality as u (l, place)
  where l = wanted or (split_part(l, '-', 1) = split_part(wanted, '-', 1)
    and (split_part(l, '-', 1) <> 'zh' or (l ~ 'hant|-tw|-hk|-mo') = (wanted ~ 'hant|-tw|-hk|-mo')))
  order by l <> wanted, place limit 1
$$;

-- Everybody whom a campaign chose, with why they are spared (null: they get a letter) and in which language they are
-- written to. Preview and sending ask here, so that what is promised is what happens.
create function public.judge_campaign(campaign uuid, plan jsonb, number int) returns table (
  contact_id uuid, hash text, spared text, resting_after uuid, language text
)
language sql stable security definer set search_path = '' as $$
  with c as (select * from public.campaigns where id = campaign),
  spoken as (
    select array(select jsonb_array_elements_text(v.plan -> 'languages')) as languages
    from public.versions v, c where v.survey_id = c.survey_id and v.number = judge_campaign.number
  ), manner as (
    select coalesce(m.rest_days, 30) as rest_days, coalesce(m.consent_needed, false) as consent_needed
    from c left join public.manners m on m.team_id = c.team_id
  ), chosen as (
    select p.* from public.contacts p, c
    where p.team_id = c.team_id and (
      (plan #> '{audience,everyone}')::boolean
      or p.id in (select jsonb_array_elements_text(plan #> '{audience,contacts}')::uuid)
      or p.id in (select public.contacts_on(c.team_id,
        array(select jsonb_array_elements_text(plan #> '{audience,lists}')::uuid), current_date)))
  ), noted as (
    select x.hash from public.suppressions x join c on x.team_id = c.team_id
    union select x.hash from public.opt_outs x join c on x.team_id = c.team_id
  ), judged as (
    select p.id, p.hash, p.language, p.attributes,
      case
        when p.hash in (select n.hash from noted n) and public.barred(c.team_id, p.hash, c.survey_id, plan ->> 'kind') is not null
          then public.barred(c.team_id, p.hash, c.survey_id, plan ->> 'kind')
        when manner.consent_needed and p.consented_at is null then 'no_consent'
        when not (plan ->> 'again')::boolean and exists (select 1 from public.invitations i
          where i.survey_id = c.survey_id and i.hash = p.hash and i.campaign_id <> c.id) then 'asked'
        when rest.survey_id is not null then 'resting'
      end as spared, rest.survey_id as resting_after
    from chosen p cross join c cross join manner
    left join lateral (
      select k.survey_id from public.asked a join public.campaigns k on k.id = a.campaign_id
      where a.team_id = c.team_id and a.hash = p.hash and a.campaign_id <> c.id
        and a.at > now() - make_interval(days => manner.rest_days)
      order by a.at desc limit 1
    ) rest on true
  ), drawn as (
    -- By lot, and the same lot each time one looks.
    select j.id, row_number() over (partition by coalesce(j.attributes ->> (plan #>> '{sampling,by}'), '')
      order by sha256(convert_to(campaign::text || j.id::text, 'UTF8'))) as place
    from judged j where j.spared is null
  )
  select j.id, j.hash,
    case when j.spared is not null then j.spared
      when d.place > (plan #>> '{sampling,most}')::int then 'not_drawn' end,
    case when j.spared = 'resting' then j.resting_after end,
    case when plan #>> '{language,by}' = 'fixed' then plan #>> '{language,language}'
      else coalesce(public.nearest_language(j.language, spoken.languages), plan #>> '{language,otherwise}') end
  from judged j cross join spoken left join drawn d on d.id = j.id
$$;

create function public.campaign_outlook(campaign uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare asked_plan jsonb; live int;
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  select coalesce(l.plan, c.plan), s.live_version into asked_plan, live
  from public.campaigns c join public.surveys s on s.id = c.survey_id left join public.launches l on l.campaign_id = c.id
  where c.id = campaign;
  return (
    with judged as materialized (select * from public.judge_campaign(campaign, asked_plan, coalesce(live, 0))),
    sampled as (
      select j.contact_id, j.language, row_number() over (partition by j.language order by j.contact_id) as place
      from judged j where j.spared is null
    )
    select jsonb_build_object(
      'chosen', (select count(*) from judged),
      'gets', (select count(*) from judged where spared is null),
      'spared', (select coalesce(jsonb_object_agg(spared, n), '{}') from
        (select spared, count(*) as n from judged where spared is not null group by 1) x),
      'resting', (select coalesce(jsonb_agg(jsonb_build_object('survey', x.name, 'n', x.n) order by x.n desc, x.name), '[]') from
        (select s.name, count(*) as n from judged j join public.surveys s on s.id = j.resting_after group by s.id, s.name) x),
      'languages', (select coalesce(jsonb_object_agg(language, n), '{}') from
        (select language, count(*) as n from judged where spared is null group by 1) x),
      'samples', (select coalesce(jsonb_agg(jsonb_build_object('contact', p.id, 'name', p.name, 'address', p.address,
          'language', x.language) order by x.language, x.place), '[]')
        from sampled x join public.contacts p on p.id = x.contact_id where x.place <= 3)));
end $$;

-- Makes the invitations and their letters, in one transaction. Beware: two campaigns that begin at the same moment see
-- each other's invitations only because the team's row is held: so nobody is asked twice.
create function public.begin_campaign(campaign uuid) returns int
language plpgsql security definer set search_path = '' as $$
declare l public.launches; c public.campaigns; invited int; passed jsonb;
begin
  select * into c from public.campaigns k where k.id = campaign;
  perform 1 from public.teams t where t.id = c.team_id for update;
  select * into l from public.launches k where k.campaign_id = campaign for update;
  if l.campaign_id is null or l.begun_at is not null or l.paused_at is not null or l.cancelled_at is not null
    or l.begins_at > now() or l.ends_at <= now() then return 0; end if;
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
create function public.launch_campaign(campaign uuid, revision int) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.campaigns; live int; begins timestamptz; days int;
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
  insert into public.launches (campaign_id, plan, version, begins_at, ends_at, reminds_at, launched_by)
  select campaign, c.plan, live, begins, begins + make_interval(days => (c.plan ->> 'ends')::int),
    coalesce((select array_agg(begins + make_interval(days => d::int) order by d::int)
      from jsonb_array_elements_text(c.plan -> 'reminders') d where d::int < (c.plan ->> 'ends')::int), '{}'), auth.uid();
  perform public.begin_campaign(campaign);
end $$;

create function public.pause_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  update public.launches l set paused_at = coalesce(l.paused_at, now()) where l.campaign_id = campaign and l.cancelled_at is null;
  if not found then perform public.refuse(409, 'closed'); end if;
end $$;
create function public.resume_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  update public.launches l set paused_at = null where l.campaign_id = campaign and l.cancelled_at is null;
  if not found then perform public.refuse(409, 'closed'); end if;
  perform public.begin_campaign(campaign);
end $$;
-- Beware: a letter that a worker is just handing over still goes; it is named among those that went out.
create function public.cancel_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  update public.launches l set cancelled_at = coalesce(l.cancelled_at, now()) where l.campaign_id = campaign;
  if not found then perform public.refuse(409, 'closed'); end if;
  with stopped as (
    update public.outbox o set state = 'dropped', done_at = now()
    where o.campaign_id = campaign and o.state = 'waiting' returning o.id
  )
  insert into public.outbox_tries (outbox_id, outcome, words) select id, 'dropped', 'cancelled' from stopped;
end $$;

create function public.revoke_invitation(campaign uuid, address text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  update public.invitations i set revoked_at = coalesce(i.revoked_at, now())
  where i.campaign_id = campaign and i.hash = public.address_hash(i.team_id, lower(btrim(revoke_invitation.address)));
  if not found then perform public.refuse(404, 'missing'); end if;
end $$;

-- Campaigns whose time has come. Returns how many people were invited.
create function public.begin_campaigns() returns int
language plpgsql security definer set search_path = '' as $$
declare due uuid; invited int := 0;
begin
  for due in select l.campaign_id from public.launches l
    where l.begun_at is null and l.begins_at <= now() and l.ends_at > now() and l.paused_at is null and l.cancelled_at is null
    order by l.begins_at, l.campaign_id
  loop invited := invited + public.begin_campaign(due); end loop;
  return invited;
end $$;

grant execute on function public.create_campaign(uuid, text, jsonb), public.save_campaign(uuid, int, text, jsonb),
  public.remove_campaign(uuid), public.read_campaign(uuid), public.campaign_outlook(uuid), public.launch_campaign(uuid, int),
  public.pause_campaign(uuid), public.resume_campaign(uuid), public.cancel_campaign(uuid),
  public.revoke_invitation(uuid, text) to authenticated;
grant execute on function public.begin_campaigns() to service_role;
grant select on public.campaigns, public.launches, public.invitations to service_role;
