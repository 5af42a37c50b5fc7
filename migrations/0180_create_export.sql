-- Copies of a record that its holder takes with her, or that are handed over on request. See src/views/README.md.

-- One copy asked for. sealed = who asked, of what, why (a key of its own, so that how far it is can be told without opening the record);
-- progress = how far it is, under the same key; archive = length and hash of the file, under the record's key; the file is in the store of bytes, under
-- record/export/attempt. asker_tag = record-local HMAC of who asked; null: the operator hands it over.
-- table: export kind: record owner: views
create table export (
  record_id   uuid        not null references record_head,
  export_id   uuid        not null,
  asker_tag   bigint,
  state       text        not null check (state in ('asked', 'running', 'ready', 'failed', 'cancelled', 'expired')),
  asked_at    timestamptz not null,
  changed_at  timestamptz not null,
  expires_at  timestamptz,
  attempt     uuid,
  bytes       bigint,
  wrapped_key bytea,
  archive     bytea,
  sealed      bytea       not null,
  progress    bytea,
  primary key (record_id, export_id),
  check (state <> 'ready' or (expires_at is not null and attempt is not null and bytes is not null and wrapped_key is not null and archive is not null))
);
alter table export enable row level security;
alter table export force row level security;
create policy pinned on export using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- The clock names an export by its id alone. tag = the id under a keyed hash; sealed = of which record.
-- table: export_tag kind: lookup owner: views
create table export_tag (
  tag    bytea not null primary key,
  sealed bytea not null
);

-- What somebody asked for with a fresh proof is carried out after her session may have ended: the export itself is the mandate, on its own record and
-- until it is ready, cancelled or given up. Its id is never a session of a cookie: the server alone names it.
create or replace function session_is_live(p_actor uuid, p_session uuid, p_at timestamptz)
returns boolean language sql stable as $$
  select case when p_session is null then p_actor = '00000000-0000-4000-8000-000000000001'
    else exists (select 1 from session
        where actor_id = p_actor and session_id = p_session and ended_at is null and expires_at > p_at)
      or exists (select 1 from export
        where record_id = nullif(current_setting('carnet.record_id', true), '')::uuid and export_id = p_session and state in ('asked', 'running')) end
$$;
