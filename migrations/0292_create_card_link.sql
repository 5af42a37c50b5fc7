-- Links to chosen facts of her emergency card (SMART Health Links, HL7 SHC&L 1.0): src/access/README.md.
-- tag = keyed hash of the 256 bits that the link bears. A link that is over has its row deleted: from then on it is one like no other.
-- table: card_link_place kind: lookup owner: access
create table card_link_place (
  tag       bytea not null primary key,
  record_id uuid  not null,
  link_id   uuid  not null
);

-- sealed = keyed hash of its passcode; sealed_file = a ciphertext whose key stands in the link alone, null as soon as it is over.
-- tries_left: wrong passcodes that it still bears, in its whole life. hers_alone: made in secrecy (R.1111-50).
-- table: card_link kind: record owner: access
create table card_link (
  record_id   uuid        not null references record_head,
  link_id     uuid        not null,
  place_tag   bytea       not null,
  created_at  timestamptz not null,
  valid_until timestamptz not null check (valid_until > created_at),
  ended_at    timestamptz,
  hers_alone  boolean     not null,
  tries_left  smallint    not null check (tries_left >= 0),
  opened      integer     not null default 0,
  opened_at   timestamptz,
  sealed      bytea       not null,
  sealed_file bytea,
  primary key (record_id, link_id),
  check ((ended_at is null) = (sealed_file is not null))
);
alter table card_link enable row level security;
alter table card_link force row level security;
create policy pinned on card_link using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- A try is taken before the passcode is looked at, and given back when it is right: however many come at once, no more are judged than it bears.
-- p_take: 1; 0 when no passcode was sent, which is no guess.
create function take_card_link_try(p_record uuid, p_link uuid, p_at timestamptz, p_take integer)
returns table (valid_until timestamptz, hers_alone boolean, tries_left smallint, sealed bytea, sealed_file bytea) language plpgsql as $$
#variable_conflict use_column
begin
  perform set_config('carnet.record_id', p_record::text, true);
  return query
  update card_link l set tries_left = l.tries_left - p_take
  where l.record_id = p_record and l.link_id = p_link and l.ended_at is null and l.valid_until > p_at and l.tries_left > 0
  returning l.valid_until, l.hers_alone, l.tries_left, l.sealed, l.sealed_file;
end $$;
