-- What was made of a document to show it: a PDF of a letter, a picture to look at, the list of images of a study. Its bytes are in the store of bytes, under
-- record/document.attempt. sealed = what it is, how long, where, and its hash; for a list of images, the list itself.
-- table: document_rendition kind: record owner: documents
create table document_rendition (
  record_id   uuid     not null references record_head,
  document_id uuid     not null,
  kind        smallint not null check (kind between 1 and 4),
  wrapped_key bytea,
  sealed      bytea    not null,
  primary key (record_id, document_id, kind)
);
alter table document_rendition enable row level security;
alter table document_rendition force row level security;
create policy pinned on document_rendition using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
