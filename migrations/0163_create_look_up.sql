-- How many times somebody, or her structure, looked a person up by number, minute by minute: ceilings against enumeration (security.md A6).
-- table: look_up kind: actor owner: identity
create table look_up (
  actor_id uuid        not null,
  minute   timestamptz not null,
  looked   integer     not null check (looked > 0),
  primary key (actor_id, minute)
);

-- Counts one look-up of p_actor and, when she works in one, of p_structure; true while both stay within the ceilings of the last sixty minutes.
-- One that is refused counts too: who goes on is not let in again.
create function look_up_within(p_actor uuid, p_structure uuid, p_at timestamptz, p_actor_limit integer, p_structure_limit integer)
returns boolean language plpgsql as $$
declare
  begun timestamptz := date_trunc('minute', p_at, 'UTC');
  mine  bigint;
  ours  bigint := 0;
begin
  insert into look_up (actor_id, minute, looked) values (p_actor, begun, 1)
  on conflict (actor_id, minute) do update set looked = look_up.looked + 1;
  delete from look_up where actor_id = p_actor and minute <= begun - interval '1 hour';
  select sum(looked) into mine from look_up where actor_id = p_actor;
  if p_structure is not null and p_structure <> p_actor then
    insert into look_up (actor_id, minute, looked) values (p_structure, begun, 1)
    on conflict (actor_id, minute) do update set looked = look_up.looked + 1;
    delete from look_up where actor_id = p_structure and minute <= begun - interval '1 hour';
    select sum(looked) into ours from look_up where actor_id = p_structure;
  end if;
  return mine <= p_actor_limit and ours <= p_structure_limit;
end $$;
