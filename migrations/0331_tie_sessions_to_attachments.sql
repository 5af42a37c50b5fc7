-- The attachment under which a session was started: it ends with it, at that very instant. Null: one of her own places.
alter table session add column attachment_id uuid;
create index session_attachment on session (attachment_id) where attachment_id is not null and ended_at is null;
