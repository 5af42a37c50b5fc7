-- Documents: visibility in clear bits and record-local tags, everything else sealed (architecture §5).
-- status: 1 approved · 2 deprecated (replaced) · 3 archived · 4 deleted. audience: 0 every professional allowed · 1 chosen ones.
-- facts = what a list line shows; metadata = the whole XDS entry; both sealed row by row.
-- table: document kind: record owner: documents
create table document (
  record_id     uuid        not null references record_head,
  document_id   uuid        not null,
  series_id     uuid        not null,
  version       integer     not null check (version > 0),
  status        smallint    not null check (status between 1 and 4),
  masked        boolean     not null,
  holder_from   timestamptz,
  hidden_from_representatives boolean not null,
  audience      smallint    not null check (audience in (0, 1)),
  class_tag     bigint      not null,
  month_tag     bigint      not null,
  author_tag    bigint      not null,
  depositor_tag bigint      not null,
  structure_tag bigint,
  unique_tag    bigint      not null,
  replaces_tag  bigint,
  content_tag   bigint      not null,
  submission_id uuid        not null,
  submitted_at  timestamptz not null,
  bytes         bigint      not null,
  body_in_row   boolean     not null,
  wrapped_key   bytea       not null,
  replaced_by   uuid,
  facts         bytea       not null,
  metadata      bytea       not null,
  primary key (record_id, document_id),
  -- masked and held at once is refused (CNDA EX_2.1-1050; parameter maskedAndHeldExclusive)
  check (not (masked and holder_from is not null and holder_from > submitted_at))
);
alter table document alter column facts set storage plain;
alter table document alter column metadata set storage external;
-- idempotence, inside the depositor's own namespace only (architecture §4.8)
create unique index document_once on document (record_id, depositor_tag, unique_tag);

-- table: document_audience kind: record owner: documents
create table document_audience (
  record_id   uuid   not null,
  document_id uuid   not null,
  actor_tag   bigint not null,
  primary key (record_id, document_id, actor_tag)
);

-- Small bodies live sealed beside their row: one fsync, atomic (docs/adr/2611-small-bodies-live-in-rows.md).
-- table: document_body kind: record owner: documents
create table document_body (
  record_id   uuid  not null,
  document_id uuid  not null,
  sealed      bytea not null,
  primary key (record_id, document_id)
);
alter table document_body alter column sealed set storage external;

-- table: submission kind: record owner: documents
create table submission (
  record_id     uuid        not null,
  submission_id uuid        not null,
  submitted_at  timestamptz not null,
  sealed        bytea       not null,
  primary key (record_id, submission_id)
);

-- Documents whose identity does not stand: kept thirty days under the depositing structure's inbox key, attached to nobody.
-- table: quarantine kind: actor owner: documents
create table quarantine (
  actor_id   uuid        not null,
  id         uuid        not null,
  kept_until timestamptz not null,
  reason     text        not null,
  sealed     bytea       not null,
  primary key (actor_id, id)
);
