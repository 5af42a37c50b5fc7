-- Who may do what, decided by the person or by the law: src/access/README.md.
-- sealed = scope, name and profession of the actor, basis. In clear: record-local tags, instants, bits.
-- table: access_rule kind: record owner: access
create table access_rule (
  record_id            uuid        not null references record_head,
  actor_tag            bigint      not null,
  relation             text        not null check (relation in ('attending', 'administrator', 'authorised', 'team', 'representative', 'helper', 'none')),
  valid_from           timestamptz not null,
  valid_until          timestamptz,
  blocked              boolean     not null default false,
  blocked_in_emergency boolean     not null default false,
  deposits_opposed     boolean     not null default false,
  sealed               bytea       not null,
  primary key (record_id, actor_tag)
);

-- Her switches. The row is born with the record: a right is never inferred from the absence of a row.
-- table: access_setting kind: record owner: access
create table access_setting (
  record_id            uuid    not null primary key references record_head,
  break_glass          boolean not null,
  regulation           boolean not null,
  masked_in_emergency  boolean not null,
  everything_hidden    boolean not null
);

-- Emergency accesses: bound to one session, for an hour (R.1111-48; security.md §2.7).
-- table: emergency_access kind: record owner: access
create table emergency_access (
  record_id   uuid        not null references record_head,
  session_id  uuid        not null,
  mode        text        not null check (mode in ('regulation', 'break-glass')),
  actor_tag   bigint      not null,
  opened_at   timestamptz not null,
  valid_until timestamptz not null,
  primary key (record_id, session_id, mode)
);

-- One row per rule and per emergency access, each with the record's own facts: the snapshot that the door decides on.
-- No row: no record of this number.
create function rights_of_record(p_record uuid)
returns table (
  rights_version bigint, holder_id uuid, holder_sealed bytea, state text,
  break_glass boolean, regulation boolean, masked_in_emergency boolean, everything_hidden boolean,
  row_kind text, actor_tag bigint, relation text, valid_from timestamptz, valid_until timestamptz,
  blocked boolean, blocked_in_emergency boolean, deposits_opposed boolean, sealed bytea, session_id uuid
) language sql stable as $$
  with pin as materialized (select set_config('carnet.record_id', p_record::text, true)::uuid as record_id),
  own as materialized (
    select h.record_id, h.rights_version, r.holder_id, p.sealed as holder_sealed, r.state, s.break_glass, s.regulation, s.masked_in_emergency, s.everything_hidden
    from pin join record_head h on h.record_id = pin.record_id
    join record r on r.record_id = h.record_id
    join access_setting s on s.record_id = h.record_id
    join person p on p.actor_id = r.holder_id)
  select own.rights_version, own.holder_id, own.holder_sealed, own.state, own.break_glass, own.regulation, own.masked_in_emergency, own.everything_hidden,
    x.row_kind, x.actor_tag, x.relation, x.valid_from, x.valid_until, x.blocked, x.blocked_in_emergency, x.deposits_opposed, x.sealed, x.session_id
  from own left join lateral (
    select 'rule' as row_kind, a.actor_tag, a.relation, a.valid_from, a.valid_until, a.blocked, a.blocked_in_emergency, a.deposits_opposed, a.sealed, null::uuid as session_id
    from access_rule a where a.record_id = own.record_id
    union all
    select e.mode, e.actor_tag, null, e.opened_at, e.valid_until, null, null, null, null, e.session_id
    from emergency_access e where e.record_id = own.record_id) x on true
$$;
