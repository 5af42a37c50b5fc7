-- The second wall: whatever the server asks, only rows of the pinned record answer (architecture §3). The policy itself has one
-- implementation, in access/; the database only pins record_id. The owner that migrates is held to it as well.
do $$
declare
  name text;
begin
  foreach name in array array['trace', 'record', 'access_rule', 'access_setting', 'emergency_access', 'document', 'document_audience', 'document_body', 'submission'] loop
    execute format('alter table %I enable row level security', name);
    execute format($p$create policy pinned on %I using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid)$p$, name);
  end loop;
end
$$;

-- Nothing rewrites the past.
revoke update, delete on trace from carnet_app;
