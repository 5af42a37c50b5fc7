-- Who asked for a letter a year that says who looked: for somebody without internet (GDPR art. 12; R.1111-43). Nothing of what it says stands here.
-- table: yearly_letter kind: record owner: journal
create table yearly_letter (
  record_id uuid        not null primary key references record_head,
  asked_at  timestamptz not null,
  -- until where the last one told
  told_to   timestamptz not null,
  next_at   timestamptz not null
);
alter table yearly_letter enable row level security;
alter table yearly_letter force row level security;
create policy pinned on yearly_letter using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);
