-- How somebody wants to be told: what, by which way, when. One sealed value, since it names the records she acts for.
-- table: notice_settings kind: actor owner: notifications
create table notice_settings (
  actor_id uuid  not null,
  sealed   bytea not null,
  primary key (actor_id)
);

-- What waits for the hour she chose, or for the end of the night: the notice, by which way, until when.
-- table: notice_waiting kind: actor owner: notifications
create table notice_waiting (
  actor_id  uuid        not null,
  notice_id uuid        not null,
  channel   text        not null check (channel in ('email', 'push')),
  due       timestamptz not null,
  primary key (actor_id, notice_id, channel)
);

-- Kept and not counted: what she asked not to be told of in the page.
alter table notice add column counted boolean not null default true;
create index notice_unread on notice (actor_id) where read_at is null and counted;
