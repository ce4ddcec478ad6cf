-- By what boards are filtered stood with the ticket alone: whoever wanted fifty clocks of a team among a million had all of them
-- looked up. A clock that has ended is on no board, and says nothing of it; neither do rows of pods that do not know of these
-- columns, until their ticket is judged again.
alter table clock add column team text;
alter table clock add column customer text;
alter table clock add column service text;
alter table clock add column priority text;

alter table clock no force row level security;
alter table ticket no force row level security;
update clock c
set team = t.team, customer = t.customer, service = t.service, priority = t.priority
from ticket t
where t.tenant_id = c.tenant_id and t.id = c.ticket and c.state in ('RUNNING', 'PAUSED') and c.due_at is not null;
alter table ticket force row level security;
alter table clock force row level security;

create index clock_of_team on clock (tenant_id, team, due_at, id, cycle) where state in ('RUNNING', 'PAUSED') and due_at is not null;
comment on index clock_of_team is 'A team''s queue. Costs some 6 µs for each row of a clock at work that is written, about 5 µs per event.';
