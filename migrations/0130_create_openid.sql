-- Sign-in at an outside provider (OpenID Connect). No name, no token and no claim stands here.

-- Whom an identity of an outside provider is: tag = HMAC(KBI, issuer ‖ sub), so that two providers never collide.
-- table: outside_identity kind: lookup owner: accounts
create table outside_identity (
  tag       bytea       not null primary key check (length(tag) = 32),
  actor_id  uuid        not null,
  linked_at timestamptz not null
);
create index outside_identity_of_actor on outside_identity (actor_id);

-- What has served and serves no more before it expires: the state of a callback, the challenge of a passkey.
-- table: used_once kind: lookup owner: accounts
create table used_once (
  tag        bytea       not null primary key check (length(tag) = 32),
  expires_at timestamptz not null
);
create index used_once_in_order on used_once (expires_at);

-- Where a professional said she works, to be proposed first the next time; sealed under her own key.
-- table: remembered_place kind: actor owner: accounts
create table remembered_place (
  actor_id uuid  not null primary key,
  sealed   bytea not null
);
