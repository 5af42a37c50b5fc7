-- What regulation finds people by when it has no number (PDT-INF-526 TD0.5): src/identity/README.md.

-- tag = keyed hash of two approximate traits together: how a name sounds and a year of birth, how two names sound, a first name and a birth date.
-- table: person_clue kind: lookup owner: identity
create table person_clue (
  tag      bytea not null,
  actor_id uuid  not null,
  primary key (tag, actor_id)
);
create index person_clue_actor on person_clue (actor_id);
