-- Rights in one order, whatever plan finds them: equal rows stay one snapshot.

create or replace function rights_of_record(p_record uuid)
returns table (
  rights_version bigint, holder_id uuid, holder_sealed bytea, state text,
  break_glass boolean, regulation boolean, masked_in_emergency boolean, everything_hidden boolean,
  row_kind text, actor_tag bigint, relation text, valid_from timestamptz, valid_until timestamptz,
  blocked boolean, blocked_in_emergency boolean, deposits_opposed boolean, adds boolean, writes boolean, once_representative boolean,
  sealed bytea, session_id uuid, targets text
) language plpgsql stable as $$
#variable_conflict use_column
begin
  perform set_config('carnet.record_id', p_record::text, true);
  return query
  with own as materialized (
    select h.record_id, h.rights_version, r.holder_id, p.sealed as holder_sealed, r.state, s.break_glass, s.regulation, s.masked_in_emergency, s.everything_hidden
    from record_head h
    join record r on r.record_id = h.record_id
    join access_setting s on s.record_id = h.record_id
    join person p on p.actor_id = r.holder_id
    where h.record_id = p_record)
  select own.rights_version, own.holder_id, own.holder_sealed, own.state, own.break_glass, own.regulation, own.masked_in_emergency, own.everything_hidden,
    x.row_kind, x.actor_tag, x.relation, x.valid_from, x.valid_until, x.blocked, x.blocked_in_emergency, x.deposits_opposed,
    x.adds, x.writes, x.once_representative, x.sealed, x.session_id, x.targets
  from own left join lateral (
    select 'rule' as row_kind, a.actor_tag, a.relation, a.valid_from, a.valid_until, a.blocked, a.blocked_in_emergency, a.deposits_opposed,
      a.adds, a.writes, a.once_representative, a.sealed, null::uuid as session_id, null::text as targets
    from access_rule a where a.record_id = own.record_id
    union all
    select e.mode, e.actor_tag, null, e.opened_at, e.valid_until, null, null, null, null, null, null, null, e.session_id, null
    from emergency_access e where e.record_id = own.record_id
    union all
    select 'share', s.actor_tag, null, s.created_at, s.valid_until, null, null, null, null, null, null, s.sealed, s.share_id, null
    from record_share s where s.record_id = own.record_id and s.ended_at is null
    union all
    select 'protected-place', q.hidden_from, null, q.valid_from, q.valid_until, null, null, null, null, null, null, q.sealed, q.place_id,
      array_to_string(q.targets, ',')
    from protected_place q where q.record_id = own.record_id) x on true
  order by x.row_kind, x.actor_tag, x.session_id;
end $$;
