-- An export that is asked or running is the mandate of who asked, and of nobody else (0180 looked at its number alone). asker_id = who; it goes when
-- the export is ready or over. An export that runs while this is deployed has no mandate any more: it ends as failed, and is asked for again.
alter table export add column asker_id uuid;
alter table export add constraint export_mandate check (asker_id is null or state in ('asked', 'running'));

create or replace function session_is_live(p_actor uuid, p_session uuid, p_at timestamptz)
returns boolean language sql stable as $$
  select case when p_session is null then p_actor = '00000000-0000-4000-8000-000000000001'
    else exists (select 1 from session
        where actor_id = p_actor and session_id = p_session and ended_at is null and expires_at > p_at)
      or exists (select 1 from export
        where record_id = nullif(current_setting('carnet.record_id', true), '')::uuid and export_id = p_session and asker_id = p_actor
          and state in ('asked', 'running')) end
$$;
