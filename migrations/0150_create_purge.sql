-- What ends: purges, what a person decided for after her death, content handed over on request. See src/retention/README.md.

-- A purge and how far it is. record_id and person_id go with its last step: what stays names nobody. certificate = salt ‖ entry, public:
-- its commitment is a leaf of the tree.
-- table: purge kind: node owner: retention
create table purge (
  id               uuid        not null primary key,
  record_id        uuid        unique,
  person_id        uuid,
  keeps_person     boolean     not null,
  reason           text        not null check (reason in ('ten-years', 'asked')),
  step             text        not null check (step in ('key', 'bytes', 'rows', 'trace', 'person', 'certificate', 'done')),
  begun_at         timestamptz not null,
  key_destroyed_at timestamptz,
  done_at          timestamptz,
  completed_at     timestamptz,
  certificate      bytea
);
create index purge_of_person on purge (person_id) where person_id is not null;

-- She may oppose in her life that heirs be given what the law would give them (CSP L.1110-4 V).
-- table: record_wish kind: record owner: retention
create table record_wish (
  record_id     uuid    not null primary key references record_head,
  heirs_opposed boolean not null
);

-- Content asked for by who may not open the record: heirs, or a person who closes without ever having signed in. Who, why and by which agent: sealed.
-- table: handover kind: record owner: retention
create table handover (
  record_id  uuid        not null references record_head,
  request_id uuid        not null,
  kind       text        not null check (kind in ('heirs', 'holder')),
  state      text        not null check (state in ('asked', 'refused', 'accepted', 'ready', 'handed-over')),
  asked_at   timestamptz not null,
  changed_at timestamptz not null,
  sealed     bytea       not null,
  primary key (record_id, request_id)
);

do $$
declare
  name text;
begin
  foreach name in array array['record_wish', 'handover'] loop
    execute format('alter table %I enable row level security', name);
    execute format($p$create policy pinned on %I using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid)$p$, name);
  end loop;
end
$$;

-- The trace is only appended to, except that it goes with its record: when the record's key is destroyed, and that is written down.
drop trigger trace_is_append_only on trace;
create trigger trace_is_append_only before update or truncate on trace
  for each statement execute function refuse_change();

create function refuse_unpurged_deletion() returns trigger language plpgsql as $$
begin
  if exists (select 1 from gone where not exists
      (select 1 from purge p where p.record_id = gone.record_id and p.key_destroyed_at is not null)) then
    raise exception 'the trace is only appended to' using errcode = 'CA009';
  end if;
  return null;
end $$;

create trigger trace_goes_with_its_record after delete on trace referencing old table as gone
  for each statement execute function refuse_unpurged_deletion();

-- The server may not delete a trace; this function may, for a record whose key is destroyed. False: entries still wait for their place in the tree.
create function purge_trace(p_record uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform set_config('carnet.record_id', p_record::text, true);
  if exists (select 1 from trace_pending where record_id = p_record) then
    return false;
  end if;
  delete from trace where record_id = p_record;
  delete from trace_opened where record_id = p_record;
  delete from trace_leaf where record_id = p_record;
  delete from record_head where record_id = p_record;
  return true;
end $$;
revoke all on function purge_trace(uuid) from public;
grant execute on function purge_trace(uuid) to carnet_app;
