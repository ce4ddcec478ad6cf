alter table trouble_ticket add column described_at timestamptz;
comment on column trouble_ticket.described_at is 'When its name and description were last told otherwise than before; absent: when it was made.';
