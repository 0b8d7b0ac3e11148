-- What comes of campaigns: reminders for those who did not take part, thanks, and the counts.

-- The next reminder of each campaign that is due, with those who have not taken part as far as is known. Who takes part
-- in an anonymous survey is known only when their group is mixed: who calls leaves the others out (see seal.ts).
create function public.due_reminders() returns table (
  campaign uuid, survey uuid, step int, anonymous boolean, size int, invitations uuid[]
)
language sql stable security definer set search_path = '' as $$
  select l.campaign_id, c.survey_id, l.reminded + 1, s.mode = 'anonymous', public.group_size(s.id),
    array(select i.id from public.invitations i join public.outbox o on o.invitation_id = i.id and o.letter = 'invitation'
      where i.campaign_id = l.campaign_id and i.revoked_at is null and i.contact_id is not null
        and o.state = 'sent' and o.returned is null
        and not exists (select 1 from public.participations p where p.invitation_id = i.id)
        and not exists (select 1 from public.invited_responses r where r.invitation_id = i.id)
      order by i.id)
  from public.launches l join public.campaigns c on c.id = l.campaign_id join public.surveys s on s.id = c.survey_id
  where l.begun_at is not null and l.paused_at is null and l.cancelled_at is null and l.ends_at > now()
    and l.reminds_at[l.reminded + 1] <= now() and public.survey_state(s) = 'open'
$$;

-- Puts a reminder into the outbox for all of these but the skipped; once for each step. What nobody is left for, or what
-- was missed because the campaign paused, counts as done.
create function public.remind_campaign(campaign uuid, step int, skip uuid[]) returns int
language plpgsql security definer set search_path = '' as $$
declare l public.launches; put int;
begin
  select * into l from public.launches k where k.campaign_id = remind_campaign.campaign for update;
  if l.campaign_id is null or l.reminded + 1 <> step or l.paused_at is not null or l.cancelled_at is not null
    or l.ends_at <= now() or l.reminds_at[step] > now() then return 0; end if;
  insert into public.outbox (team_id, campaign_id, invitation_id, letter, step, address, hash, language, facts, give_up_at)
  select i.team_id, remind_campaign.campaign, i.id, 'reminder', remind_campaign.step, p.address, i.hash, i.language,
    p.attributes || jsonb_build_object('name', p.name, 'address', p.address), least(l.ends_at, now() + interval '2 days')
  from public.due_reminders() d cross join lateral unnest(d.invitations) as u (id)
  join public.invitations i on i.id = u.id join public.contacts p on p.id = i.contact_id
  where d.campaign = remind_campaign.campaign and i.id <> all (skip)
  order by i.id on conflict do nothing;
  get diagnostics put = row_count;
  update public.launches k set reminded = remind_campaign.step where k.campaign_id = remind_campaign.campaign;
  return put;
end $$;

-- Thanks, where names are known: with the response, in its transaction. Of an anonymous survey there are none, since a
-- letter that leaves when somebody answered would say who.
create function public.thank_for() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.outbox (team_id, campaign_id, invitation_id, letter, address, hash, language, facts)
  select i.team_id, i.campaign_id, i.id, 'thanks', p.address, i.hash, i.language,
    p.attributes || jsonb_build_object('name', p.name, 'address', p.address)
  from arrived a join public.invitations i on i.id = a.invitation_id join public.contacts p on p.id = i.contact_id
  join public.launches l on l.campaign_id = i.campaign_id
  where (l.plan ->> 'thanks')::boolean and l.cancelled_at is null
  on conflict do nothing;
  return null;
end $$;

-- Who was invited and who took part, by one attribute; small groups are put together, and what would tell of them by
-- subtraction with them.
create function public.campaign_segments(campaign uuid, by text, minimum int) returns jsonb
language sql stable security definer set search_path = '' as $$
  with each as (
    select coalesce(i.segments ->> by, '') as value, count(*) as invited, count(p.invitation_id) as finished
    from public.invitations i left join public.participations p on p.invitation_id = i.id
    where i.campaign_id = campaign group by 1
  ), ranked as (
    select e.*, row_number() over (order by e.invited, e.value) as place,
      sum(e.invited) over (order by e.invited, e.value) as so_far from each e
  ), told as (
    -- The small ones, and as many of the next larger as it takes to make a group.
    select r.*, r.invited < minimum or r.so_far - r.invited between 1 and minimum - 1 as hidden from ranked r
  ), shown as (
    select value, invited, finished, 0 as rest from told where not hidden
    union all
    select null, sum(invited), sum(finished), 1 from told where hidden having sum(invited) >= minimum
  )
  select coalesce(jsonb_agg(jsonb_build_object('by', by, 'value', value, 'invited', invited, 'finished', finished)
    order by rest, finished::numeric / invited desc, value), '[]') from shown
