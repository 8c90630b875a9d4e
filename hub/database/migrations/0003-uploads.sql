-- When somebody last announced an upload or sent bytes of it; those that lie unfinished go after a while.
alter table uploads add column active_at_ms bigint not null default (extract(epoch from now()) * 1000)::bigint;
alter table uploads alter column active_at_ms set default 0;
create index uploads_unfinished on uploads (district, active_at_ms) where completed_at_ms is null and not erased;
