-- Who cares for her, as she keeps the list herself: it gives nobody anything (src/access/README.md). sealed = who, or what she wrote of somebody who is in
-- no directory; listed or taken off the list.
-- table: own_carer kind: record owner: access
create table own_carer (
  record_id  uuid        not null references record_head,
  carer_tag  bigint      not null,
  changed_at timestamptz not null,
  sealed     bytea       not null,
  primary key (record_id, carer_tag)
);
alter table own_carer enable row level security;
alter table own_carer force row level security;
create policy pinned on own_carer using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
