-- Professionals, structures and agents: public directory data (RPPS, FINESS), nothing of a patient.
-- table: directory_actor kind: actor owner: directory
create table directory_actor (
  actor_id    uuid not null primary key,
  kind        text not null check (kind in ('professional', 'secretary', 'structure', 'agent', 'insurer-feed', 'laboratory')),
  national_id text not null,
  entry       text not null
);

-- table: directory_code kind: lookup owner: directory
create table directory_code (
  tag      text not null primary key,
  actor_id uuid not null
);