$$;

create function public.campaign_came(campaign uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare c public.campaigns; l public.launches; s public.surveys; minimum int;
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor', 'viewer');
  select * into c from public.campaigns k where k.id = campaign;
  select * into l from public.launches k where k.campaign_id = campaign;
  select * into s from public.surveys k where k.id = c.survey_id;
  select greatest(t.minimum_n, coalesce(s.minimum_n, 1)) into minimum from public.teams t where t.id = c.team_id;
  return (
    with o as (select * from public.outbox k where k.campaign_id = campaign and k.invitation_id is not null),
    first as (select * from o where letter = 'invitation')
    select jsonb_build_object(
      'invited', (select count(*) from public.invitations i where i.campaign_id = campaign),
      'spared', coalesce(l.spared, '{}'),
      'waiting', count(*) filter (where f.state in ('waiting', 'claimed', 'begun')),
      'sent', count(*) filter (where f.state = 'sent'),
      'delivered', count(*) filter (where f.state = 'sent' and f.returned is distinct from 'bounced'),
      'bounced', count(*) filter (where f.returned = 'bounced'),
      'complained', count(*) filter (where f.returned = 'complained'),
      'failed', count(*) filter (where f.state = 'failed' and f.returned is null),
      'dropped', count(*) filter (where f.state = 'dropped'),
      'uncertain', count(*) filter (where f.uncertain),
      'unsubscribed', (select count(distinct i.hash) from public.invitations i join public.opt_outs x
        on x.team_id = i.team_id and x.hash = i.hash and x.way in ('page', 'header') and x.at >= l.begun_at
        where i.campaign_id = campaign),
      'opened', coalesce((select n from public.campaign_counts n where n.campaign_id = campaign and n.what = 'opened'), 0),
      'started', coalesce((select n from public.campaign_counts n where n.campaign_id = campaign and n.what = 'started'), 0),
      'finished', (select count(*) from public.invitations i join public.participations p on p.invitation_id = i.id
        where i.campaign_id = campaign),
      'reminders', (select count(*) from o where letter = 'reminder' and state = 'sent'),
      'reminded', (select count(distinct invitation_id) from o where letter = 'reminder' and state = 'sent'),
      'segments', (select coalesce(jsonb_agg(e), '[]') from public.attributes a
        cross join lateral jsonb_array_elements(public.campaign_segments(campaign, a.name, minimum)) e
        where a.team_id = c.team_id and a.segment),
      'minimum', minimum, 'anonymous', s.mode = 'anonymous')
    from first f);
end $$;

create function public.list_campaigns(survey uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for(survey, 'owner', 'editor', 'viewer');
  return (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'state', public.campaign_state(l),
      'beginsAt', l.begins_at, 'endsAt', l.ends_at,
      'invited', (select count(*) from public.invitations i where i.campaign_id = c.id),
      'sent', (select count(*) from public.outbox o where o.campaign_id = c.id and o.letter = 'invitation' and o.state = 'sent'
        and o.invitation_id is not null),
      'finished', (select count(*) from public.invitations i join public.participations p on p.invitation_id = i.id
        where i.campaign_id = c.id)) order by c.created_at desc, c.id), '[]')
    from public.campaigns c left join public.launches l on l.campaign_id = c.id
    where c.survey_id = survey
      and (l.campaign_id is not null or public.role_in(c.team_id) in ('owner', 'editor')));
end $$;

-- Letters that did not go their way.
create function public.campaign_strays(campaign uuid, most int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be_for_campaign(campaign, 'owner', 'editor');
  return (select coalesce(jsonb_agg(jsonb_build_object('letter', x.id, 'kind', x.letter, 'address', x.address, 'state', x.state,
      'uncertain', x.uncertain, 'returned', x.returned,
      'words', coalesce((select t.words from public.outbox_tries t where t.outbox_id = x.id order by t.id desc limit 1), ''))
      order by x.created_at, x.id), '[]')
    from (select o.* from public.outbox o where o.campaign_id = campaign and o.invitation_id is not null
      and (o.state in ('failed', 'dropped') or o.uncertain or o.returned is not null or (o.state = 'waiting' and o.tries > 0))
      order by o.created_at, o.id limit least(greatest(most, 1), 1000)) x);
end $$;

create trigger thank_for after insert on public.invited_responses referencing new table as arrived
  for each statement execute function public.thank_for();

grant execute on function public.campaign_came(uuid), public.list_campaigns(uuid), public.campaign_strays(uuid, int) to authenticated;
grant execute on function public.due_reminders(), public.remind_campaign(uuid, int, uuid[]) to service_role;
