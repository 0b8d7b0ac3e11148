-- Contacts: who may be asked, what is known of them, who is on a list, and who must be left alone.

-- What opt-outs and rest are kept by: not the address itself, so that they outlive it.
create function public.address_hash(team uuid, key text) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(team::text || ' ' || key, 'UTF8')), 'hex')
$$;

create table public.contacts (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  -- As letters are addressed: printable ASCII, a domain of other letters as IDNA writes it (address.ts).
  address text not null check (char_length(address) between 3 and 320 and address ~ '^[!-?A-~]+@[A-Za-z0-9.-]+$'),
  -- Makes two addresses the same. Beware: what is barred is barred by it, so nobody may choose it freely.
  key text not null check (key = lower(address)),
  name text not null default '' check (char_length(name) <= 200),
  -- As SurveyJS spells it (`zh-cn`); null: not known.
  language text check (language ~ '^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$'),
  -- {"department": "Sales", "joined": "2026-03-01"}: texts by the attribute's name, nothing else.
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object' and octet_length(attributes::text) <= 20000),
  consented_at timestamptz,
  -- Where that is written down: 'form 2026-03-01', say.
  consent text check (char_length(consent) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  hash text not null generated always as (public.address_hash(team_id, key)) stored,
  unique (team_id, key)
);
create index contacts_by_name on public.contacts (team_id, lower(name), id);

-- What the team knows of its contacts, in the order in which it is shown. A date is written 2026-03-01.
create table public.attributes (
  team_id uuid not null references public.teams on delete cascade,
  name text not null check (char_length(btrim(name)) between 1 and 60 and name !~ '[{}@$\x01-\x1f]'),
  kind text not null default 'text' check (kind in ('text', 'number', 'date')),
  -- Reports may split by it, where groups are large enough.
  segment boolean not null default false,
  place int not null default 0,
  primary key (team_id, name)
);

-- A list is a rule: who is on it is asked anew each time. See src/lib/people/rule.ts.
create table public.lists (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams on delete cascade,
  name text not null check (char_length(btrim(name)) between 1 and 120),
  rule jsonb not null,
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now()
);
create index lists_by_team on public.lists (team_id);

-- Whom nobody may write to, by any path. Kept by the hash of the address and not by the contact, so that it outlives
-- an erased contact and holds for whoever imports the address again.
create table public.opt_outs (
  team_id uuid not null references public.teams on delete cascade,
  hash text not null,
  -- 'post': one survey, its id in `what`; 'kind': of campaign, in `what`; 'all': every letter of the team.
  scope text not null check (scope in ('post', 'kind', 'all')),
  what text not null default '',
  -- How it came: 'page', 'header' (RFC 8058), 'complaint', 'hand'.
  way text not null check (way in ('page', 'header', 'complaint', 'hand')),
  at timestamptz not null default now(),
  primary key (team_id, hash, scope, what)
);
create table public.suppressions (
  team_id uuid not null references public.teams on delete cascade,
  hash text not null,
  reason text not null check (reason in ('bounce', 'complaint', 'hand')),
  -- As the mail server said: '5.1.1 user unknown'.
  detail text not null default '' check (char_length(detail) <= 500),
  at timestamptz not null default now(),
  primary key (team_id, hash)
);

-- How the team treats the people whom it asks. No row: as a new team does.
create table public.manners (
  team_id uuid primary key references public.teams on delete cascade,
  -- How long somebody is left alone after being asked, over all surveys and colleagues. 0: no rest.
  rest_days int not null default 30 check (rest_days between 0 and 730),
  -- Only contacts whose consent is written down are asked.
  consent_needed boolean not null default false
);

alter table public.contacts enable row level security;
alter table public.attributes enable row level security;
alter table public.lists enable row level security;
alter table public.opt_outs enable row level security;
alter table public.suppressions enable row level security;
alter table public.manners enable row level security;

-- Why nobody may write to this address in this matter, or null. The one place that decides it: audiences, the outbox
-- and the moment before a letter leaves ask here.
create function public.barred(team uuid, hash text, survey uuid, kind text) returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(
    (select case s.reason when 'bounce' then 'bounced' when 'complaint' then 'complained' else 'suppressed' end
     from public.suppressions s where s.team_id = team and s.hash = barred.hash),
    (select 'opted_out' from public.opt_outs o
     where o.team_id = team and o.hash = barred.hash
       and (o.scope = 'all' or (o.scope = 'post' and o.what = survey::text) or (o.scope = 'kind' and o.what = kind))
     limit 1))
$$;

-- The teams in which the asker may see contacts: owners and editors, nobody else. Policies ask it once a statement.
create function public.teams_i_build_in() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select team_id from public.members where user_id = (select auth.uid()) and role in ('owner', 'editor')
$$;
create policy "Builders see contacts" on public.contacts
  for select to authenticated using (team_id in (select public.teams_i_build_in()));
create policy "Builders see attributes" on public.attributes
  for select to authenticated using (team_id in (select public.teams_i_build_in()));
create policy "Builders see lists" on public.lists
  for select to authenticated using (team_id in (select public.teams_i_build_in()));
create policy "Builders see manners" on public.manners
  for select to authenticated using (team_id in (select public.teams_i_build_in()));
grant select on public.contacts, public.attributes, public.lists, public.manners to authenticated, service_role;

-- ---------------------------------------------------------------------------------------------------------------------
-- Rules. Beware of `set search_path` on the three functions below, and of anything that is not immutable in them:
-- Postgres puts their text into the place where they are called, and a hundred thousand contacts are judged at once.

create function public.day_text(day timestamp) returns text
language sql immutable parallel safe as $$
  select lpad(extract(year from day)::text, 4, '0') || '-' || lpad(extract(month from day)::text, 2, '0')
    || '-' || lpad(extract(day from day)::text, 2, '0')
$$;

-- What is known of somebody, as a text; null: not known.
create function public.fact_of(c public.contacts, what text) returns text
language sql immutable parallel safe as $$
  select case what
    when '@language' then c.language
    when '@domain' then split_part(c.key, '@', 2)
    when '@name' then nullif(c.name, '')
    when '@address' then c.key
    when '@consent' then public.day_text(c.consented_at at time zone 'UTC')
    else c.attributes ->> what
  end
$$;

create function public.meets(value text, does text, vals jsonb, today date) returns boolean
language sql immutable parallel safe as $$
  select coalesce(case does
    when 'one_of' then lower(vals::text)::jsonb ? lower(value)
    when 'none_of' then value is null or not lower(vals::text)::jsonb ? lower(value)
    when 'contains' then strpos(lower(value), lower(vals ->> 0)) > 0
    when 'known' then value is not null
    when 'unknown' then value is null
    when 'at_least' then case when value ~ '^-?\d{1,30}(\.\d{1,30})?$' and vals ->> 0 ~ '^-?\d{1,30}(\.\d{1,30})?$'
      then value::numeric >= (vals ->> 0)::numeric end
    when 'at_most' then case when value ~ '^-?\d{1,30}(\.\d{1,30})?$' and vals ->> 0 ~ '^-?\d{1,30}(\.\d{1,30})?$'
      then value::numeric <= (vals ->> 0)::numeric end
    -- Days as texts: they are in the order of days, and one that does not exist is not an error.
    when 'before' then case when value ~ '^\d{4}-\d\d-\d\d$' then value collate "C" < vals ->> 0 end
    when 'after' then case when value ~ '^\d{4}-\d\d-\d\d$' then value collate "C" > vals ->> 0 end
    when 'this_year' then case when value ~ '^\d{4}-\d\d-\d\d$' then left(value, 4) = left(public.day_text(today), 4) end
    when 'this_month' then case when value ~ '^\d{4}-\d\d-\d\d$' then left(value, 7) = left(public.day_text(today), 7) end
    when 'within_days' then case when value ~ '^\d{4}-\d\d-\d\d$' and vals ->> 0 ~ '^\d{1,5}$'
      then value collate "C" between public.day_text(today - (vals ->> 0)::int) and public.day_text(today) end
    -- Not known to this version: it chooses nobody.
    else false
  end, false)
$$;

-- Whether somebody meets every condition of a rule (src/lib/people/rule.ts). What is no rule chooses nobody.
create function public.on_list(c public.contacts, rule jsonb, today date) returns boolean
language plpgsql immutable parallel safe as $$
declare conditions jsonb := rule -> 'every'; e jsonb;
begin
  if jsonb_typeof(conditions) is distinct from 'array' then return false; end if;
  for i in 0 .. jsonb_array_length(conditions) - 1 loop
    e := conditions -> i;
    if not public.meets(public.fact_of(c, e ->> 'what'), e ->> 'does', e -> 'values', today) then return false; end if;
  end loop;
  return true;
end $$;

-- The same as the text of a condition on `c`: for statements that judge everybody, twenty times as fast.
create function public.rule_sql(rule jsonb, today date) returns text
language sql immutable set search_path = '' as $$
  select case when jsonb_typeof(rule -> 'every') is distinct from 'array' then 'false' else coalesce((
    select string_agg(format('public.meets(public.fact_of(c, %L), %L, %L::jsonb, %L::date)',
      coalesce(e ->> 'what', ''), coalesce(e ->> 'does', ''), coalesce(e -> 'values', '[]'), today), ' and ')
    from jsonb_array_elements(rule -> 'every') e), 'true') end
$$;

-- Everybody who is on any of some lists of a team. For who needs them all: one statement instead of a call for each.
create function public.contacts_on(team uuid, lists uuid[], today date) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare conditions text;
begin
  select string_agg('(' || public.rule_sql(l.rule, today) || ')', ' or ') into conditions
  from public.lists l where l.team_id = team and l.id = any (lists);
  if conditions is null then return; end if;
  return query execute 'select c.id from public.contacts c where c.team_id = $1 and (' || conditions || ')' using team;
end $$;
-- The same of one person.
create function public.on_lists(c public.contacts, lists uuid[], today date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.lists l
    where l.team_id = c.team_id and l.id = any (lists) and public.on_list(c, l.rule, today))
$$;

create function public.list_or_missing(list uuid) returns public.lists
language plpgsql stable security definer set search_path = '' as $$
declare l public.lists;
begin
  select * into l from public.lists k where k.id = list;
  if l.id is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(l.team_id, 'owner', 'editor');
  return l;
end $$;

-- How many each of these rules finds, in one pass over the contacts: [3, 17].
create function public.count_rules(team uuid, rules jsonb) returns bigint[]
language plpgsql stable security definer set search_path = '' as $$
declare wanted text; counted bigint[];
begin
  select string_agg(format('count(*) filter (where %s)', public.rule_sql(r, current_date)), ', ' order by place)
  into wanted from jsonb_array_elements(rules) with ordinality as u (r, place);
  if wanted is null then return '{}'; end if;
  execute 'select array[' || wanted || '] from public.contacts c where c.team_id = $1' into counted using team;
  return counted;
end $$;

create function public.count_rule(team uuid, rule jsonb) returns bigint
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  return (public.count_rules(team, jsonb_build_array(rule)))[1];
end $$;

create function public.lists_of(team uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare sorted uuid[]; counted bigint[];
begin
  perform public.must_be(team, 'owner', 'editor');
  select coalesce(array_agg(l.id order by lower(l.name), l.id), '{}'),
    public.count_rules(team, coalesce(jsonb_agg(l.rule order by lower(l.name), l.id), '[]'))
  into sorted, counted from public.lists l where l.team_id = team;
  return (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'rule', l.rule,
      'count', counted[place], 'createdAt', l.created_at) order by place), '[]')
    from unnest(sorted) with ordinality as u (id, place) join public.lists l on l.id = u.id);
