drop index if exists clock_running;
create index clock_at_work on clock (tenant_id, due_at, id, cycle) where state in ('RUNNING', 'PAUSED') and due_at is not null;
comment on index clock_at_work is 'The board, in its order: also paused clocks, and breached ones that still run.';
