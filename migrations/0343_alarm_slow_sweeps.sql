-- A sweep that stays under each day's ceiling is told by its week (security.md G13): nothing is refused for it, whoever protects the data looks at it.

alter table access_alarm drop constraint access_alarm_reason_check;
alter table access_alarm add constraint access_alarm_reason_check check (reason in ('declared-actor', 'declared-structure', 'declared-week'));

drop function declare_within(uuid, uuid, timestamptz, integer, integer);

-- As before, and what one professional declared is kept seven days: when they hold more than p_actor_week an alarm is raised, once in seven days.
create function declare_within(
  p_actor uuid, p_structure uuid, p_at timestamptz, p_actor_limit integer, p_structure_floor integer, p_actor_week integer)
returns boolean language plpgsql as $$
declare
  minute  timestamptz := date_trunc('minute', p_at, 'UTC');
  hour    timestamptz := date_trunc('hour', p_at, 'UTC');
  mine    bigint;
  week    bigint;
  ours    bigint := 0;
  ceiling bigint := p_structure_floor;
begin
  delete from declared_access where actor_id = p_actor and at <= minute - interval '7 days';
  insert into declared_access as d (actor_id, at, declared) values (p_actor, minute, 1)
  on conflict (actor_id, at) do update set declared = d.declared + 1;
  select coalesce(sum(declared) filter (where at > minute - interval '1 day'), 0), sum(declared) into mine, week
  from declared_access where actor_id = p_actor;
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
  if week > p_actor_week then
    insert into access_alarm (actor_id, raised_at, reason) select p_actor, p_at, 'declared-week'
    where not exists (select from access_alarm where actor_id = p_actor and reason = 'declared-week' and raised_at > p_at - interval '7 days')
    on conflict do nothing;
  end if;
  if ours > ceiling then
    insert into access_alarm (actor_id, raised_at, reason) select p_structure, p_at, 'declared-structure'
    where not exists (select from access_alarm where actor_id = p_structure and reason = 'declared-structure' and raised_at > p_at - interval '1 day')
    on conflict do nothing;
  end if;
  return mine <= p_actor_limit and ours <= ceiling;
end $$;
