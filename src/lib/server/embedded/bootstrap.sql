-- What a hosted Supabase has before a project's first migration. Runs at every start and may be run twice.
-- Beware: it stands in for @supabase/lite's own preparation, which would grant everything to everyone and so
-- undo each REVOKE of the migrations. Nothing here grants on tables that exist.
do $$
declare name text;
begin
  foreach name in array array['anon', 'authenticated', 'service_role', 'authenticator'] loop
    if not exists (select from pg_roles where rolname = name) then execute format('create role %I nologin noinherit', name); end if;
  end loop;
  alter role service_role bypassrls;
  grant anon, authenticated, service_role to authenticator;
end $$;

create schema if not exists extensions;
create schema if not exists auth;
create schema if not exists realtime;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists "uuid-ossp" with schema extensions;

revoke create on schema public from public;
grant usage on schema public, extensions, auth, realtime to anon, authenticated, service_role;

do $$
begin
  -- A hosted project starts with these. A migration that takes them away again must win, at every later start too.
  if to_regclass('supabase_migrations.schema_migrations') is not null then return; end if;
  alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
  alter default privileges in schema extensions grant execute on functions to anon, authenticated, service_role;
end $$;

alter database postgres set search_path to "$user", public, extensions;
