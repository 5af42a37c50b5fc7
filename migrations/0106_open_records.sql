-- Records of a whole population opened at once: the same rows as one opening after the other, entry 1 of each trace included.

-- Which of these records were ever opened (or are decoys): their heads stand for ever.
create function heads_among(p_records uuid[]) returns setof uuid language sql stable as $$
  select h.record_id from unnest(p_records) as r(id) cross join lateral (select record_id from record_head where record_id = r.id) h
$$;

-- Row security pins one record a statement; these are many, and all new. So this function is its owner's, and can do nothing but open: a
-- record whose head stands is left as it is. Gives the records that were opened. CA002 as append_trace.
create function open_records(
  p_actor uuid, p_session uuid, p_at timestamptz,
  p_break_glass boolean, p_regulation boolean, p_masked_in_emergency boolean,
  p_records uuid[], p_holders uuid[], p_commitments text[], p_sealed text[], p_journal text[],
  p_rule_records uuid[], p_rule_tags bigint[], p_rule_relations text[], p_rule_untils text[], p_rule_sealed text[]
) returns setof uuid language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not session_is_live(p_actor, p_session, p_at) then
    raise exception 'session ended' using errcode = 'CA002';
  end if;
  return query
  with asked as materialized (
    select record_id, holder_id, decode(c, 'hex') as commitment, decode(s, 'base64') as sealed, decode(j, 'base64') as journal
    from unnest(p_records, p_holders, p_commitments, p_sealed, p_journal) as u(record_id, holder_id, c, s, j)),
  head as (
    insert into record_head (record_id, open_n, open_chain)
    select record_id, 1, sha256(decode(repeat('00', 32), 'hex') || commitment) from asked
    on conflict do nothing returning record_head.record_id, open_chain),
  opened as materialized (select a.*, h.open_chain from asked a join head h on h.record_id = a.record_id),
  entry as (
    insert into trace (record_id, stream, n, at, leaf, sealed) select o.record_id, 1, 1, p_at, commitment || open_chain, o.sealed from opened o),
  pending as (
    insert into trace_pending (record_id, stream, n, leaf) select o.record_id, 1, 1, commitment || open_chain from opened o),
  line as (
    insert into actor_journal (actor_id, day, sealed) select p_actor, (p_at at time zone 'UTC')::date, o.journal from opened o),
  life as (
    insert into record (record_id, holder_id, state, opened_at) select o.record_id, o.holder_id, 'open', p_at from opened o),
  setting as (
    insert into access_setting (record_id, break_glass, regulation, masked_in_emergency, everything_hidden)
    select o.record_id, p_break_glass, p_regulation, p_masked_in_emergency, false from opened o),
  rule as (
    insert into access_rule (record_id, actor_tag, relation, valid_from, valid_until, sealed, once_representative)
    select o.record_id, tag, relation, p_at, nullif(til, '')::timestamptz, decode(s, 'base64'), relation = 'representative'
    from unnest(p_rule_records, p_rule_tags, p_rule_relations, p_rule_untils, p_rule_sealed) as u(record_id, tag, relation, til, s)
    join opened o on o.record_id = u.record_id
    on conflict do nothing)
  select o.record_id from opened o;
end $$;

revoke all on function open_records(uuid, uuid, timestamptz, boolean, boolean, boolean, uuid[], uuid[], text[], text[], text[], uuid[], bigint[], text[], text[], text[]) from public;
grant execute on function open_records(uuid, uuid, timestamptz, boolean, boolean, boolean, uuid[], uuid[], text[], text[], text[], uuid[], bigint[], text[], text[], text[]) to carnet_app;
