-- What 0090 says of the owner is made true: `enable` alone leaves out whoever owns a table, `force` does not. A superuser still passes, as everywhere in
-- PostgreSQL: give the owner none of that in production. A later migration that must touch rows of these tables says so:
-- `alter table … no force row level security`, and forces it again before it ends.
do $$
declare
  name text;
begin
  foreach name in array array['trace', 'record', 'access_rule', 'access_setting', 'emergency_access', 'document', 'document_audience', 'document_body', 'submission'] loop
    execute format('alter table %I force row level security', name);
  end loop;
end
$$;
