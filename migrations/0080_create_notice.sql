-- What somebody is told, in fixed words that name no care; sealed under her own key.
-- table: notice kind: actor owner: notifications
create table notice (
  actor_id uuid        not null,
  id       uuid        not null,
  at       timestamptz not null,
  sealed   bytea       not null,
  read_at  timestamptz,
  primary key (actor_id, id)
);
