-- What somebody wants to be told of by e-mail. No row: the default of the event. Security cannot be switched off (src/notifications/README.md).
-- table: notice_preference kind: actor owner: notifications
create table notice_preference (
  actor_id uuid    not null,
  event    text    not null check (event in ('record', 'accesses', 'documents', 'relatives')),
  channel  text    not null check (channel in ('email')),
  is_on    boolean not null,
  primary key (actor_id, event, channel)
);
