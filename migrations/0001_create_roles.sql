-- The owner of the tables migrates and never serves a request. The server works as carnet_app (a role nobody signs in with),
-- so that row security and revoked rights hold for it. A later migration takes back what the server must not do
-- (revoke update, delete on … from carnet_app); by default it may read and write rows, and never change the schema.

-- table: schema_migration kind: node owner: platform
create table schema_migration (
  name text primary key check (name ~ '^[0-9]{4}_[a-z0-9_]+\.sql$'),
  sha256 bytea not null check (length(sha256) = 32),
  applied_at timestamptz not null
);

-- Roles belong to the whole server: another database may have made this one, or be making it at this moment.
do $$
begin
  create role carnet_app nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'carnet_app', 'member') then
    execute format('grant carnet_app to %I', current_user);
  end if;
end
$$;

grant usage on schema public to carnet_app;
grant select on schema_migration to carnet_app;
alter default privileges in schema public grant select, insert, update, delete on tables to carnet_app;
alter default privileges in schema public grant usage, select on sequences to carnet_app;
