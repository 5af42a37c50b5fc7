-- Stays of a person in a structure, as the structure's own software says them: what makes a care team a dated fact (L.1110-12, R.1111-46 al. 2).

-- number_tag = record-local HMAC of the structure and of its own number of the stay; structure_tag = the same of the structure, as its rule bears it.
-- sealed = the number, the service, the structure. valid_until = when it ends unless the structure says it again.
-- table: stay kind: record owner: access
create table stay (
  record_id     uuid        not null references record_head,
  number_tag    bigint      not null,
  structure_tag bigint      not null,
  admitted_at   timestamptz not null,
  valid_until   timestamptz not null check (valid_until > admitted_at),
  ended_at      timestamptz,
  sealed        bytea       not null,
  primary key (record_id, number_tag)
);
alter table stay enable row level security;
alter table stay force row level security;
create policy pinned on stay using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
