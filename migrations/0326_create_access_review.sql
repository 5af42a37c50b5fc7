-- Accesses that whoever protects the data looks at after the fact: every emergency, and the odd ones. See src/review/README.md.

-- sealed = who, when, which rule, each step; under the item's own number. tag = HMAC of who, whose and which day: one item each.
-- table: access_review kind: node owner: review
create table access_review (
  item_id    uuid        not null primary key,
  -- Absent: about a day of somebody, and no record in particular.
  record_id  uuid,
  tag        bytea       not null unique check (length(tag) = 32),
  kind       text        not null check (kind in ('emergency', 'odd')),
  state      text        not null check (state in ('to-review', 'asked', 'explained', 'closed')),
  risk       smallint    not null check (risk between 1 and 9),
  opened_at  timestamptz not null,
  changed_at timestamptz not null,
  due        timestamptz not null,
  is_late    boolean     not null,
  sealed     bytea       not null
);
create index access_review_record on access_review (record_id);
create index access_review_open on access_review (risk desc, due) where state <> 'closed';
