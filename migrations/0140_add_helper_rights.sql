-- What a helper may do beside reading, granted one by one (domain.md §1.7), and who once was her representative: what was hidden from him
-- stays hidden, whatever he becomes (R.1111-50). Helpers written before this had everything; from here on the default is no.
alter table access_rule
  add column adds boolean not null default true,
  add column writes boolean not null default true,
  add column once_representative boolean not null default false;
alter table access_rule alter column adds set default false, alter column writes set default false;
update access_rule set once_representative = true where relation = 'representative';

-- The same snapshot, with these three.
drop function rights_of_record(uuid);
create function rights_of_record(p_record uuid)
returns table (
  rights_version bigint, holder_id uuid, holder_sealed bytea, state text,
  break_glass boolean, regulation boolean, masked_in_emergency boolean, everything_hidden boolean,
  row_kind text, actor_tag bigint, relation text, valid_from timestamptz, valid_until timestamptz,
  blocked boolean, blocked_in_emergency boolean, deposits_opposed boolean, adds boolean, writes boolean, once_representative boolean,
  sealed bytea, session_id uuid
) language sql stable as $$
  with pin as materialized (select set_config('carnet.record_id', p_record::text, true)::uuid as record_id),
  own as materialized (
    select h.record_id, h.rights_version, r.holder_id, p.sealed as holder_sealed, r.state, s.break_glass, s.regulation, s.masked_in_emergency, s.everything_hidden
    from pin join record_head h on h.record_id = pin.record_id
    join record r on r.record_id = h.record_id
    join access_setting s on s.record_id = h.record_id
    join person p on p.actor_id = r.holder_id)
  select own.rights_version, own.holder_id, own.holder_sealed, own.state, own.break_glass, own.regulation, own.masked_in_emergency, own.everything_hidden,
    x.row_kind, x.actor_tag, x.relation, x.valid_from, x.valid_until, x.blocked, x.blocked_in_emergency, x.deposits_opposed,
    x.adds, x.writes, x.once_representative, x.sealed, x.session_id
  from own left join lateral (
    select 'rule' as row_kind, a.actor_tag, a.relation, a.valid_from, a.valid_until, a.blocked, a.blocked_in_emergency, a.deposits_opposed,
      a.adds, a.writes, a.once_representative, a.sealed, null::uuid as session_id
    from access_rule a where a.record_id = own.record_id
    union all
    select e.mode, e.actor_tag, null, e.opened_at, e.valid_until, null, null, null, null, null, null, null, e.session_id
    from emergency_access e where e.record_id = own.record_id) x on true
$$;
