-- A merged record's document is filed again under the number it had: both may wait to be read, each with its own key (src/documents/refile).
alter table document_text_waiting drop constraint document_text_waiting_pkey;
alter table document_text_waiting add primary key (record_id, document_id);
drop index document_text_of_record;
-- A queue, empty nearly always: what the planner remembers of a purged record would stay (0152).
alter table document_text_waiting alter column record_id set statistics 0, alter column document_id set statistics 0;
