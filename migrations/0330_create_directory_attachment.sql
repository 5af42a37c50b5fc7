-- Who acts for a time in somebody else's place: a substitute (CSP L.4131-2, R.4127-65) or a student under her tutor (R.6153-3). Nothing of a patient.

-- under_id = whom she replaces, or who answers for her training; body = both as they were named, and the place. An import or a provider replaces the places
-- of directory_actor, and never these: only who named somebody, her leaving, or a strike ends an attachment.
-- table: directory_attachment kind: actor owner: directory
create table directory_attachment (
  actor_id              uuid        not null,
  attachment_id         uuid        not null,
  kind                  text        not null check (kind in ('substitute', 'student')),
  under_id              uuid        not null check (under_id <> actor_id),
  structure_national_id text        not null,
  named_at              timestamptz not null,
  valid_from            timestamptz not null,
  valid_until           timestamptz not null check (valid_until > valid_from),
  ended_at              timestamptz,
  body                  text        not null,
  primary key (actor_id, attachment_id)
);
create index directory_attachment_under on directory_attachment (under_id, named_at);
create index directory_attachment_place on directory_attachment (structure_national_id, valid_until);
