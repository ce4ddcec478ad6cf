alter table import_job add column judging_at timestamptz;
comment on column import_job.judging_at is 'When all rows were in: tickets are judged at a pace of their own.';
