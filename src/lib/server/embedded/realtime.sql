-- The part of Supabase's `realtime` schema that broadcasting from the database needs. A hosted project brings its own.
create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid() primary key,
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  updated_at timestamp not null default now(),
  inserted_at timestamp not null default now()
);
create index if not exists messages_inserted_at on realtime.messages (inserted_at);
alter table realtime.messages enable row level security;
grant select, insert, update on realtime.messages to anon, authenticated, service_role;

-- Which channel somebody wants to enter, for the policies on `realtime.messages`.
create or replace function realtime.topic() returns text language sql stable as $$
  select nullif(current_setting('realtime.topic', true), '')
$$;

-- A message that cannot be sent must not undo the write that wanted to tell of it.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true)
returns void language plpgsql as $$
declare
  message uuid := gen_random_uuid();
begin
  insert into realtime.messages (id, payload, event, topic, private, extension)
  values (message, payload || jsonb_build_object('id', coalesce(payload -> 'id', to_jsonb(message))),
    event, topic, private, 'broadcast');
exception when others then
  raise warning 'WarnSendingBroadcastMessage: %', sqlerrm;
end $$;

-- NOTIFY carries less than 8,000 bytes: a longer message is named, and looked up by the one who hears of it.
create or replace function realtime.tell() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  message text := jsonb_build_object('topic', new.topic, 'event', new.event, 'private', new.private, 'payload', new.payload);
begin
  if new.extension = 'broadcast' and new.event is not null then
    perform pg_notify('realtime', case when octet_length(message) < 7900 then message
      else jsonb_build_object('id', new.id)::text end);
  end if;
  return null;
end $$;
revoke execute on function realtime.tell() from public;
create or replace trigger tell after insert on realtime.messages for each row execute function realtime.tell();
