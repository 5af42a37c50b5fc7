-- What the planner remembers of a column is a copy of some of its values, renewed by the next `analyze` — but not when the table is empty, and queues
-- are empty nearly always: a purged record's number would stay there. These columns are looked up by value or not at all; nothing is planned on them.
alter table trace_pending alter column record_id set statistics 0, alter column leaf set statistics 0;
alter table outbox_pending alter column record_id set statistics 0, alter column event_id set statistics 0;
alter table due_date alter column subject set statistics 0;
alter table mail_message alter column person_id set statistics 0;
alter table letter alter column person_id set statistics 0;
