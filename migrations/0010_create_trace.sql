-- The trace: one numbered, chained stream per record and kind of reader. See src/audit/README.md.

-- One row per record: the lock that orders its reads and its changes of rights, and the heads of its three streams.
-- Decoy rows have the same shape: a refusal on no record runs the same statements.
-- table: record_head kind: record owner: audit
create table record_head (
  record_id      uuid   primary key,
  rights_version bigint not null default 0,
  open_n         bigint not null default 0,
  open_chain     bytea  not null default decode(repeat('00', 32), 'hex'),
  holder_n       bigint not null default 0,
  holder_chain   bytea  not null default decode(repeat('00', 32), 'hex'),
  held_n         bigint not null default 0,
  held_chain     bytea  not null default decode(repeat('00', 32), 'hex')
) with (fillfactor = 50);

-- stream: 1 open, 2 holder, 3 held. leaf = commitment ‖ chain (64 bytes). sealed = salt ‖ entry, under the record's trace key.
-- table: trace kind: record owner: audit
create table trace (
  record_id uuid        not null references record_head,
  stream    smallint    not null check (stream between 1 and 3),
  n         bigint      not null check (n > 0),
  at        timestamptz not null,
  leaf      bytea       not null check (length(leaf) = 64),
  sealed    bytea       not null,
  primary key (record_id, stream, n)
);
alter table trace alter column sealed set storage external;

-- Committed entries that wait for their place in the tree.
-- table: trace_pending kind: node owner: audit
create table trace_pending (
  id        bigint generated always as identity primary key,
  record_id uuid     not null,
  stream    smallint not null,
  n         bigint   not null,
  leaf      bytea    not null
);

-- What an actor did, for herself and for review. The record is inside the sealed body; in clear only the day, so that
-- no instant joins this table to `trace`.
-- table: actor_journal kind: actor owner: audit
create table actor_journal (
  actor_id uuid   not null,
  id       bigint generated always as identity,
  day      date   not null,
  sealed   bytea  not null,
  primary key (actor_id, id)
);

-- Refusals of one actor in one minute. Above the budget they are counted here instead of traced (security.md A25).
-- table: actor_refusal kind: actor owner: audit
create table actor_refusal (
  actor_id uuid        not null,
  minute   timestamptz not null,
  refused  integer     not null,
  primary key (actor_id, minute)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the trace is only appended to' using errcode = 'CA009';
end $$;

create trigger trace_is_append_only before update or delete or truncate on trace
  for each statement execute function refuse_change();

-- Appends one entry under the record's row lock. This is what makes the caller's statement one flight:
--   CA001 the rights moved since the decision: decide again · CA002 the session has ended · CA003 no such record.
-- `p_version` null: nothing was decided on rights (a refusal, the opening itself). `p_changes`: the entry changes rights.
create function append_trace(
  p_record uuid, p_version bigint, p_actor uuid, p_session uuid, p_at timestamptz,
  p_stream smallint, p_commitment bytea, p_sealed bytea, p_journal bytea, p_changes boolean
) returns bigint language plpgsql as $$
declare
  head  record_head;
  entry bigint;
  link  bytea;
begin
  perform set_config('carnet.record_id', p_record::text, true);
  if not session_is_live(p_actor, p_session, p_at) then
    raise exception 'session ended' using errcode = 'CA002';
  end if;
  update record_head set
    rights_version = rights_version + p_changes::int,
    open_n       = open_n + (p_stream = 1)::int,
    open_chain   = case when p_stream = 1 then sha256(open_chain || p_commitment) else open_chain end,
    holder_n     = holder_n + (p_stream = 2)::int,
    holder_chain = case when p_stream = 2 then sha256(holder_chain || p_commitment) else holder_chain end,
    held_n       = held_n + (p_stream = 3)::int,
    held_chain   = case when p_stream = 3 then sha256(held_chain || p_commitment) else held_chain end
  where record_id = p_record returning * into head;
  if not found then
    raise exception 'no such record' using errcode = 'CA003';
  end if;
  if head.rights_version - p_changes::int <> p_version then
    raise exception 'rights moved' using errcode = 'CA001';
  end if;
  case p_stream
    when 1 then entry := head.open_n;   link := head.open_chain;
    when 2 then entry := head.holder_n; link := head.holder_chain;
    else        entry := head.held_n;   link := head.held_chain;
  end case;
  insert into trace (record_id, stream, n, at, leaf, sealed)
    values (p_record, p_stream, entry, p_at, p_commitment || link, p_sealed);
  insert into trace_pending (record_id, stream, n, leaf)
    values (p_record, p_stream, entry, p_commitment || link);
  insert into actor_journal (actor_id, day, sealed)
    values (p_actor, (p_at at time zone 'UTC')::date, p_journal);
  return entry;
end $$;

-- Counts a refusal; true while the actor's budget of this minute lasts.
create function within_refusal_budget(p_actor uuid, p_at timestamptz, p_budget integer)
returns boolean language sql as $$
  insert into actor_refusal (actor_id, minute, refused)
    values (p_actor, date_trunc('minute', p_at, 'UTC'), 1)
  on conflict (actor_id, minute) do update set refused = actor_refusal.refused + 1
  returning refused <= p_budget
$$;
