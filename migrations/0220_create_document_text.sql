-- Words of documents, for the search of one record. See src/documents/text/README.md.

-- One part of what a document says. words = its distinct words, how often each; sealed = the text itself, compressed, for extracts. Both under the record's
-- key. It has no visibility of its own: it is only ever selected beside the row of its document, under the same clause.
-- table: document_text kind: record owner: documents
create table document_text (
  record_id   uuid     not null references record_head,
  document_id uuid     not null,
  part        smallint not null check (part >= 0),
  words       bytea    not null,
  sealed      bytea    not null,
  primary key (record_id, document_id, part)
);
-- Beside one another in their page: two thousand of them are read by one question.
alter table document_text alter column words set storage main;
alter table document_text alter column sealed set storage external;
alter table document_text set (toast_tuple_target = 8160);
alter table document_text enable row level security;
alter table document_text force row level security;
create policy pinned on document_text using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- Deposits whose files are still to be read. wrapped_key = the document's key for the reader of texts, made at the deposit, from bytes that were in the
-- depositor's hands; it goes with the row. sealed = what the files are. next_file, next_page, next_part: from where a reader that was stopped goes on.
-- table: document_text_waiting kind: node owner: documents
create table document_text_waiting (
  document_id uuid        not null primary key,
  record_id   uuid        not null,
  next_at     timestamptz not null,
  attempts    smallint    not null default 0,
  next_file   smallint    not null default 0,
  next_page   integer     not null default 1,
  next_part   smallint    not null default 0,
  wrapped_key bytea       not null,
  sealed      bytea       not null
);
create index document_text_due on document_text_waiting (next_at);
create index document_text_of_record on document_text_waiting (record_id);
