-- A file on its way, in pieces (tus 1.0): hers alone, in no record until it is filed. See src/documents/uploads/README.md.
-- sealed = for which record, its name, its declared type; receipt = what was answered when it was filed. Pieces are in the store of bytes, each sealed with a
-- key of its own that only she opens, under upload/actor/upload/piece.
-- table: upload kind: actor owner: documents
create table upload (
  actor_id   uuid        not null,
  upload_id  uuid        not null,
  expires_at timestamptz not null,
  length     bigint      not null check (length > 0),
  received   bigint      not null default 0 check (received between 0 and length),
  sealed     bytea       not null,
  receipt    bytea,
  primary key (actor_id, upload_id)
);

-- table: upload_piece kind: actor owner: documents
create table upload_piece (
  actor_id    uuid    not null,
  upload_id   uuid    not null,
  start       bigint  not null,
  bytes       integer not null,
  piece_id    uuid    not null,
  sha256      bytea   not null,
  wrapped_key bytea   not null,
  primary key (actor_id, upload_id, start),
  foreign key (actor_id, upload_id) references upload on delete cascade
);
