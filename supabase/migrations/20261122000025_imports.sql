-- Imports: a file of people lies apart, row by row, until somebody has seen what it would do and says so. Then all of
-- it happens in one transaction. Rows stay here for a day at most.

create table public.imports (
  -- Chosen by the page that sends the file, so that it can ask how far it is.
  id uuid primary key,
  team_id uuid not null references public.teams on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  state text not null default 'reading' check (state in ('reading', 'comparing', 'ready', 'applied', 'failed')),
  -- What src/lib/people/import.ts calls Column, as far as they are known.
  columns jsonb not null default '[]',
  done bigint not null default 0,
  total bigint not null default 0,
  rows int not null default 0,
  mistake jsonb,
  counts jsonb not null default '{"new": 0, "changed": 0, "same": 0, "merged": 0, "wrong": 0}',
  barred int not null default 0,
  created_by uuid references auth.users on delete set null,
  created_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  applied_at timestamptz
);
create index imports_by_team on public.imports (team_id, created_at);

-- What stands in the file, and what the gate in TypeScript (row.ts) made of it.
create table public.import_rows (
  import_id uuid not null references public.imports on delete cascade,
  -- As a spreadsheet counts.
  row int not null,
  cells jsonb not null,
  address text,
  -- {"@name": "Ana", "@language": "de", "@consent": "2026-03-01" or "yes", "department": "Sales"}: only what is known.
  facts jsonb,
  wrong jsonb,
  primary key (import_id, row)
);

-- What each row would do to the contacts as they were found.
create table public.import_outcomes (
  import_id uuid not null references public.imports on delete cascade,
  row int not null,
  kind text not null check (kind in ('new', 'changed', 'same', 'merged', 'wrong')),
  -- Together with the rows that joined it.
  facts jsonb,
  -- {"department": ["Sales", "Support"]}: before and after.
  changes jsonb,
  joined int,
  wrong jsonb,
  barred text,
  -- Of the contact, when it was compared; null: there was none.
  seen timestamptz,
  primary key (import_id, row)
);
create index import_outcomes_by_kind on public.import_outcomes (import_id, kind, row);

alter table public.imports enable row level security;
alter table public.import_rows enable row level security;
alter table public.import_outcomes enable row level security;

create function public.import_or_missing(import uuid) returns public.imports
language plpgsql stable security definer set search_path = '' as $$
declare i public.imports;
begin
  select * into i from public.imports k where k.id = import;
  if i.id is null then perform public.refuse(404, 'missing'); end if;
  perform public.must_be(i.team_id, 'owner', 'editor');
  return i;
end $$;

-- Files that nobody decided about for a day. Returns how many are forgotten.
create function public.sweep_imports() returns int
language sql security definer set search_path = '' as $$
  with gone as (delete from public.imports where touched_at < now() - interval '1 day' returning 1)
  select count(*)::int from gone
$$;

create function public.begin_import(team uuid, import uuid, name text, total bigint) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  perform public.sweep_imports();
  -- A team keeps a few at a time; the oldest make room.
  delete from public.imports i where i.team_id = team and i.id in (
    select o.id from public.imports o where o.team_id = team order by o.created_at desc offset 4);
  insert into public.imports (id, team_id, name, total, created_by)
  values (import, team, left(btrim(begin_import.name), 200), greatest(begin_import.total, 0), auth.uid());
exception
  when check_violation or not_null_violation then perform public.refuse(400, 'invalid');
  -- The same page sends it a second time.
  when unique_violation then perform public.refuse(409, 'stale');
end $$;

-- batch: [{row, cells, address, facts, wrong}]. The house calls it, after begin_import has asked who is asking.
create function public.stage_rows(import uuid, batch jsonb, done bigint, columns jsonb) returns void
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.import_rows (import_id, row, cells, address, facts, wrong)
  select import, r.row, r.cells, r.address, r.facts, r.wrong
  from jsonb_to_recordset(batch) as r (row int, cells jsonb, address text, facts jsonb, wrong jsonb);
  update public.imports i set done = stage_rows.done, rows = i.rows + jsonb_array_length(batch), columns = stage_rows.columns,
    touched_at = clock_timestamp()
  where i.id = import and i.state = 'reading';
  if not found then perform public.refuse(409, 'closed'); end if;
end $$;

create function public.fail_import(import uuid, mistake jsonb) returns void
language sql security definer set search_path = '' as $$
  delete from public.import_rows where import_id = import;
  update public.imports set state = 'failed', mistake = fail_import.mistake, touched_at = now()
  where id = import and state = 'reading';
