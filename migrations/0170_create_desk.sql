-- The agents' desk: src/desk/README.md. Administrative only. In clear: random ids, instants, states.

-- Who was seen to be there: by which agent, until when it counts. Which pieces were seen is sealed; no picture of them is kept.
-- table: desk_check kind: actor owner: desk
create table desk_check (
  actor_id   uuid        not null,
  check_id   uuid        not null,
  agent_id   uuid        not null,
  at         timestamptz not null,
  expires_at timestamptz not null,
  result     text        not null check (result in ('verified', 'doubt')),
  sealed     bytea       not null,
  primary key (actor_id, check_id)
);

-- Each act of an agent for this person, for ever: what, by whom, with whom; the receipt is printed from it.
-- table: desk_act kind: actor owner: desk
create table desk_act (
  actor_id uuid        not null,
  act_id   uuid        not null,
  at       timestamptz not null,
  sealed   bytea       not null,
  primary key (actor_id, act_id)
);

-- Contacts that will change when their days have passed: the old address was told, and may say no until then.
-- table: contact_wait kind: actor owner: desk
create table contact_wait (
  actor_id  uuid        not null,
  change_id uuid        not null,
  kind      text        not null check (kind in ('email', 'phone', 'address')),
  asked_at  timestamptz not null,
  due       timestamptz not null,
  sealed    bytea       not null,
  primary key (actor_id, change_id)
);
create index contact_wait_due on contact_wait (due);

-- What people ask and how far it is. Words are sealed.
-- table: desk_request kind: node owner: desk
create table desk_request (
  request_id  uuid        not null primary key,
  person_id   uuid        not null,
  assigned_to uuid,
  state       text        not null check (state in ('open', 'with-dpo', 'closed')),
  opened_at   timestamptz not null,
  due         timestamptz not null,
  sealed      bytea       not null
);
create index desk_request_due on desk_request (due) where state <> 'closed';
create index desk_request_person on desk_request (person_id);

-- table: desk_step kind: node owner: desk
create table desk_step (
  request_id uuid        not null,
  n          integer     not null,
  at         timestamptz not null,
  sealed     bytea       not null,
  primary key (request_id, n)
);
