-- The transparency tree over the traces of all records (C2SP tlog-tiles). See src/audit/tree/README.md.

-- Which leaf of the tree an entry became. The sequencer fills it from `trace_pending`, for committed entries only.
-- table: trace_leaf kind: record owner: audit
create table trace_leaf (
  record_id  uuid     not null,
  stream     smallint not null,
  n          bigint   not null,
  leaf_index bigint   not null check (leaf_index >= 0),
  primary key (record_id, stream, n)
);

-- One row a tile; level -1 holds the entry bundles. A partial tile of an earlier size is a prefix of the row, so every
-- tile that any signed checkpoint needs stays servable. Hashes do not compress: stored outside the row, as they are.
-- table: tlog_tile kind: node owner: audit
create table tlog_tile (
  level smallint not null check (level between -1 and 7),
  index bigint   not null check (index >= 0),
  data  bytea    not null check (
    case when level < 0 then length(data) % 66 = 0 and length(data) <= 16896 else length(data) % 32 = 0 and length(data) <= 8192 end),
  primary key (level, index)
);
alter table tlog_tile alter column data set storage external;

-- The right edge: size, and the roots of the perfect subtrees that make it, largest first (one per bit of the size).
-- Its row is what the next batch continues from; nothing older is read to grow the tree.
-- table: tlog_edge kind: node owner: audit
create table tlog_edge (
  only_row boolean primary key default true check (only_row),
  size     bigint  not null,
  peaks    bytea   not null
);
insert into tlog_edge (size, peaks) values (0, '');

-- Signed checkpoints: the newest ones, and the last of each hour. `note` gains the witnesses' lines when it is published.
-- table: tlog_checkpoint kind: node owner: audit
create table tlog_checkpoint (
  size         bigint      primary key,
  root         bytea       not null check (length(root) = 32),
  note         text        not null,
  signed_at    timestamptz not null,
  cosignatures smallint    not null default 0,
  published    boolean     not null default false
);

-- A tree only grows (RFC 6962 §2.1.2), whoever asks.
create function refuse_tree_rewrite() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'TRUNCATE' then
    raise exception 'the tree is only appended to' using errcode = 'CA009';
  elsif tg_table_name = 'tlog_tile' then
    if substr(new.data, 1, length(old.data)) <> old.data or (new.level, new.index) <> (old.level, old.index) then
      raise exception 'a tile only grows' using errcode = 'CA009';
    end if;
  elsif tg_table_name = 'tlog_edge' and new.size <= old.size then
    raise exception 'the tree only grows' using errcode = 'CA009';
  end if;
  return new;
end $$;

create trigger tlog_tile_only_grows before update or delete on tlog_tile for each row execute function refuse_tree_rewrite();
create trigger tlog_tile_is_kept before truncate on tlog_tile for each statement execute function refuse_tree_rewrite();
create trigger tlog_edge_only_grows before update or delete on tlog_edge for each row execute function refuse_tree_rewrite();
create trigger tlog_edge_is_kept before truncate on tlog_edge for each statement execute function refuse_tree_rewrite();

revoke update, delete on trace_leaf from carnet_app;
revoke delete on tlog_tile from carnet_app;
revoke insert, delete on tlog_edge from carnet_app;

-- The queue empties every quarter of a second: by default vacuum would wait for a share of a table that is always small.
alter table trace_pending set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
