-- Codes of the information letter, of the desk, or asked for: 60 bits, once, five tries. tag = HMAC(KBI, purpose ‖ code), digest = the same
-- bound to its person. Twins may share the code of one letter: one row each.
-- table: activation_code kind: lookup owner: accounts
create table activation_code (
  tag          bytea       not null,
  actor_id     uuid        not null,
  purpose      text        not null check (purpose in ('activation', 'recovery')),
  reason       text        not null check (reason in ('letter', 'asked', 'desk', 'on-demand')),
  digest       bytea       not null,
  issued_at    timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  cancelled_at timestamptz,
  primary key (tag, actor_id)
);
create index activation_code_of_person on activation_code (actor_id, purpose, reason) where used_at is null and cancelled_at is null;

-- Each try at a code or a password, under what was typed: the same row whether anybody is behind it or not.
-- table: sign_in_attempt kind: lookup owner: accounts
create table sign_in_attempt (
  tag        bytea       not null,
  attempt_id uuid        not null,
  kind       text        not null check (kind in ('code', 'password', 'one-time', 'request')),
  at         timestamptz not null,
  primary key (tag, attempt_id)
);
create index sign_in_attempt_in_order on sign_in_attempt (kind, at);

-- What a session came from, for the person's own list: sealed under her key. Absent for loops, demonstrations and older sessions.
alter table session add column device_id uuid, add column sealed bytea;
