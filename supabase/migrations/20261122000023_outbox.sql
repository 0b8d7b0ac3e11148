-- The outbox: every letter that is to leave, from the moment it is decided until it is known what became of it.

create table public.outbox (
  id uuid primary key default gen_random_uuid(),
  -- Null: of the house (signing in).
  team_id uuid references public.teams on delete cascade,
  campaign_id uuid references public.campaigns on delete cascade,
  invitation_id uuid references public.invitations on delete cascade,
  -- A letter of src/lib/mail/letters.
  letter text not null,
  -- Which reminder, from 1; 0 for all else.
  step int not null default 0,
  address text not null,
  hash text,
  language text not null default 'en',
  -- What fills its holes, by name: texts.
  facts jsonb not null default '{}',
  -- waiting -> claimed -> begun -> sent | failed | waiting; dropped: it must not leave any more (why: the last try).
  state text not null default 'waiting' check (state in ('waiting', 'claimed', 'begun', 'sent', 'failed', 'dropped')),
  -- A worker ended between handing it to the mail server and saying so: it may have arrived twice.
  uncertain boolean not null default false,
  due_at timestamptz not null default now(),
  give_up_at timestamptz not null default now() + interval '2 days',
  tries int not null default 0,
  worker text,
  lease_until timestamptz,
  created_at timestamptz not null default now(),
  done_at timestamptz,
  -- What was heard of it after it was sent: 'bounced' (it came back), 'complained'.
  returned text,
  unique (invitation_id, letter, step)
);
create index outbox_due on public.outbox (due_at, id) where state = 'waiting';
create index outbox_held on public.outbox (lease_until) where state in ('claimed', 'begun');
create index outbox_by_campaign on public.outbox (campaign_id, state);
create index outbox_by_team on public.outbox (team_id, created_at);

-- Its history.
create table public.outbox_tries (
  id bigint generated always as identity primary key,
  outbox_id uuid not null references public.outbox on delete cascade,
  at timestamptz not null default now(),
  -- sent, later (greylisted, busy), failed, uncertain, dropped, bounced, expired, delayed, complained
  outcome text not null,
  -- As the mail server said, cut: '451 4.7.1 try again later'.
  words text not null default '' check (char_length(words) <= 500)
);
create index outbox_tries_of on public.outbox_tries (outbox_id);

alter table public.outbox enable row level security;
alter table public.outbox_tries enable row level security;

-- What a worker that ended left behind. What was only claimed goes on waiting. What was being handed over may have
-- arrived: it is tried again, since nobody is to be skipped, with the same Message-ID, and named.
create function public.take_back_letters() returns void
language sql security definer set search_path = '' as $$
  with lost as (
    select o.id, o.state from public.outbox o where o.state in ('claimed', 'begun') and o.lease_until < now()
    order by o.id limit 1000 for update skip locked
  ), named as (
    insert into public.outbox_tries (outbox_id, outcome) select id, 'uncertain' from lost where state = 'begun'
  )
  -- Behind the others: where workers are killed again and again, it must not be the same few who get copies.
  update public.outbox o set state = 'waiting', worker = null, lease_until = null, uncertain = o.uncertain or l.state = 'begun',
    due_at = case when l.state = 'begun' then now() else o.due_at end
  from lost l where o.id = l.id
$$;

