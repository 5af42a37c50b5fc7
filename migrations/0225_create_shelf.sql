-- What a person organises among the documents of a record: hers, never told to a professional. See src/documents/shelf/README.md.
-- owner_tag = whose shelf, reader_tag = who opened, both record-local HMACs. Names, views and notes are sealed row by row.

-- Of one document in every version of it. to_file: in the inbox « à classer ». sealed = her own note.
-- table: shelf_mark kind: record owner: documents
create table shelf_mark (
  record_id  uuid        not null references record_head,
  owner_tag  bigint      not null,
  series_id  uuid        not null,
  pinned     boolean     not null default false,
  folder_id  uuid,
  to_file    boolean     not null default false,
  sealed     bytea,
  changed_at timestamptz not null,
  primary key (record_id, owner_tag, series_id)
);
alter table shelf_mark enable row level security;
alter table shelf_mark force row level security;
create policy pinned on shelf_mark using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- One version that one person has opened, or says she has read.
-- table: shelf_read kind: record owner: documents
create table shelf_read (
  record_id   uuid   not null references record_head,
  reader_tag  bigint not null,
  document_id uuid   not null,
  primary key (record_id, reader_tag, document_id)
);
alter table shelf_read enable row level security;
alter table shelf_read force row level security;
create policy pinned on shelf_read using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- A folder (1), or a view she keeps (2): sealed = its name, and what narrows the list.
-- table: shelf_thing kind: record owner: documents
create table shelf_thing (
  record_id  uuid        not null references record_head,
  owner_tag  bigint      not null,
  thing_id   uuid        not null,
  kind       smallint    not null check (kind in (1, 2)),
  created_at timestamptz not null,
  sealed     bytea       not null,
  primary key (record_id, owner_tag, thing_id)
);
alter table shelf_thing enable row level security;
alter table shelf_thing force row level security;
create policy pinned on shelf_thing using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
