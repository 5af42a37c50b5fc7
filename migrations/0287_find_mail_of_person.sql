-- Whether what was last sent to somebody came back: her page of notices says so.
create index mail_message_of_person on mail_message (person_id, queued_at);
