-- Mail on its way out, and letters on their way to the printer. Content is sealed; once a message has left, its content is gone from here.
-- See src/platform/mail/README.md and src/platform/print/README.md.
-- table: mail_message kind: node owner: platform/mail
create table mail_message (
  id        uuid        not null primary key,
  person_id uuid        not null,
  state     text        not null check (state in ('waiting', 'sending', 'sent', 'returned', 'failed')),
  queued_at timestamptz not null,
  next_at   timestamptz not null,
  attempts  integer     not null default 0,
  sent_at   timestamptz,
  ended_at  timestamptz,
  sealed    bytea
);
create index mail_message_waiting on mail_message (next_at) where state in ('waiting', 'sending');
create index mail_message_sent on mail_message (sent_at) where state = 'sent';

-- A letter waits for a batch; a batch is one file for the printer.
-- table: letter kind: node owner: platform/print
create table letter (
  id         uuid        not null primary key,
  person_id  uuid        not null,
  batch_id   uuid,
  queued_at  timestamptz not null,
  printed_at timestamptz,
  sealed     bytea
);
create index letter_waiting on letter (queued_at, id) where printed_at is null;
create index letter_batch on letter (batch_id) where batch_id is not null;
