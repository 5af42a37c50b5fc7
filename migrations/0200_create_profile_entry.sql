-- The health profile: what the person, those who act for her and professionals declare. See src/profile/README.md.
-- status: 1 active · 2 ended · 3 removed · 4 « I have none » · 5 replaced · 6 draft. by_care: written by a professional.
-- In clear: random ids, instants, status, bits, record-local tags. sealed = what is said and by whom; links = documents she joined to it, told to her
-- alone; ended = until when; confirmed = who confirmed it.

-- One row is one version of one entry; `current` is the latest.
-- table: profile_entry kind: record owner: profile
create table profile_entry (
  record_id     uuid        not null references record_head,
  entry_id      uuid        not null,
  version       integer     not null check (version > 0),
  current       boolean     not null,
  status        smallint    not null check (status between 1 and 6),
  rubric_tag    bigint      not null,
  class_tag     bigint      not null,
  author_tag    bigint      not null,
  client_tag    bigint      not null,
  content_tag   bigint      not null,
  once_tag      bigint,
  by_care       boolean     not null,
  hidden_from_representatives boolean not null,
  written_at    timestamptz not null,
  confirmed_tag bigint,
  sealed        bytea       not null,
  links         bytea,
  ended         bytea,
  confirmed     bytea,
  primary key (record_id, entry_id, version)
);
create unique index profile_entry_current on profile_entry (record_id, entry_id) where current;
-- idempotence, inside the writer's own namespace only
create unique index profile_entry_once on profile_entry (record_id, author_tag, client_tag) where version = 1;
create index profile_entry_rubric on profile_entry (record_id, rubric_tag) where current;

-- A rubric that she hides from professionals; no row: shared like a document.
-- table: profile_rubric kind: record owner: profile
create table profile_rubric (
  record_id  uuid        not null references record_head,
  rubric_tag bigint      not null,
  hidden     boolean     not null,
  changed_at timestamptz not null,
  primary key (record_id, rubric_tag)
);

-- What somebody of her side holds to be wrong in an entry of a professional. sealed = her words.
-- table: profile_correction kind: record owner: profile
create table profile_correction (
  record_id     uuid        not null references record_head,
  correction_id uuid        not null,
  entry_id      uuid        not null,
  asked_at      timestamptz not null,
  answered_at   timestamptz,
  sealed        bytea       not null,
  primary key (record_id, correction_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['profile_entry', 'profile_rubric', 'profile_correction'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format($p$create policy pinned on %I using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid)$p$, name);
  end loop;
end
$$;
