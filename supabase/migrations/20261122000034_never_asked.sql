-- Who was never written to was never asked: an invitation that is stopped before it leaves costs nobody their rest, and
-- the same survey may ask them later. And a way into a team asks, as every other letter, who may be written to.

-- Letters that must not leave: dropped, with why; what nobody took in time has failed. What only pauses waits.
create or replace function public.drop_letters(ids uuid[], whys text[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.outbox_tries (outbox_id, outcome, words)
  select u.id, 'dropped', u.why from unnest(ids, whys) as u (id, why) where u.why <> 'paused';
  update public.outbox o set worker = null, lease_until = null,
    state = case when u.why = 'paused' then 'waiting' when u.why = 'too_late' and o.tries > 0 then 'failed' else 'dropped' end,
    done_at = case when u.why <> 'paused' then now() end
  from unnest(ids, whys) as u (id, why) where o.id = u.id;
  -- One that is uncertain may have arrived.
  delete from public.asked a using public.outbox o
  where o.id = any (ids) and o.letter = 'invitation' and o.state = 'dropped' and not o.uncertain
    and a.team_id = o.team_id and a.hash = o.hash and a.campaign_id = o.campaign_id;
end $$;

create or replace function public.cancel_campaign(campaign uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare waiting uuid[];
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  update public.launches l set cancelled_at = coalesce(l.cancelled_at, now()) where l.campaign_id = campaign;
  if not found then perform public.refuse(409, 'closed'); end if;
  select array_agg(x.id) into waiting from (
    select o.id from public.outbox o where o.campaign_id = campaign and o.state = 'waiting' order by o.id for update
  ) x;
  if waiting is not null then
    perform public.drop_letters(waiting, array_fill('cancelled'::text, array[cardinality(waiting)]));
  end if;
end $$;

-- Everybody whom a campaign chose, with why they are spared (null: they get a letter) and in which language they are
-- written to. Preview and sending ask here, so that what is promised is what happens.
create or replace function public.judge_campaign(campaign uuid, plan jsonb, number int) returns table (
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
          where i.survey_id = c.survey_id and i.hash = p.hash and i.campaign_id <> c.id
            and not exists (select 1 from public.outbox o where o.invitation_id = i.id and o.letter = 'invitation'
              and o.state = 'dropped' and not o.uncertain)) then 'asked'
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

-- Why a team must not write to an address, whatever about; null: it may. For the house.
create function public.why_barred(team uuid, key text) returns text
language sql stable security definer set search_path = '' as $$
  select public.barred(team, public.address_hash(team, key), null, null)
$$;
grant execute on function public.why_barred(uuid, text) to service_role;
