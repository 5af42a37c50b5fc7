-- « Ce document n’est pas à moi »: nobody sees it until it is settled. One bit, read before every other (documents/visible.ts).
alter table document add column contested boolean not null default false;