$$;

-- Rows as they stand in the file, to be judged anew.
create function public.import_cells(import uuid, after int, most int) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('row', r.row, 'cells', r.cells) order by r.row), '[]') from (
    select row, cells from public.import_rows where import_id = import and row > after order by row limit most) r
$$;
create function public.judge_rows(import uuid, batch jsonb) returns void
language sql security definer set search_path = '' as $$
  update public.import_rows i set address = r.address, facts = r.facts, wrong = r.wrong
  from jsonb_to_recordset(batch) as r (row int, address text, facts jsonb, wrong jsonb)
  where i.import_id = import and i.row = r.row;
$$;

-- From here on its rows are compared. `columns` as the person chose them, or null. Only one at a time.
create function public.compare_import(import uuid, columns jsonb default null) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.imports i set state = 'comparing', columns = coalesce(compare_import.columns, i.columns),
    done = 0, total = 0, touched_at = clock_timestamp()
  where i.id = import and (i.state in ('reading', 'ready')
    -- Whoever began to compare has ended.
    or (i.state = 'comparing' and i.touched_at < now() - interval '2 minutes'));
  if not found then perform public.refuse(409, 'closed'); end if;
end $$;
create function public.note_judged(import uuid, done bigint, total bigint) returns void
language sql security definer set search_path = '' as $$
  update public.imports set done = note_judged.done, total = note_judged.total, touched_at = clock_timestamp() where id = import
$$;

-- What is known of somebody, as imports write it down.
create function public.facts_of(c public.contacts) returns jsonb
language sql immutable parallel safe as $$
  select c.attributes || jsonb_strip_nulls(jsonb_build_object('@name', nullif(c.name, ''), '@language', c.language,
    '@consent', public.day_text(c.consented_at at time zone 'UTC')))
$$;

-- Compares every row with the file's other rows and with what is known. Rows of one address are one person, as though
-- each had been brought in after the other: the later one knows better. An empty cell says nothing.
create function public.settle_import(import uuid) returns void
language plpgsql security definer set search_path = '' set statement_timeout = '10min' as $$
declare of_team uuid := (select i.team_id from public.imports i where i.id = import and i.state = 'comparing');
begin
  if of_team is null then perform public.refuse(409, 'closed'); end if;
  delete from public.import_outcomes o where o.import_id = import;
  insert into public.import_outcomes (import_id, row, kind, wrong)
  select import, r.row, 'wrong', r.wrong from public.import_rows r where r.import_id = import and r.wrong is not null;
  with good as materialized (
    select r.row, lower(r.address) as key, r.facts, min(r.row) over same as first, count(*) over same as n
    from public.import_rows r where r.import_id = import and r.wrong is null
    window same as (partition by lower(r.address))
  ), joint as (
    select g.first, jsonb_object_agg(e.key, e.value order by g.row) as facts
    from good g cross join lateral jsonb_each(g.facts) e where g.n > 1 group by g.first
  ), person as (
    select g.row, g.key, coalesce(j.facts, g.facts) as said, public.address_hash(of_team, g.key) as hash,
      c.id, c.updated_at as seen, public.facts_of(c) as known
    from good g left join joint j on j.first = g.row
    left join public.contacts c on c.team_id = of_team and c.key = g.key
    where g.row = g.first
  ), meant as (
    -- 'yes' is said today, of whom nothing was said before.
    select p.*, case when p.said ->> '@consent' is distinct from 'yes' then p.said
        when p.known ? '@consent' then p.said - '@consent'
        else p.said || jsonb_build_object('@consent', public.day_text(current_date)) end as facts
    from person p
  ), compared as (
    select m.*, (select jsonb_object_agg(e.key, jsonb_build_array(m.known -> e.key, e.value)) from jsonb_each(m.facts) e
        where m.known -> e.key is distinct from e.value) as changes,
      octet_length((coalesce(m.known, '{}') || m.facts)::text) > 19000 as too_much
    from meant m
  ), noted as (
    select o.hash from public.opt_outs o where o.team_id = of_team
    union select s.hash from public.suppressions s where s.team_id = of_team
  )
  insert into public.import_outcomes (import_id, row, kind, facts, changes, seen, joined, wrong, barred)
  select import, x.row, case when x.too_much then 'wrong' when x.id is null then 'new' when x.changes is null then 'same' else 'changed' end,
    x.facts, x.changes, x.seen, null::int, case when x.too_much then '{"code": "too_much", "column": null, "text": ""}'::jsonb end,
    case when x.hash in (select hash from noted) then public.barred(of_team, x.hash, null, null) end
  from compared x
  union all
  select import, g.row, 'merged', null, null, null, g.first, null, null from good g where g.row <> g.first;
  update public.imports i set state = 'ready', touched_at = clock_timestamp(),
    done = i.rows, total = i.rows,
    counts = '{"new": 0, "changed": 0, "same": 0, "merged": 0, "wrong": 0}'::jsonb || coalesce((
      select jsonb_object_agg(x.kind, x.n) from (select o.kind, count(*) as n from public.import_outcomes o where o.import_id = import group by 1) x), '{}'),
    barred = (select count(*) from public.import_outcomes o where o.import_id = import and o.barred is not null)
  where i.id = import;
