-- Refusals above an actor's budget are not lost to the person: one entry says how many (architecture §4.2, security.md A25). Until the minute is over
-- they stand here, by record or decoy; `sealed`, for the actor, is the entry that the first of them would have been.
-- table: refusal_tally kind: actor owner: audit
create table refusal_tally (
  actor_id  uuid        not null,
  record_id uuid        not null,
  minute    timestamptz not null,
  stream    smallint    not null check (stream between 1 and 3),
  refused   integer     not null check (refused > 0),
  sealed    bytea       not null,
  primary key (actor_id, record_id, minute, stream)
);
create index refusal_tally_by_minute on refusal_tally (minute);

-- Counts a refusal; true while the actor's budget of this minute lasts: then it is traced by itself. Above it, the tally of this record counts it, of at
-- most p_records records a minute: more than that is a flood over the population, which the ceilings stop, and the trace does not drown in it.
create function refuse_within_budget(p_actor uuid, p_session uuid, p_record uuid, p_at timestamptz, p_stream smallint, p_budget integer, p_records integer, p_sealed bytea)
returns boolean language plpgsql as $$
declare
  begun timestamptz := date_trunc('minute', p_at, 'UTC');
  total integer;
begin
  insert into actor_refusal (actor_id, minute, refused) values (p_actor, begun, 1)
  on conflict (actor_id, minute) do update set refused = actor_refusal.refused + 1
  returning refused into total;
  if total <= p_budget then
    return true;
  end if;
  if not session_is_live(p_actor, p_session, p_at) then
    raise exception 'session ended' using errcode = 'CA002';
  end if;
  insert into refusal_tally (actor_id, record_id, minute, stream, refused, sealed)
    select p_actor, p_record, begun, p_stream, 1, p_sealed
    where (select count(*) from refusal_tally where actor_id = p_actor and minute = begun) < p_records
      or exists (select 1 from refusal_tally where actor_id = p_actor and record_id = p_record and minute = begun and stream = p_stream)
  on conflict (actor_id, record_id, minute, stream) do update set refused = refusal_tally.refused + 1;
  return false;
end $$;
