-- Her record shown for an hour at most to a professional without access (R.1111-46: consent by any means): src/access/README.md.
-- A code of sixty bits; tag = its keyed hash, kept nowhere else.
-- table: share_code kind: lookup owner: access
create table share_code (
  tag       bytea not null primary key,
  record_id uuid  not null,
  share_id  uuid  not null
);

-- actor_tag = who opened it, the first who typed the code; null: nobody yet. sealed = what it shows, for how long, who opened it.
-- table: record_share kind: record owner: access
create table record_share (
  record_id   uuid        not null references record_head,
  share_id    uuid        not null,
  code_tag    bytea       not null,
  created_at  timestamptz not null,
  valid_until timestamptz not null,
  extended    boolean     not null default false,
  actor_tag   bigint,
  opened_at   timestamptz,
  ended_at    timestamptz,
  sealed      bytea       not null,
  primary key (record_id, share_id),
  check ((actor_tag is null) = (opened_at is null))
);
alter table record_share enable row level security;
alter table record_share force row level security;
create policy pinned on record_share using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- How many codes somebody typed, minute by minute: right or wrong, they count (security.md A7).
-- table: share_try kind: actor owner: access
create table share_try (
  actor_id uuid        not null,
  minute   timestamptz not null,
  tried    integer     not null check (tried > 0),
  primary key (actor_id, minute)
);

create function share_try_within(p_actor uuid, p_at timestamptz, p_limit integer)
returns boolean language plpgsql as $$
declare
  begun timestamptz := date_trunc('minute', p_at, 'UTC');
  mine  bigint;
begin
  insert into share_try (actor_id, minute, tried) values (p_actor, begun, 1)
  on conflict (actor_id, minute) do update set tried = share_try.tried + 1;
  delete from share_try where actor_id = p_actor and minute <= begun - interval '1 hour';
  select sum(tried) into mine from share_try where actor_id = p_actor;
  return mine <= p_limit;
end $$;

-- The snapshot of 0153, with the shares that nobody ended: `session_id` is then the share's id.
create or replace function rights_of_record(p_record uuid)
returns table (
  rights_version bigint, holder_id uuid, holder_sealed bytea, state text,
  break_glass boolean, regulation boolean, masked_in_emergency boolean, everything_hidden boolean,
  row_kind text, actor_tag bigint, relation text, valid_from timestamptz, valid_until timestamptz,
  blocked boolean, blocked_in_emergency boolean, deposits_opposed boolean, adds boolean, writes boolean, once_representative boolean,
  sealed bytea, session_id uuid
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
    x.adds, x.writes, x.once_representative, x.sealed, x.session_id
  from own left join lateral (
    select 'rule' as row_kind, a.actor_tag, a.relation, a.valid_from, a.valid_until, a.blocked, a.blocked_in_emergency, a.deposits_opposed,
      a.adds, a.writes, a.once_representative, a.sealed, null::uuid as session_id
    from access_rule a where a.record_id = own.record_id
    union all
    select e.mode, e.actor_tag, null, e.opened_at, e.valid_until, null, null, null, null, null, null, null, e.session_id
    from emergency_access e where e.record_id = own.record_id
    union all
    select 'share', s.actor_tag, null, s.created_at, s.valid_until, null, null, null, null, null, null, s.sealed, s.share_id
    from record_share s where s.record_id = own.record_id and s.ended_at is null) x on true;
end $$;
