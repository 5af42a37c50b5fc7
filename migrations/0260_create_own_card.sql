-- Her emergency card: what she put on it, in which language, and the code that is printed on it (src/access/README.md).
-- A code of sixty bits; tag = its keyed hash. A card that is lost has its row deleted: from then on it is a code like no other.
-- table: card_code kind: lookup owner: access
create table card_code (
  tag       bytea not null primary key,
  record_id uuid  not null
);

-- sealed = language, and what is shown or left out; sealed_code = the code, so that she may print her card again.
-- table: own_card kind: record owner: access
create table own_card (
  record_id   uuid        not null primary key references record_head,
  changed_at  timestamptz not null,
  sealed      bytea       not null,
  code_tag    bytea,
  code_since  timestamptz,
  sealed_code bytea,
  check ((code_tag is null) = (code_since is null) and (code_tag is null) = (sealed_code is null))
);
alter table own_card enable row level security;
alter table own_card force row level security;
create policy pinned on own_card using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
