-- Means of sign-in of one actor: her identifier and the hash of her password (Argon2id, PHC), her authenticator app, each sealed under her key.
-- table: account kind: actor owner: accounts
create table account (
  actor_id    uuid        not null primary key,
  sealed      bytea       not null,
  password    bytea       not null,
  created_at  timestamptz not null,
  password_at timestamptz not null,
  totp        bytea,
  totp_step   bigint
);

-- tag = HMAC(KBI, identifier): unique among all.
-- table: account_tag kind: lookup owner: accounts
create table account_tag (
  tag      bytea not null primary key,
  actor_id uuid  not null
);

-- Passkeys. sealed = public key, counter, name, whether it is bound to one device. tag = HMAC(KBI, credential id).
-- table: passkey kind: actor owner: accounts
create table passkey (
  actor_id     uuid        not null,
  passkey_id   uuid        not null,
  sealed       bytea       not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,
  primary key (actor_id, passkey_id)
);

-- table: passkey_tag kind: lookup owner: accounts
create table passkey_tag (
  tag        bytea not null primary key,
  actor_id   uuid  not null,
  passkey_id uuid  not null
);

-- Browsers she signed in from; those she trusts need no one-time code.
-- table: device kind: actor owner: accounts
create table device (
  actor_id      uuid        not null,
  device_id     uuid        not null,
  sealed        bytea       not null,
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  trusted_until timestamptz,
  forgotten_at  timestamptz,
  primary key (actor_id, device_id)
);

-- One-time codes by mail or SMS: what is kept is a keyed hash.
-- table: one_time_code kind: actor owner: accounts
create table one_time_code (
  actor_id   uuid        not null,
  code_id    uuid        not null,
  purpose    text        not null check (purpose in ('sign-in', 'contact')),
  digest     bytea       not null,
  sealed     bytea,
  sent_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (actor_id, code_id)
);

-- Tickets (sealed, in the browser's hands) that were used: each works once.
-- table: spent_ticket kind: lookup owner: accounts
create table spent_ticket (
  tag   bytea       not null primary key,
  until timestamptz not null
);

-- Somebody asks for a code, her identifier, a lost means: written as it came, worked out later by a loop, so that the answer and the work of
-- the request are the same whoever asks.
-- table: account_request kind: node owner: accounts
create table account_request (
  request_id uuid        not null primary key,
  asked_at   timestamptz not null,
  sealed     bytea       not null
);
create index account_request_in_order on account_request (asked_at);

-- A lost means being replaced: effective at due_at unless she cancels it (security.md A8).
-- table: recovery kind: actor owner: accounts
create table recovery (
  actor_id     uuid        not null primary key,
  recovery_id  uuid        not null,
  sealed       bytea       not null,
  asked_at     timestamptz not null,
  due_at       timestamptz not null
);
