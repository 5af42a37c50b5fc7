-- Persons: traits and contacts sealed under the person's own key; found by blind index only.
-- table: person kind: actor owner: identity
create table person (
  actor_id uuid  not null primary key,
  sealed   bytea not null
);

-- tag = HMAC-SHA-256(KBI, "ins" ‖ OID ‖ matricule), never a plain hash: the space of NIR is small.
-- table: person_tag kind: lookup owner: identity
create table person_tag (
  tag       bytea not null primary key,
  actor_id  uuid  not null,
  record_id uuid  not null
);
