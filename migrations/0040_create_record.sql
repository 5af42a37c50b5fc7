-- The record's life. States and transitions: src/records/README.md.
-- table: record kind: record owner: records
create table record (
  record_id    uuid        not null primary key references record_head,
  holder_id    uuid        not null,
  state        text        not null check (state in ('open', 'active', 'suspended', 'closed', 'deceased')),
  opened_at    timestamptz not null,
  activated_at timestamptz,
  closed_at    timestamptz
);
-- Not unique: the holder's number is not the distribution key; person_tag, distributed by the tag, makes it one record a person.
create index record_holder on record (holder_id);
