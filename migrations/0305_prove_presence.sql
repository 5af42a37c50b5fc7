-- Who declared that people agreed, how often, and who proved that they were there (R.1111-46; security.md A3, A6): src/access/README.md.

-- tag = keyed hash of the record that was asked for and of who asked. means = the card that was read.
-- table: presence kind: actor owner: access
create table presence (
  actor_id    uuid        not null,
  tag         bytea       not null,
  means       text        not null check (means in ('vitale', 'apcv')),
  valid_until timestamptz not null,
  primary key (actor_id, tag)
);

-- Agreements that nobody proved, minute by minute of the last day; of a structure, hour by hour of the last four weeks, from which its ceiling is learned.
-- table: declared_access kind: actor owner: access
create table declared_access (
  actor_id uuid        not null,
  at       timestamptz not null,
  declared integer     not null check (declared > 0),
  primary key (actor_id, at)
);

-- A ceiling that was crossed: raised in the very statement that says no.
-- table: access_alarm kind: actor owner: access
create table access_alarm (
  actor_id  uuid        not null,
  raised_at timestamptz not null,
  reason    text        not null check (reason in ('declared-actor', 'declared-structure')),
  primary key (actor_id, raised_at, reason)
);

create function present_now(p_actor uuid, p_tag bytea, p_at timestamptz)
returns text language sql stable as $$
  select means from presence where actor_id = p_actor and tag = p_tag and valid_until > p_at
$$;

-- Counts one declaration that nobody proved. A structure may declare twice what it did on its busiest day of the last four weeks, and p_structure_floor at
-- least. One that is refused counts too: who goes on is not let in again. An alarm is raised when a ceiling is crossed, once a day and ceiling.
create function declare_within(p_actor uuid, p_structure uuid, p_at timestamptz, p_actor_limit integer, p_structure_floor integer)
returns boolean language plpgsql as $$
declare
  minute  timestamptz := date_trunc('minute', p_at, 'UTC');
  hour    timestamptz := date_trunc('hour', p_at, 'UTC');
  mine    bigint;
  ours    bigint := 0;
  ceiling bigint := p_structure_floor;
begin
  delete from declared_access where actor_id = p_actor and at <= minute - interval '1 day';
  insert into declared_access as d (actor_id, at, declared) values (p_actor, minute, 1)
  on conflict (actor_id, at) do update set declared = d.declared + 1;
  select sum(declared) into mine from declared_access where actor_id = p_actor;
  if p_structure is not null and p_structure <> p_actor then
    delete from declared_access where actor_id = p_structure and at <= hour - interval '29 days';
    insert into declared_access as d (actor_id, at, declared) values (p_structure, hour, 1)
    on conflict (actor_id, at) do update set declared = d.declared + 1;
    select sum(declared) into ours from declared_access where actor_id = p_structure and at > hour - interval '1 day';
    select greatest(p_structure_floor, 2 * max(day.total)) into ceiling from (
      select sum(declared) as total from declared_access where actor_id = p_structure and at <= hour - interval '1 day'
      group by floor(extract(epoch from hour - at) / 86400)) as day;
    ceiling := coalesce(ceiling, p_structure_floor);
  end if;
  if mine > p_actor_limit then
    insert into access_alarm (actor_id, raised_at, reason) select p_actor, p_at, 'declared-actor'
    where not exists (select from access_alarm where actor_id = p_actor and reason = 'declared-actor' and raised_at > p_at - interval '1 day')
    on conflict do nothing;
  end if;
  if ours > ceiling then
    insert into access_alarm (actor_id, raised_at, reason) select p_structure, p_at, 'declared-structure'
    where not exists (select from access_alarm where actor_id = p_structure and reason = 'declared-structure' and raised_at > p_at - interval '1 day')
    on conflict do nothing;
  end if;
  return mine <= p_actor_limit and ours <= ceiling;
end $$;
