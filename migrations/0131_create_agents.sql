-- Agents of the desk, of the phone and of the operator. They see no document; their names are sealed under their own keys.
-- table: agent_account kind: actor owner: accounts
create table agent_account (
  actor_id    uuid        not null primary key,
  sealed      bytea       not null,
  created_by  uuid,
  created_at  timestamptz not null,
  disabled_at timestamptz
);

-- A code that lets a new agent register her key, once. tag = HMAC(KBI, code).
-- table: agent_invitation kind: lookup owner: accounts
create table agent_invitation (
  tag        bytea       not null primary key check (length(tag) = 32),
  actor_id   uuid        not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- An act that two agents do together: asked by one, approved by another, done once. `subject` is what it is about: a random number, never a person's name.
-- table: agent_act kind: node owner: accounts
create table agent_act (
  act_id       uuid        not null primary key,
  kind         text        not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject      uuid        not null,
  asked_by     uuid        not null,
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  answered_by  uuid,
  answered_at  timestamptz,
  is_approved  boolean,
  done_at      timestamptz,
  -- The rule itself, whatever the program does.
  constraint agent_act_two_persons check (answered_by is null or answered_by <> asked_by),
  constraint agent_act_done_approved check (done_at is null or is_approved)
);
create index agent_act_open on agent_act (expires_at) where done_at is null;