end $$;

create function public.save_list(team uuid, name text, rule jsonb, list uuid default null) returns uuid
language plpgsql security definer set search_path = '' as $$
declare kept uuid;
begin
  perform public.must_be(team, 'owner', 'editor');
  if list is not null and (public.list_or_missing(list)).team_id <> team then perform public.refuse(404, 'missing'); end if;
  if jsonb_typeof(rule -> 'every') is distinct from 'array' or jsonb_array_length(rule -> 'every') > 20
    or octet_length(rule::text) > 50000 then perform public.refuse(400, 'invalid'); end if;
  if list is null and (select count(*) from public.lists l where l.team_id = team) >= 200 then perform public.refuse(409, 'invalid'); end if;
  begin
    if list is null then
      insert into public.lists (team_id, name, rule, created_by) values (team, btrim(save_list.name), save_list.rule, auth.uid())
      returning id into kept;
    else
      update public.lists l set name = btrim(save_list.name), rule = save_list.rule where l.id = list returning l.id into kept;
    end if;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
  return kept;
end $$;

create function public.remove_list(list uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.lists l where l.id = (public.list_or_missing(list)).id;
end $$;

-- Which values occur, the most frequent first: what one may choose from when a list is made.
create function public.values_of(team uuid, what text, most int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare found jsonb;
begin
  perform public.must_be(team, 'owner', 'editor');
  execute format('select coalesce(jsonb_agg(jsonb_build_object(''value'', v, ''n'', n) order by n desc, v), ''[]'')
    from (select public.fact_of(c, %L) as v, count(*) as n from public.contacts c where c.team_id = $1
      group by 1 having public.fact_of(c, %L) is not null order by 2 desc, 1 limit $2) x', what, what)
  into found using team, least(greatest(most, 1), 1000);
  return found;
end $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- Contacts

create function public.contact_or_missing(contact uuid) returns public.contacts
language plpgsql stable security definer set search_path = '' as $$
declare c public.contacts;
begin
  select * into c from public.contacts k where k.id = contact;
  if c.id is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(c.team_id, 'owner', 'editor');
  return c;
end $$;

create function public.contact_row(c public.contacts) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', c.id, 'address', c.address, 'name', c.name, 'language', c.language,
    'attributes', c.attributes, 'consentedAt', c.consented_at, 'barred', public.barred(c.team_id, c.hash, null, null))
$$;

-- A page of contacts by name. `after` is what `next` was: the id and the name where the page before ended, so that a
-- page far down costs what the first one does.
create function public.list_contacts(team uuid, search text, size int, on_list uuid default null, after text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  wanted text := 'c.team_id = $1';
  pattern text := '%' || regexp_replace(lower(btrim(coalesce(search, ''))), '([\\%_])', '\\\1', 'g') || '%';
  page public.contacts[]; total bigint; last public.contacts; most int := least(greatest(coalesce(size, 50), 1), 200);
begin
  perform public.must_be(team, 'owner', 'editor');
  if pattern <> '%%' then wanted := wanted || ' and (lower(c.name) like $2 or c.key like $2)'; end if;
  if on_list is not null then
    if (public.list_or_missing(on_list)).team_id <> team then perform public.refuse(404, 'missing'); end if;
    wanted := wanted || ' and ' || public.rule_sql((public.list_or_missing(on_list)).rule, current_date);
  end if;
  execute 'select count(*) from public.contacts c where ' || wanted into total using team, pattern;
  if after !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} ' then perform public.refuse(400, 'invalid'); end if;
  execute 'select array(select c from public.contacts c where ' || wanted
    || case when after is null then '' else ' and (lower(c.name), c.id) > ($3, $4)' end
    -- Of a few among many, all are found before they are sorted: walking along the names to them takes longer.
    || ' order by lower(c.name)' || case when total < 5000 then ' || ''''' else '' end || ', c.id limit $5)'
  into page using team, pattern, substr(after, 38), left(after, 36)::uuid, most + 1;
  if cardinality(page) > most then last := page[most]; end if;
  return jsonb_build_object('total', total,
    'next', case when last.id is not null then last.id::text || ' ' || lower(last.name) end,
    'rows', (select coalesce(jsonb_agg(public.contact_row(c) order by lower(c.name), c.id), '[]') from unnest(page[1:most]) c));
end $$;

-- Somebody new, or known better. Two of one address are one person: the other's id comes back, and nothing is saved.
create function public.save_contact(team uuid, address text, name text, attributes jsonb, language text default null, contact uuid default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare known jsonb; kept uuid;
begin
  perform public.must_be(team, 'owner', 'editor');
  if contact is not null and (public.contact_or_missing(contact)).team_id <> team then perform public.refuse(404, 'missing'); end if;
  select coalesce(jsonb_object_agg(e.key, btrim(e.value)), '{}') into known
  from jsonb_each_text(save_contact.attributes) e
  where btrim(e.value) <> '' and exists (select 1 from public.attributes a where a.team_id = team and a.name = e.key);
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
  if kept is not null then return jsonb_build_object('id', kept); end if;
  return (select jsonb_build_object('taken', c.id) from public.contacts c
    where c.team_id = team and c.key = lower(save_contact.address));
end $$;

create function public.set_consent(contact uuid, on_day date default null, written text default null) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact);
begin
  if on_day > current_date + 1 or on_day < '1990-01-01' then perform public.refuse(400, 'invalid'); end if;
  begin
    update public.contacts k set consented_at = on_day::timestamp at time zone 'UTC', updated_at = clock_timestamp(),
      consent = case when on_day is not null then nullif(btrim(written), '') end
    where k.id = c.id;
  exception when check_violation then perform public.refuse(400, 'invalid');
  end;
end $$;

-- Told on the telephone, say.
create function public.opt_out_contact(contact uuid, scope text, what text) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact);
begin
  if (scope = 'all') <> (what = '') or char_length(what) > 60 then perform public.refuse(400, 'invalid'); end if;
  begin
    insert into public.opt_outs (team_id, hash, scope, what, way)
    values (c.team_id, c.hash, opt_out_contact.scope, opt_out_contact.what, 'hand') on conflict do nothing;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
end $$;

-- A slip of the hand can be mended; what people did themselves stays as they want it.
create function public.opt_in_contact(contact uuid, scope text, what text) returns void
language plpgsql security definer set search_path = '' as $$
declare c public.contacts := public.contact_or_missing(contact); how text;
begin
  delete from public.opt_outs o where o.team_id = c.team_id and o.hash = c.hash and o.scope = opt_in_contact.scope
    and o.what = opt_in_contact.what and o.way = 'hand';
  if found then return; end if;
  if exists (select 1 from public.opt_outs o where o.team_id = c.team_id and o.hash = c.hash
    and o.scope = opt_in_contact.scope and o.what = opt_in_contact.what) then perform public.refuse(403, 'forbidden'); end if;
end $$;

create function public.save_attribute(team uuid, name text, kind text, segment boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  perform 1 from public.teams t where t.id = team for no key update;
  if (select count(*) from public.attributes a where a.team_id = team and a.name <> save_attribute.name) >= 50
    then perform public.refuse(409, 'invalid'); end if;
  begin
    insert into public.attributes as a (team_id, name, kind, segment, place)
    select team, save_attribute.name, save_attribute.kind, save_attribute.segment, coalesce(max(o.place) + 1, 0)
    from public.attributes o where o.team_id = team
    on conflict on constraint attributes_pkey do update set kind = excluded.kind, segment = excluded.segment;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
end $$;

create function public.remove_attribute(team uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  delete from public.attributes a where a.team_id = team and a.name = remove_attribute.name;
  update public.contacts c set attributes = c.attributes - remove_attribute.name, updated_at = clock_timestamp()
  where c.team_id = team and c.attributes ? remove_attribute.name;
end $$;

create function public.set_manners(team uuid, rest_days int, consent_needed boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  begin
    insert into public.manners as m (team_id, rest_days, consent_needed)
    values (team, set_manners.rest_days, set_manners.consent_needed)
    on conflict (team_id) do update set rest_days = excluded.rest_days, consent_needed = excluded.consent_needed;
  exception when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  end;
end $$;

grant execute on function public.teams_i_build_in(), public.count_rule(uuid, jsonb), public.lists_of(uuid),
  public.save_list(uuid, text, jsonb, uuid), public.remove_list(uuid), public.values_of(uuid, text, int),
  public.list_contacts(uuid, text, int, uuid, text), public.save_contact(uuid, text, text, jsonb, text, uuid),
  public.set_consent(uuid, date, text), public.opt_out_contact(uuid, text, text), public.opt_in_contact(uuid, text, text),
  public.save_attribute(uuid, text, text, boolean), public.remove_attribute(uuid, text),
  public.set_manners(uuid, int, boolean) to authenticated;
