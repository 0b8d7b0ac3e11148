-- Default deny. Everything below grants by name what somebody may do; what is not granted is refused.

-- Supabase grants everything in `public` to the browser's roles by default, and Postgres lets anybody
-- execute a new function. Both are turned off before the first table exists.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

-- A refusal that a person should hear about: PostgREST turns PTxyz into HTTP status xyz, and the code
-- travels in `detail` to be put into words by the interface.
create function public.refuse(status int, code text) returns void
language plpgsql set search_path = '' as $$
begin
  raise exception '%', code using errcode = 'PT' || status::text, detail = code;
end $$;
