-- Contests, reports and corrections, and who answers them: src/review/README.md. In clear: random ids, instants, states.

-- What somebody asks about a record. sealed = her words, what it is about, each step; under the key of the person whose record it is.
-- table: review_case kind: node owner: review
create table review_case (
  case_id     uuid        not null primary key,
  person_id   uuid        not null,
  record_id   uuid        not null,
  kind        text        not null check (kind in ('access', 'document', 'professional', 'correction')),
  state       text        not null check (state in ('asked', 'answered', 'with-dpo', 'closed')),
  opened_at   timestamptz not null,
  changed_at  timestamptz not null,
  due         timestamptz not null,
  is_extended boolean     not null,
  -- About what her representatives do not see (CSP R.1111-50).
  hers_alone  boolean     not null,
  sealed      bytea       not null
);
create index review_case_record on review_case (record_id);
create index review_case_due on review_case (due) where state <> 'closed';

-- What a professional is asked by it, for herself: sealed under her key. Goes with the record.
-- table: review_asked kind: actor owner: review
create table review_asked (
  actor_id uuid        not null,
  case_id  uuid        not null references review_case on delete cascade,
  state    text        not null check (state in ('asked', 'answered', 'over')),
  due      timestamptz not null,
  sealed   bytea       not null,
  primary key (actor_id, case_id)
);
create index review_asked_case on review_asked (case_id);

-- What whoever protects the data looked for in the trace, for ever: her own searches are traced too.
-- table: proof_search kind: actor owner: review
create table proof_search (
  actor_id  uuid        not null,
  search_id uuid        not null,
  at        timestamptz not null,
  sealed    bytea       not null,
  primary key (actor_id, search_id)
);
revoke update, delete on proof_search from carnet_app;
