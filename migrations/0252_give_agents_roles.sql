-- What an agent is there for: the desk, or the protection of data (GDPR art. 38 and 39).
alter table agent_account add column role text not null default 'desk' check (role in ('desk', 'dpo'));
