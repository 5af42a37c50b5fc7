-- The last step of what is handed over: an agent who did not decide delivers a code; its bearer opens the copy, once, within a period; after it, or
-- with its record, everything goes. See src/retention/README.md.
alter table handover drop constraint handover_state_check;
alter table handover add constraint handover_state_check check
  (state in ('asked', 'refused', 'accepted', 'ready', 'delivered', 'handed-over', 'expired'));
-- export_id = the copy; expires_at = the last instant it opens at; code_tag = where its code is looked for.
alter table handover add column export_id uuid;
alter table handover add column expires_at timestamptz;
alter table handover add column code_tag bytea;

-- A code on a letter, hashed; sealed = which request of which record. It counts its tries.
-- table: handover_code kind: lookup owner: retention
create table handover_code (
  tag        bytea       not null primary key,
  sealed     bytea       not null,
  expires_at timestamptz not null,
  tries      integer     not null default 0
);
