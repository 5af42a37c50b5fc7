-- What coded entries of deposited CDA tell, as proposals. See src/documents/facts/README.md.

-- One datum read in one document. It has no visibility of its own: it is only ever selected beside the row of its document, under the same clause.
-- status: 1 proposed · 2 confirmed · 3 dismissed. kind_tag, entry_tag = record-local HMAC of what kind it is and of where it stands in the document.
-- sealed = what is said, and where; decided = by whom it was confirmed or dismissed.
-- table: document_fact kind: record owner: documents
create table document_fact (
  record_id   uuid        not null references record_head,
  document_id uuid        not null,
  fact_id     uuid        not null,
  rank        integer     not null check (rank >= 0),
  status      smallint    not null check (status between 1 and 3),
  kind_tag    bigint      not null,
  entry_tag   bigint      not null,
  decided_at  timestamptz,
  sealed      bytea       not null,
  decided     bytea,
  primary key (record_id, document_id, fact_id),
  check ((status = 1) = (decided_at is null))
);
-- one entry, one fact: reading a document again adds nothing
create unique index document_fact_once on document_fact (record_id, document_id, entry_tag);
alter table document_fact alter column sealed set storage main;

-- Documents whose entries were read; not whether anything was found.
-- table: document_fact_read kind: record owner: documents
create table document_fact_read (
  record_id   uuid        not null references record_head,
  document_id uuid        not null,
  read_at     timestamptz not null,
  primary key (record_id, document_id)
);

-- Whether she lets the server read what is coded in her documents. No row: she was not asked yet, and nothing is read.
-- table: document_reading kind: record owner: documents
create table document_reading (
  record_id  uuid        not null references record_head,
  consents   boolean     not null,
  changed_at timestamptz not null,
  primary key (record_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['document_fact', 'document_fact_read', 'document_reading'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($p$create policy pinned on %I using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid)$p$, name);
  end loop;
end
$$;
