-- Places and professionals of a child, or of somebody under a protection order, that one of those who act for her may not learn of
-- (Code civil 515-9 to 515-13-1, 373-2-6, 378-1): src/access/README.md.

-- hidden_from = the actor it is hidden from. targets = record-local tags of professionals, structures and towns. An ended protection stays: what was
-- traced under it is never read by whom it was hidden from. sealed = what and who they are, by whom it was asked, the decision.
-- table: protected_place kind: record owner: access
create table protected_place (
  record_id   uuid        not null references record_head,
  place_id    uuid        not null,
  hidden_from bigint      not null,
  targets     bigint[]    not null,
  valid_from  timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  sealed      bytea       not null,
  primary key (record_id, place_id)
);
alter table protected_place enable row level security;
alter table protected_place force row level security;
create policy pinned on protected_place using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- A fourth stream, numbered and chained as the others: what is traced of protected places. Whom they are hidden from does not read it.
alter table record_head
  add column sheltered_n     bigint not null default 0,
  add column sheltered_chain bytea  not null default decode(repeat('00', 32), 'hex');
alter table trace drop constraint trace_stream_check, add constraint trace_stream_check check (stream between 1 and 4);
alter table access_answer drop constraint access_answer_stream_check, add constraint access_answer_stream_check check (stream between 1 and 4);
alter table refusal_tally drop constraint refusal_tally_stream_check, add constraint refusal_tally_stream_check check (stream between 1 and 4);

-- As 0010, with the fourth stream.
create or replace function append_trace(
  p_record uuid, p_version bigint, p_actor uuid, p_session uuid, p_at timestamptz,
  p_stream smallint, p_commitment bytea, p_sealed bytea, p_journal bytea, p_changes boolean
) returns bigint language plpgsql as $$
declare
  head  record_head;
  entry bigint;
  link  bytea;
begin
  perform set_config('carnet.record_id', p_record::text, true);
  if not session_is_live(p_actor, p_session, p_at) then
    raise exception 'session ended' using errcode = 'CA002';
  end if;
  update record_head set
    rights_version = rights_version + p_changes::int,
    open_n       = open_n + (p_stream = 1)::int,
    open_chain   = case when p_stream = 1 then sha256(open_chain || p_commitment) else open_chain end,
    holder_n     = holder_n + (p_stream = 2)::int,
    holder_chain = case when p_stream = 2 then sha256(holder_chain || p_commitment) else holder_chain end,
    held_n       = held_n + (p_stream = 3)::int,
    held_chain   = case when p_stream = 3 then sha256(held_chain || p_commitment) else held_chain end,
    sheltered_n     = sheltered_n + (p_stream = 4)::int,
    sheltered_chain = case when p_stream = 4 then sha256(sheltered_chain || p_commitment) else sheltered_chain end
  where record_id = p_record returning * into head;
  if not found then
    raise exception 'no such record' using errcode = 'CA003';
  end if;
  if head.rights_version - p_changes::int <> p_version then
    raise exception 'rights moved' using errcode = 'CA001';
  end if;
  case p_stream
    when 1 then entry := head.open_n;   link := head.open_chain;
    when 2 then entry := head.holder_n; link := head.holder_chain;
    when 3 then entry := head.held_n;   link := head.held_chain;
    else        entry := head.sheltered_n; link := head.sheltered_chain;
  end case;
  insert into trace (record_id, stream, n, at, leaf, sealed)
    values (p_record, p_stream, entry, p_at, p_commitment || link, p_sealed);
  insert into trace_pending (record_id, stream, n, leaf)
    values (p_record, p_stream, entry, p_commitment || link);
  insert into actor_journal (actor_id, day, sealed)
    values (p_actor, (p_at at time zone 'UTC')::date, p_journal);
  return entry;
end $$;

-- The snapshot of 0245, with the protected places: `actor_tag` is then whom they are hidden from, `session_id` the protection's id.
drop function rights_of_record(uuid);
create function rights_of_record(p_record uuid)
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
    from protected_place q where q.record_id = own.record_id) x on true;
end $$;

-- A request that was made while places are protected: not told to whom they are hidden from.
alter table review_case add column sheltered boolean not null default false;