end $$;

-- So many rows are written between two signs of life.
create function public.import_step() returns int language sql immutable set search_path = '' as 'select 5000';

-- Does all of it or nothing; again is harmless. Beware: what a transaction has written nobody sees before its end, but
-- the locks that it holds everybody does. So there is one for each step, and import_progress counts them.
create function public.apply_import(import uuid) returns void
language plpgsql security definer set search_path = '' set statement_timeout = '10min' as $$
declare i public.imports := public.import_or_missing(import); step int := public.import_step(); last int;
begin
  select * into i from public.imports k where k.id = import for update;
  if i.state = 'applied' then return; end if;
  if i.state is distinct from 'ready' then perform public.refuse(409, 'closed'); end if;
  if not exists (select 1 from jsonb_array_elements(i.columns) c where c #>> '{use,as}' = 'address') then perform public.refuse(400, 'invalid'); end if;
  -- One import of a team after the other.
  perform 1 from public.teams t where t.id = i.team_id for no key update;
  -- What was looked at is what happens: if somebody changed one of them since, it is to be looked at again.
  if exists (select 1 from public.import_outcomes o join public.import_rows r on r.import_id = import and r.row = o.row
    left join public.contacts c on c.team_id = i.team_id and c.key = lower(r.address)
    where o.import_id = import and o.kind in ('new', 'changed', 'same') and c.updated_at is distinct from o.seen)
    then perform public.refuse(409, 'stale'); end if;
  insert into public.attributes (team_id, name, kind, place)
  select i.team_id, x.name, x.kind, 1000 + x.place::int from (
    select distinct on (c #>> '{use,name}') c #>> '{use,name}' as name, c #>> '{use,kind}' as kind, place
    from jsonb_array_elements(i.columns) with ordinality as u (c, place) where c #>> '{use,as}' = 'attribute'
    order by 1, place) x
  on conflict do nothing;
  if (select count(*) from public.attributes a where a.team_id = i.team_id) > 50 then perform public.refuse(409, 'invalid'); end if;
  select coalesce(max(o.row), 0) into last from public.import_outcomes o where o.import_id = import;
  for at in 0 .. last / step loop
    perform pg_advisory_xact_lock_shared(hashtext('import ' || import::text), at);
    insert into public.contacts as k (team_id, address, key, name, language, attributes, consented_at, consent, created_at, updated_at)
    select i.team_id, r.address, lower(r.address), coalesce(o.facts ->> '@name', ''), o.facts ->> '@language',
      o.facts - '{@name,@language,@consent}'::text[], (o.facts ->> '@consent')::timestamp at time zone 'UTC',
      case when o.facts ? '@consent' then i.name end, clock_timestamp(), clock_timestamp()
    from public.import_outcomes o join public.import_rows r on r.import_id = import and r.row = o.row
    where o.import_id = import and o.kind = 'new' and o.row between at * step and at * step + step - 1
    order by lower(r.address)
    -- Added by hand between the look above and now.
    on conflict (team_id, key) do update set attributes = k.attributes || excluded.attributes, updated_at = excluded.updated_at,
      name = coalesce(nullif(excluded.name, ''), k.name), language = coalesce(excluded.language, k.language);
    update public.contacts k set name = coalesce(o.facts ->> '@name', k.name), language = coalesce(o.facts ->> '@language', k.language),
      attributes = k.attributes || (o.facts - '{@name,@language,@consent}'::text[]),
      consented_at = coalesce((o.facts ->> '@consent')::timestamp at time zone 'UTC', k.consented_at),
      consent = case when o.changes ? '@consent' then i.name else k.consent end, updated_at = clock_timestamp()
    from public.import_outcomes o join public.import_rows r on r.import_id = import and r.row = o.row
    where o.import_id = import and o.kind = 'changed' and o.row between at * step and at * step + step - 1
      and k.team_id = i.team_id and k.key = lower(r.address);
  end loop;
  update public.imports k set state = 'applied', applied_at = clock_timestamp(), touched_at = clock_timestamp() where k.id = import;
  delete from public.import_outcomes o where o.import_id = import;
  delete from public.import_rows r where r.import_id = import;
end $$;

create function public.import_progress(import uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare i public.imports := public.import_or_missing(import); steps int;
begin
  select count(*) into steps from pg_catalog.pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = hashtext('import ' || import::text)::bigint & 4294967295
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database());
  return jsonb_build_object('state', case when i.state = 'ready' and steps > 0 then 'applying' else i.state end,
    'done', case when i.state = 'ready' and steps > 0 then least((steps - 1) * public.import_step(), i.rows) else i.done end,
    'total', i.total, 'rows', i.rows, 'mistake', i.mistake);
end $$;

create function public.import_told(i public.imports) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('id', i.id, 'team', i.team_id, 'name', i.name, 'state', i.state, 'columns', i.columns,
    'rows', i.rows, 'counts', i.counts, 'barred', i.barred, 'mistake', i.mistake, 'createdAt', i.created_at,
    'appliedAt', i.applied_at, 'adds', (select coalesce(jsonb_agg(distinct c #>> '{use,name}'), '[]')
      from jsonb_array_elements(i.columns) c where c #>> '{use,as}' = 'attribute'
        and (i.state = 'applied' or not exists (select 1 from public.attributes a where a.team_id = i.team_id and a.name = c #>> '{use,name}'))))
$$;
create function public.read_import(import uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return public.import_told(public.import_or_missing(import));
end $$;
create function public.imports_of(team uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner', 'editor');
  return (select coalesce(jsonb_agg(public.import_told(i) order by i.created_at desc), '[]') from public.imports i where i.team_id = team);
end $$;

create function public.preview_import(import uuid, page int, size int, of_kind text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare i public.imports := public.import_or_missing(import); most int := least(greatest(size, 1), 200); pages int; at int;
  called int := (select place - 1 from jsonb_array_elements(i.columns) with ordinality as u (c, place) where c #>> '{use,as}' = 'name' limit 1);
  written int := (select place - 1 from jsonb_array_elements(i.columns) with ordinality as u (c, place) where c #>> '{use,as}' = 'address' limit 1);
begin
  pages := case when of_kind is null then i.rows else coalesce((i.counts ->> of_kind)::int, 0) end;
  pages := greatest(1, (pages + most - 1) / most);
  at := least(greatest(preview_import.page, 1), pages);
  return public.import_told(i) || jsonb_build_object('page', at, 'pages', pages, 'shown', (
    select coalesce(jsonb_agg(jsonb_build_object('row', o.row, 'kind', o.kind, 'joined', o.joined, 'wrong', o.wrong, 'barred', o.barred,
      'address', coalesce(r.address, left(r.cells ->> written, 320), ''), 'name', coalesce(o.facts ->> '@name', left(r.cells ->> called, 200), ''),
      'changes', (select coalesce(jsonb_agg(jsonb_build_object('what', e.key, 'before', e.value -> 0, 'after', e.value -> 1) order by e.key), '[]')
        from jsonb_each(coalesce(o.changes, '{}')) e)) order by o.row), '[]')
    from (select * from public.import_outcomes x where x.import_id = import and (of_kind is null or x.kind = of_kind)
      order by x.row offset (at - 1) * most limit most) o
    join public.import_rows r on r.import_id = import and r.row = o.row));
end $$;

create function public.remove_import(import uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.imports k where k.id = (public.import_or_missing(import)).id;
end $$;

grant execute on function public.begin_import(uuid, uuid, text, bigint), public.apply_import(uuid), public.import_progress(uuid),
  public.read_import(uuid), public.imports_of(uuid), public.preview_import(uuid, int, int, text), public.remove_import(uuid) to authenticated;
grant execute on function public.stage_rows(uuid, jsonb, bigint, jsonb), public.fail_import(uuid, jsonb), public.import_cells(uuid, int, int),
  public.judge_rows(uuid, jsonb), public.compare_import(uuid, jsonb), public.note_judged(uuid, bigint, bigint),
  public.settle_import(uuid), public.sweep_imports() to service_role;
