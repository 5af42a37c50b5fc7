-- The insured population: src/identity/README.md. In clear: random ids, keyed tags, one bit of status.

-- What the insurer's register says beside the traits: contacts, Vitale card, attending doctor, representatives, death.
-- seen = HMAC of the insurer's last line, so that a line that says nothing new costs one look-up.
-- waiting: known by a waiting number (NIA) only, which opens nothing.
-- table: insured kind: actor owner: identity
create table insured (
  actor_id  uuid    not null primary key,
  record_id uuid    not null,
  waiting   boolean not null,
  seen      bytea   not null,
  sealed    bytea   not null
);

-- Contacts the person set herself: a row of its own, which no line of the insurer writes.
-- table: own_contact kind: actor owner: identity
create table own_contact (
  actor_id uuid  not null primary key,
  sealed   bytea not null
);

-- tag = HMAC of the strict traits and the birth place → those who bear them: for a number that changed, never a proof by itself.
-- table: person_trait kind: lookup owner: identity
create table person_trait (
  tag      bytea not null,
  actor_id uuid  not null,
  primary key (tag, actor_id)
);

-- tag = HMAC of a representative's number → whom she represents. She may be registered later than they.
-- table: represented kind: lookup owner: identity
create table represented (
  tag      bytea not null,
  actor_id uuid  not null,
  primary key (tag, actor_id)
);

-- Traits that the register changed are a change of rights: snapshots of the door hold the holder's name.
create function move_rights(p_records uuid[]) returns void language sql as $$
  update record_head set rights_version = rights_version + 1 where record_id = any(p_records)
$$;
