alter table clock add column idle_millis bigint;
comment on column clock.idle_millis is 'The longest stretch of counted time in which nobody had a hand on the ticket; known of a time to resolve that is over.';
create index clock_solved_in_time on clock (tenant_id, stopped_at)
    where metric = 'TIME_TO_RESOLVE' and nature = 'COMMITMENT' and outcome = 'MET' and to_customer and idle_millis is not null;
comment on index clock_solved_in_time is 'What may have been left lying; no other clock is in it.';

alter table setting add column idle_above_percent int not null default 50 check (idle_above_percent between 1 and 99);
comment on column setting.idle_above_percent is 'A ticket that was solved in time was left lying when it lay for more of its counted time.';
