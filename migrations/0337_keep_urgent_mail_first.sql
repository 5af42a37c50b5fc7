-- What is urgent has its place in front of the line, and keeps it after a server that was away or put it off: not an instant of the past, which a second try overwrites.
alter table mail_message add column urgent boolean not null default false;
update mail_message set urgent = true where state in ('waiting', 'sending') and next_at < queued_at - interval '1 day';
drop index mail_message_waiting;
create index mail_message_waiting on mail_message (urgent, next_at) where state in ('waiting', 'sending');
