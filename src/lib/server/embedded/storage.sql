-- What Storage of a hosted project keeps in Postgres, as far as the box needs it. Runs at every start. Nobody but the
-- house gets here: the browser's roles may not even look into the schema.
create schema if not exists storage;
revoke all on schema storage from public;
create table if not exists storage.buckets (
  id text primary key,
  name text not null unique,
  owner uuid,
  public boolean not null default false,
  file_size_limit bigint,
  allowed_mime_types text[],
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table if not exists storage.objects (
  id uuid primary key default gen_random_uuid(),
  bucket_id text not null references storage.buckets,
  -- As whoever stored it says. No file on disk is called so: those are named by `version`.
  name text collate "C" not null,
  version uuid not null unique,
  metadata jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (bucket_id, name)
);