-- Why letters must not leave any more, as things are now; null: they may. Asked when a letter is claimed and once more the
-- moment before it is handed over: between the two somebody may have opted out, or answered. Beware: volatile, so that it
-- sees what others did until now, and not only until the statement around it began.
create function public.judge_letters(ids uuid[]) returns table (id uuid, why text)
language plpgsql security definer set search_path = '' as $$
begin
  return query
  select o.id, case
      when l.cancelled_at is not null and not o.facts ? '$test' then 'cancelled'
      when l.ends_at <= now() and o.letter <> 'thanks' and not o.facts ? '$test' then 'ended'
      when i.revoked_at is not null then 'revoked'
      when o.address = '' or (o.invitation_id is not null and i.contact_id is null) then 'erased'
      when barring.why is not null then barring.why
      when o.letter = 'reminder' and (exists (select 1 from public.participations p where p.invitation_id = o.invitation_id)
        or exists (select 1 from public.invited_responses r where r.invitation_id = o.invitation_id)) then 'answered'
      when o.give_up_at <= now() then 'too_late'
      -- Not for good.
      when l.paused_at is not null and not o.facts ? '$test' then 'paused'
    end
  from public.outbox o left join public.campaigns c on c.id = o.campaign_id
  left join public.launches l on l.campaign_id = o.campaign_id
  left join public.invitations i on i.id = o.invitation_id
  left join lateral (select public.barred(o.team_id, o.hash, c.survey_id, l.plan ->> 'kind') as why where o.hash is not null) barring on true
  where o.id = any (ids);
end $$;

-- Letters that must not leave: dropped, with why; what nobody took in time has failed. What only pauses waits.
create function public.drop_letters(ids uuid[], whys text[]) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.outbox_tries (outbox_id, outcome, words)
  select u.id, 'dropped', u.why from unnest(ids, whys) as u (id, why) where u.why <> 'paused';
  update public.outbox o set worker = null, lease_until = null,
    state = case when u.why = 'paused' then 'waiting' when u.why = 'too_late' and o.tries > 0 then 'failed' else 'dropped' end,
    done_at = case when u.why <> 'paused' then now() end
  from unnest(ids, whys) as u (id, why) where o.id = u.id;
end $$;

-- Letters whose time has come, for one worker alone; those that must not leave any more are dropped on the way.
create function public.claim_letters(worker text, most int, lease interval) returns jsonb
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

-- They are about to be handed over. Returns which: what was taken away meanwhile, or must not leave any more, is not
-- among them.
create function public.begin_letters(worker text, ids uuid[], lease interval) returns uuid[]
language plpgsql security definer set search_path = '' as $$
declare ours uuid[]; stopped uuid[]; whys text[];
begin
  select array_agg(x.id) into ours from (
    select o.id from public.outbox o
    where o.id = any (ids) and o.state = 'claimed' and o.worker = begin_letters.worker order by o.id for update
  ) x;
  if ours is null then return '{}'; end if;
  select array_agg(j.id), array_agg(j.why) into stopped, whys from public.judge_letters(ours) j where j.why is not null;
  if stopped is not null then perform public.drop_letters(stopped, whys); end if;
  update public.outbox o set state = 'begun', lease_until = now() + lease
  where o.id = any (ours) and o.id <> all (coalesce(stopped, '{}'));
  return array(select u from unnest(ours) u where u <> all (coalesce(stopped, '{}')));
end $$;

-- Lives, and goes on.
create function public.renew_letters(worker text, lease interval) returns void
language sql security definer set search_path = '' as $$
  -- Beware: who waits for a row while it holds others stands in the way of who takes them in another order. A row that is
  -- held now is just being begun or marked.
  with held as (
    select o.id from public.outbox o where o.worker = renew_letters.worker and o.state in ('claimed', 'begun')
    order by o.id for update skip locked
  )
  update public.outbox o set lease_until = now() + lease from held h where o.id = h.id
$$;

-- What became of them. results: [{id, outcome, words, again}]
--   sent     the mail server took it            later    not now; again after so many seconds
--   bounced  there is no such mailbox           failed   refused for good, for another reason
--   back     it was never handed over           uncertain  handed over whole, and nothing was heard: as later, and named
-- Who lost its lease may still say that it was sent, as long as nobody else has begun: no second copy is made then.
create function public.mark_letters(worker text, results jsonb) returns void
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
    select o.team_id, o.hash, 'bounce', u.words from ours u join public.outbox o on o.id = u.id
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

