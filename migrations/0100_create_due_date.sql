-- What must happen at an instant: a kind, whose, when. Written by the slice whose fact starts the clock, in that fact's own transaction;
-- swept by retention/ at `due <= instant`. See src/platform/due/README.md.
-- table: due_date kind: node owner: platform/due
create table due_date (
  kind    text        not null check (kind ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'),
  subject uuid        not null,
  due     timestamptz not null,
  primary key (kind, subject)
);
create index due_date_in_order on due_date (kind, due);
