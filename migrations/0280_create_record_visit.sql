-- When somebody last looked over a record in time, and the time before: what is new since. See src/views/README.md.
-- actor_tag = who, a record-local HMAC. before_at: her visit before this one; readings less than an hour apart are one visit.
-- table: record_visit kind: record owner: views
create table record_visit (
  record_id  uuid        not null references record_head,
  actor_tag  bigint      not null,
  visited_at timestamptz not null,
  before_at  timestamptz,
  primary key (record_id, actor_tag)
);
alter table record_visit enable row level security;
alter table record_visit force row level security;
create policy pinned on record_visit using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
