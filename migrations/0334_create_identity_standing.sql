-- How far an identity stands in a structure, and what it doubts (RNIV: the four statuses, « douteuse », « fictive »): src/identity/README.md.

-- One row a change: the last one stands, the others say who and when. tag = keyed hash of the structure and of the number under which a record is asked for,
-- so of the INS: no tag is in two structures, none leads to a record. actor_id = the structure, else who practises alone. sealed = who noted it.
-- table: identity_standing kind: actor owner: identity
create table identity_standing (
  actor_id  uuid        not null,
  tag       bytea       not null check (length(tag) = 32),
  n         integer     not null check (n > 0),
  noted_at  timestamptz not null,
  -- The traits were compared with a paper of high trust.
  verified  boolean     not null,
  -- The teleservice or a card gave the number for these traits.
  recovered boolean     not null,
  mark      text        check (mark in ('doubtful', 'fictitious')),
  sealed    bytea       not null,
  primary key (actor_id, tag, n)
);
-- What was noted stays as it was noted.
revoke update, delete on identity_standing from carnet_app;
