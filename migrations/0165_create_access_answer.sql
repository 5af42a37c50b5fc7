-- What the person says of an access, and what its author is asked. See src/journal/README.md.

-- Her answer to one line of her journal. sealed = whose explanation was asked for, under the record's key.
-- table: access_answer kind: record owner: journal
create table access_answer (
  record_id   uuid        not null references record_head,
  stream      smallint    not null check (stream between 1 and 3),
  n           bigint      not null check (n > 0),
  answer      text        not null check (answer in ('recognised', 'not-recognised')),
  answered_at timestamptz not null,
  sealed      bytea       not null,
  primary key (record_id, stream, n)
);
alter table access_answer enable row level security;
alter table access_answer force row level security;
create policy pinned on access_answer using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- An explanation that somebody is asked for. sealed = what she did, on whose record, and what she answers; for herself.
-- table: explanation kind: actor owner: journal
create table explanation (
  actor_id   uuid        not null,
  id         uuid        not null,
  state      text        not null check (state in ('asked', 'explained', 'withdrawn')),
  asked_at   timestamptz not null,
  due_at     timestamptz not null,
  changed_at timestamptz not null,
  sealed     bytea       not null,
  primary key (actor_id, id)
);
