-- A form filled in online by somebody who did not sign in: refusing needs no code (CSP R.1111-28). Looked up later, by a loop, so that the answer and
-- the work are the same for everybody and for nobody.
-- table: refusal_form kind: node owner: records
create table refusal_form (
  id     uuid        not null primary key,
  at     timestamptz not null,
  sealed bytea       not null
);
create index refusal_form_in_order on refusal_form (at, id);
