-- Who may act for whom (domain.md §1.6, §1.7): src/delegations/README.md. One row in the list of each of the two; an id of their own each, so
-- that no clear value tells who is whose relative. sealed (actor's key) = the other side, kind, rights, measure, who invited.
-- table: delegation kind: actor owner: delegations
create table delegation (
  actor_id      uuid        not null,
  delegation_id uuid        not null,
  side          text        not null check (side in ('given', 'received')),
  state         text        not null check (state in ('pending', 'accepted', 'refused', 'expired', 'ended')),
  changed_at    timestamptz not null,
  sealed        bytea       not null,
  primary key (actor_id, delegation_id)
);

-- The clocks name a delegation by its id alone. tag = the id under a keyed hash; sealed = whose row it is.
-- table: delegation_tag kind: lookup owner: delegations
create table delegation_tag (
  tag    bytea not null primary key,
  sealed bytea not null
);

-- Who is invited has no right but to answer: the door knows it as a rule like the others.
alter table access_rule drop constraint access_rule_relation_check;
alter table access_rule add constraint access_rule_relation_check check (relation in
  ('attending', 'administrator', 'authorised', 'team', 'representative', 'helper', 'invited-representative', 'invited-helper', 'none'));

-- Acts of care whose reimbursement a minor opposed (R.1111-33): the insurer’s feed may not file them. act_tag = record-local HMAC of the
-- professional’s national number and the day.
-- table: opposed_reimbursement kind: record owner: access
create table opposed_reimbursement (
  record_id uuid        not null references record_head,
  act_tag   bigint      not null,
  opposed_at timestamptz not null,
  primary key (record_id, act_tag)
);
alter table opposed_reimbursement enable row level security;
alter table opposed_reimbursement force row level security;
create policy pinned on opposed_reimbursement using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
