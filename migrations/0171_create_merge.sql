-- Two records of one person, made one by two agents, and back: src/access/README.md. The second keeps its rows and its state of before.
-- table: record_merge kind: node owner: access
create table record_merge (
  merge_id      uuid        not null primary key,
  kept_id       uuid        not null,
  kept_record   uuid        not null,
  second_id     uuid        not null,
  second_record uuid        not null,
  state         text        not null check (state in ('asked', 'merged', 'undone')),
  asked_at      timestamptz not null,
  merged_at     timestamptz,
  undone_at     timestamptz,
  -- What the second was, to put it back: its state (none: it had no record) and the clocks that were stopped.
  second_state  text,
  archive_due     timestamptz,
  opening_due   timestamptz,
  constraint record_merge_two check (kept_id <> second_id)
);
create index record_merge_kept on record_merge (kept_id) where state = 'merged';
create index record_merge_second on record_merge (second_record) where state = 'merged';
