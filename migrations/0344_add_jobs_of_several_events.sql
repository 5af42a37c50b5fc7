-- Several events that one reaction takes together: one job, its payload a list of ids in the order of the events. Without a key: the events leave the
-- waiting room in the statement that adds it. (See add_reaction_job: the queue’s tables are its owner’s.)
create function add_reaction_jobs(p_reaction text, p_records uuid[], p_events uuid[])
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    p_reaction,
    (select json_agg(json_build_object('recordId', record, 'eventId', event) order by place)
      from unnest(p_records, p_events) with ordinality as events(record, event, place)));
end $$;
