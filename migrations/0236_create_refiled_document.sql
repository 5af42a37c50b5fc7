-- Documents of a merged record, filed again in the one that is kept: sealed under its key, under the number they had. This says which came from
-- where, so that undoing the merge takes exactly those back. See docs/adr/2611-merging-files-papers-again.md.
-- table: refiled_document kind: record owner: documents
create table refiled_document (
  record_id   uuid        not null references record_head,
  document_id uuid        not null,
  from_record uuid        not null,
  refiled_at  timestamptz not null,
  primary key (record_id, document_id)
);
alter table refiled_document enable row level security;
alter table refiled_document force row level security;
create policy pinned on refiled_document using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
