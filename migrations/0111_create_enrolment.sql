-- What comes before a record: who was told of it and how, who refused it, whose six weeks have passed (CSP R.1111-28).
-- States: src/records/README.md. A person without a row is known and was not told yet.
-- table: enrolment kind: actor owner: records
create table enrolment (
  actor_id     uuid        not null primary key,
  state        text        not null check (state in ('known', 'announced', 'opposed', 'opened')),
  announced_at timestamptz,
  opened_at    timestamptz
);

-- Each sending of the information. To whom is sealed: for a child it is a parent. sent_at: when it left, not when it was asked for.
-- table: sending kind: actor owner: records
create table sending (
  actor_id    uuid        not null,
  id          uuid        not null,
  channel     text        not null check (channel in ('email', 'post')),
  asked_at    timestamptz not null,
  sent_at     timestamptz,
  returned_at timestamptz,
  sealed      bytea       not null,
  primary key (actor_id, id)
);
create index sending_id on sending (id);

-- Each refusal and each withdrawal of one, for ever: the reference is what the proof says. How and by whom is sealed.
-- table: enrolment_choice kind: actor owner: records
create table enrolment_choice (
  actor_id  uuid        not null,
  reference text        not null,
  at        timestamptz not null,
  choice    text        not null check (choice in ('opposed', 'withdrawn')),
  sealed    bytea       not null,
  primary key (actor_id, reference)
);
