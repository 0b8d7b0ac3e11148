-- What a team's surveys look like. No row: as Earshot looks by itself. Whether it can be read is judged by
-- src/lib/account/brand.ts; here is what must hold for the style and the picture to be harmless.

create table public.brands (
  team_id uuid primary key references public.teams on delete cascade,
  accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
  background text not null check (background ~ '^#[0-9a-f]{6}$'),
  font text not null check (font in ('sans', 'humanist', 'serif', 'rounded')),
  corner text not null check (corner in ('square', 'soft', 'round')),
  backdrop text not null check (backdrop in ('plain', 'tinted', 'gradient')),
  -- The picture in base64: 60 kB. Its address is the hash of its content, so it can be kept for ever.
  logo text check (logo ~ '^[A-Za-z0-9+/]+={0,2}$' and char_length(logo) <= 80000),
  logo_type text check (logo_type in ('png', 'jpeg', 'webp')),
  logo_hash text generated always as (encode(sha256(decode(logo, 'base64')), 'hex')) stored,
  logo_width int check (logo_width between 1 and 2000),
  logo_height int check (logo_height between 1 and 2000),
  logo_alt text not null default '' check (char_length(logo_alt) <= 120),
  constraint logo_whole check (num_nulls(logo, logo_type, logo_width, logo_height) in (0, 4))
);
create index brands_by_logo on public.brands (logo_hash);
alter table public.brands enable row level security;
create policy "Members see how their team looks" on public.brands
  for select to authenticated using (public.role_in(team_id) is not null);
grant select on public.brands to authenticated;

-- The brand as src/lib/account/brand.ts knows it, or null.
create function public.brand_of(team uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('accent', b.accent, 'background', b.background, 'font', b.font, 'corner', b.corner,
    'backdrop', b.backdrop, 'logo', case when b.logo_hash is not null then jsonb_build_object(
      'src', '/brand/' || b.logo_hash || '.' || b.logo_type,
      'width', b.logo_width, 'height', b.logo_height, 'alt', b.logo_alt) end)
  from public.brands b where b.team_id = team
$$;

-- look: {accent, background, font, corner, backdrop, alt, logo?: {data, type, width, height} | null}
-- Without `logo` the picture stays, with null it goes.
create function public.set_brand(team uuid, look jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare picture jsonb := nullif(look -> 'logo', 'null');
begin
  perform public.must_be(team, 'owner');
  if jsonb_typeof(look) is distinct from 'object' then perform public.refuse(400, 'invalid'); end if;
  begin
    insert into public.brands as b (team_id, accent, background, font, corner, backdrop, logo_alt,
      logo, logo_type, logo_width, logo_height)
    values (team, look ->> 'accent', look ->> 'background', look ->> 'font', look ->> 'corner', look ->> 'backdrop',
      coalesce(look ->> 'alt', ''), picture ->> 'data', picture ->> 'type', (picture ->> 'width')::int, (picture ->> 'height')::int)
    on conflict (team_id) do update set accent = excluded.accent, background = excluded.background,
      font = excluded.font, corner = excluded.corner, backdrop = excluded.backdrop, logo_alt = excluded.logo_alt,
      logo = case when look ? 'logo' then excluded.logo else b.logo end,
      logo_type = case when look ? 'logo' then excluded.logo_type else b.logo_type end,
      logo_width = case when look ? 'logo' then excluded.logo_width else b.logo_width end,
      logo_height = case when look ? 'logo' then excluded.logo_height else b.logo_height end;
  exception when check_violation or not_null_violation or invalid_text_representation
    or invalid_parameter_value or numeric_value_out_of_range then perform public.refuse(400, 'invalid');
  end;
end $$;

create function public.clear_brand(team uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform public.must_be(team, 'owner');
  delete from public.brands where team_id = team;
end $$;

-- What a respondent's page needs to know of a survey, by its link.
create or replace function public.open_survey(slug text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'survey', s.id, 'name', s.name, 'version', s.live_version, 'mode', s.mode, 'state', public.survey_state(s),
    'opensAt', s.opens_at, 'closesAt', s.closes_at, 'timeZone', s.time_zone, 'sharing', public.sharing_of(s.id),
    'brand', public.brand_of(s.team_id))
  from public.surveys s where s.slug = open_survey.slug
$$;

grant execute on function public.set_brand(uuid, jsonb), public.clear_brand(uuid) to authenticated;
revoke execute on function public.brand_of(uuid) from public, anon, authenticated;
