-- Tables pinned since 0160: the owner that migrates is held to the pinned record there too.
alter table handover force row level security;
alter table hidden_class force row level security;
alter table record_wish force row level security;
alter table trace_opened force row level security;
