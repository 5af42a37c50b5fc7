-- What laboratories and hospitals send by the thousand, and what became of each document. See src/batches/README.md.
-- In clear: random numbers made by the sender, instants, sizes, a state and the code of a refusal. Sealed under the sender's inbox key: its name, whose each
-- document is said to be, where it was filed. body = the file itself, sealed, of a document that was refused and may be tried again.
-- table: batch kind: actor owner: batches
create table batch (
  actor_id   uuid        not null,
  batch_id   uuid        not null,
  begun_at   timestamptz not null,
  kept_until timestamptz not null,
  announced  integer     not null check (announced between 1 and 5000),
  sealed     bytea       not null,
  primary key (actor_id, batch_id)
);
create index batch_kept on batch (actor_id, kept_until);

-- state: 1 deposited, 2 refused. cause: the code of the refusal; null of what was deposited. held_until: until when the person is not shown it (R.1111-53).
-- table: batch_item kind: actor owner: batches
create table batch_item (
  actor_id   uuid        not null,
  batch_id   uuid        not null,
  item_id    uuid        not null,
  state      smallint    not null check (state in (1, 2)),
  cause      text        check ((cause is null) = (state = 1)),
  answered_at timestamptz not null,
  held_until timestamptz,
  bytes      integer     not null check (bytes >= 0),
  sealed     bytea       not null,
  body       bytea       check (body is null or state = 2),
  primary key (actor_id, batch_id, item_id),
  foreign key (actor_id, batch_id) references batch on delete cascade
);
create index batch_item_cause on batch_item (actor_id, batch_id, cause, item_id) where state = 2;
