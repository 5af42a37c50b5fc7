-- Events of records, and who has reacted to them. A slice writes an event in its own transaction; the relay turns it into jobs.
-- See src/platform/outbox/README.md.

-- The body is sealed under the record's key: names, instants and random ids are all that this table says.
-- table: outbox_event kind: record owner: platform/outbox
create table outbox_event (
  record_id   uuid        not null,
  id          uuid        not null,
  name        text        not null check (name ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  sealed_body bytea       not null,
  at          timestamptz not null,
  primary key (record_id, id)
);

-- Events no relay has taken yet, oldest first. A row lives for some milliseconds.
-- table: outbox_pending kind: node owner: platform/outbox
create table outbox_pending (
  position  bigint generated always as identity primary key,
  record_id uuid not null,
  event_id  uuid not null,
  name      text not null
);

-- Reactions whose effect is committed: a job may run twice, its effect on the database may not.
-- table: outbox_reaction kind: record owner: platform/outbox
create table outbox_reaction (
  record_id uuid        not null,
  event_id  uuid        not null,
  reaction  text        not null,
  at        timestamptz not null,
  primary key (record_id, event_id, reaction),
  foreign key (record_id, event_id) references outbox_event (record_id, id) on delete cascade
);

-- The one way to write an event, for `emit` and for functions of other migrations.
create function emit_event(p_record uuid, p_id uuid, p_name text, p_sealed_body bytea, p_at timestamptz)
returns void language sql as $$
  insert into outbox_event (record_id, id, name, sealed_body, at) values (p_record, p_id, p_name, p_sealed_body, p_at);
  insert into outbox_pending (record_id, event_id, name) values (p_record, p_id, p_name);
$$;

-- One job per event and reaction; its payload is ids. The queue's tables belong to the owner alone, so this function is the server's only
-- way to fill it. (They are made by the queue itself, after the migrations: `installJobs`. A body of plpgsql is not resolved until it runs.)
create function add_reaction_job(p_reaction text, p_record uuid, p_event uuid)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    p_reaction,
    json_build_object('recordId', p_record, 'eventId', p_event),
    job_key := p_event || ':' || p_reaction);
end $$;
