-- How far the holder may read the stream of what was kept from her until its announcement (R.1111-53): everything before the first entry that
-- may be about a document she does not see yet. No row: nothing of it.
-- table: trace_opened kind: record owner: audit
create table trace_opened (
  record_id uuid   not null primary key references record_head,
  held_n    bigint not null
);
alter table trace_opened enable row level security;
create policy pinned on trace_opened using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- Documents that are not open yet: few, and looked for by record.
create index document_held on document (record_id, holder_from) where holder_from is not null;

-- Profiles go with the record they are of.
create index profile_of_record on profile (record_id);
