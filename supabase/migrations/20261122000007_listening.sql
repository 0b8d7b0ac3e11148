-- Who may listen to a board's hints: the bearer of a listening token for exactly that topic. The token's role is
-- `anon`, which may do nothing else; the hint carries no data.
create policy "A listener hears the topic its token names" on realtime.messages
  for select to anon
  using (extension = 'broadcast' and realtime.topic() = (select auth.jwt() ->> 'listen'));
