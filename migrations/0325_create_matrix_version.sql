-- Tables of who may read which type, written in the console: src/habilitations/README.md. Codes of professions and of types, nothing of anybody.

-- sealed = why, in the words of who wrote it, under her key.
-- table: matrix_version kind: node owner: habilitations
create table matrix_version (
  version_id   uuid        not null primary key,
  -- Short name that each trace entry carries.
  version      text        not null unique check (version ~ '^[A-Za-z0-9._-]{1,40}$'),
  -- The table it was copied from, and compared with.
  based_on     text        not null,
  illustrative boolean     not null,
  state        text        not null check (state in ('draft', 'submitted', 'approved', 'withdrawn')),
  -- Grows with each change: who approves says which one she read.
  revision     integer     not null check (revision > 0),
  starts_at    timestamptz,
  created_by   uuid        not null,
  created_at   timestamptz not null,
  submitted_at timestamptz,
  approved_by  uuid,
  approved_at  timestamptz,
  withdrawn_at timestamptz,
  cells        text        not null,
  sealed       bytea       not null,
  -- The rules themselves, whatever the program does.
  constraint matrix_version_two_persons check (approved_by is null or approved_by <> created_by),
  constraint matrix_version_approved check (state <> 'approved' or (approved_by is not null and approved_at is not null and starts_at > approved_at))
);
create unique index matrix_version_starts on matrix_version (starts_at) where state = 'approved';

-- What was approved stays as it was approved; all that may still happen to it is to be withdrawn before its day.
create function keep_approved_matrix() returns trigger language plpgsql as $$
begin
  if old.state = 'withdrawn' or (old.state = 'approved' and (
      new.state <> 'withdrawn' or new.withdrawn_at is null or new.withdrawn_at >= old.starts_at
      or (new.version, new.cells, new.starts_at, new.revision, new.created_by, new.approved_by) is distinct from
         (old.version, old.cells, old.starts_at, old.revision, old.created_by, old.approved_by))) then
    raise exception 'an approved table does not change' using errcode = 'CA010';
  end if;
  return new;
end $$;
create trigger keep_approved before update on matrix_version for each row execute function keep_approved_matrix();
revoke delete on matrix_version from carnet_app;