-- What became of one letter, for who builds in its team.
create function public.letter_history(letter uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare o public.outbox;
begin
  select * into o from public.outbox x where x.id = letter_history.letter;
  if o.id is null or o.team_id is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(o.team_id, 'owner', 'editor');
  return jsonb_build_object('id', o.id, 'letter', o.letter, 'step', o.step, 'address', o.address, 'state', o.state,
    'uncertain', o.uncertain, 'returned', o.returned, 'dueAt', o.due_at, 'doneAt', o.done_at,
    'tries', (select coalesce(jsonb_agg(jsonb_build_object('at', t.at, 'outcome', t.outcome, 'words', t.words) order by t.id), '[]')
      from public.outbox_tries t where t.outbox_id = o.id));
end $$;

-- What was heard of it after it was sent. `bounced`: there is no such mailbox, and nobody writes to it any more. `expired`:
-- it came back for another reason. `delayed`: somebody still tries. `complained`: they do not want such letters. Beware:
-- anybody can write a report; only who saw the letter knows its id, and only its own address is touched.
create function public.letter_returned(letter uuid, how text, words text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare o public.outbox;
begin
  if how not in ('bounced', 'expired', 'delayed', 'complained') then perform public.refuse(400, 'invalid'); end if;
  select * into o from public.outbox x where x.id = letter_returned.letter for update;
  if o.id is null or o.state not in ('sent', 'begun', 'waiting') then return false; end if;
  insert into public.outbox_tries (outbox_id, outcome, words) values (o.id, how, left(coalesce(letter_returned.words, ''), 500));
  update public.outbox x set returned = case how when 'complained' then 'complained' else coalesce(x.returned, 'bounced') end
  where x.id = o.id and how <> 'delayed';
  if o.team_id is null or o.hash is null or how not in ('bounced', 'complained') then return true; end if;
  insert into public.suppressions as s (team_id, hash, reason, detail)
  values (o.team_id, o.hash, case how when 'bounced' then 'bounce' else 'complaint' end, left(coalesce(letter_returned.words, ''), 500))
  on conflict (team_id, hash) do update set reason = excluded.reason, detail = excluded.detail, at = now()
  where s.reason = 'bounce' and excluded.reason = 'complaint';
  if how = 'complained' then
    insert into public.opt_outs (team_id, hash, scope, way) values (o.team_id, o.hash, 'all', 'complaint') on conflict do nothing;
  end if;
  return true;
end $$;

-- How it stands with letters of the teams that the asker owns: for the screen about sending.
create function public.letters_now(team uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  return jsonb_build_object(
    'waiting', (select count(*) from public.outbox o where o.team_id = team and o.state in ('waiting', 'claimed', 'begun')),
    'sentToday', (select count(*) from public.outbox o where o.team_id = team and o.state = 'sent' and o.done_at > now() - interval '1 day'),
    'failed', (select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'letter', x.letter, 'address', x.address, 'state', x.state,
        'uncertain', x.uncertain, 'returned', x.returned, 'at', coalesce(x.done_at, x.due_at),
        'outcome', coalesce(t.outcome, ''), 'words', coalesce(t.words, ''))
        order by coalesce(x.done_at, x.due_at) desc), '[]')
      from (select o.* from public.outbox o where o.team_id = team
        and (o.state = 'failed' or o.uncertain or o.returned is not null or (o.state = 'waiting' and o.tries > 0))
        order by coalesce(o.done_at, o.due_at) desc limit 50) x
      left join lateral (select y.outcome, y.words from public.outbox_tries y where y.outbox_id = x.id order by y.id desc limit 1) t on true));
end $$;

grant execute on function public.claim_letters(text, int, interval), public.begin_letters(text, uuid[], interval),
  public.renew_letters(text, interval), public.mark_letters(text, jsonb), public.letter_returned(uuid, text, text) to service_role;
grant execute on function public.letter_history(uuid), public.letters_now(uuid) to authenticated;
grant select, insert on public.outbox to service_role;
