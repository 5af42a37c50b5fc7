-- Sessions: the row behind the sealed cookie. `append_trace` asks session_is_live in the same flight.
-- table: session kind: actor owner: accounts
create table session (
  actor_id   uuid        not null,
  session_id uuid        not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  means      text        not null,
  primary key (actor_id, session_id)
);

-- Loops have no session; the null session is theirs, and only the actors listed here may come without one.
create function session_is_live(p_actor uuid, p_session uuid, p_at timestamptz)
returns boolean language sql stable as $$
  select case when p_session is null then p_actor = '00000000-0000-4000-8000-000000000001'
    else exists (select 1 from session
      where actor_id = p_actor and session_id = p_session and ended_at is null and expires_at > p_at) end
$$;
