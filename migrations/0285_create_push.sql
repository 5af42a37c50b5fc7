-- Browsers that somebody asked to be told on, and what is on its way to them. See src/platform/push/README.md.
-- `endpoint_tag`: blind index of where the browser is reached, so that it is one person's at a time.
-- table: push_device kind: actor owner: platform/push
create table push_device (
  actor_id     uuid        not null,
  id           uuid        not null,
  endpoint_tag bytea       not null,
  since        timestamptz not null,
  sealed       bytea       not null,
  primary key (actor_id, id)
);
create index push_device_by_endpoint on push_device (endpoint_tag);

-- Nothing of what is told: the words are the same for all.
-- table: push_message kind: node owner: platform/push
create table push_message (
  id        uuid        not null,
  device_id uuid        not null,
  actor_id  uuid        not null,
  queued_at timestamptz not null,
  next_at   timestamptz not null,
  attempts  integer     not null default 0,
  primary key (id, device_id)
);
create index push_message_waiting on push_message (next_at);
create index push_message_of_actor on push_message (actor_id);
