-- Records a person may act on beside her own, for her pages to offer: sealed under her own key. It gives no right, the door decides.
-- table: profile kind: actor owner: accounts
create table profile (
  actor_id  uuid  not null,
  record_id uuid  not null,
  sealed    bytea not null,
  primary key (actor_id, record_id)
);
