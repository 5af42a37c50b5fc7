-- Families that the person hides from their first deposit (domain.md §1.3, choices at activation). One row a type of document, by its tag.
-- table: hidden_class kind: record owner: access
create table hidden_class (
  record_id uuid   not null references record_head,
  class_tag bigint not null,
  -- She who chose: what she deposits herself is hidden or not as she says then.
  own_tag   bigint not null,
  primary key (record_id, class_tag)
);
alter table hidden_class enable row level security;
create policy pinned on hidden_class using (record_id = nullif(current_setting('carnet.record_id', true), '')::uuid);

-- In the very insert, under the record's lock: a deposit that crosses the choice is hidden or not as the order of the chain says, and costs no
-- round trip. Held documents are not masked at once (CNDA EX_2.1-1050); a later version inherits the masks of the one before it.
create function hide_chosen_class() returns trigger language plpgsql as $$
begin
  if new.version = 1 and new.holder_from is null and not new.masked then
    new.masked := exists (select 1 from hidden_class h
      where h.record_id = new.record_id and h.class_tag = new.class_tag and h.own_tag is distinct from new.depositor_tag);
  end if;
  return new;
end
$$;
create trigger hide_chosen_class before insert on document for each row execute function hide_chosen_class();
