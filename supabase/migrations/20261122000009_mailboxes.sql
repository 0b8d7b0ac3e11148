-- Whose mailbox a letter has proved. Where addresses are not confirmed, anybody can register one that is not theirs;
-- so the first proof ends the passwords and the sessions from before it, and this table says that it happened. Only
-- the house reads and writes it: who registered an address must not be able to say that it was proved.
create table public.mailboxes (
  user_id uuid primary key references auth.users on delete cascade,
  proved_at timestamptz not null default now()
);
alter table public.mailboxes enable row level security;
grant select, insert on public.mailboxes to service_role;
