-- Facts as they were announced; scorecards are derived from them. No table refers to another service's news by foreign
-- key: an answer may come before the ticket it is about, a verdict before its agreement.
-- What a report groups by stands on every row it reads, and only primary keys begin with the tenant: as long as there are
-- no statistics, as during an import, the planner takes any index that begins with it for a look-up by ticket, and read
-- all clocks of an agreement for every ticket (seven minutes for 12,349 of them).
create table agreement (
    tenant_id uuid not null,
    id uuid not null,
    revision bigint not null,
    reference text not null,
    customer text not null,
    told jsonb not null,
    primary key (tenant_id, id)
);
alter table agreement enable row level security;
alter table agreement force row level security;
create policy tenant on agreement to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on agreement to ${app};

create table ticket (
    tenant_id uuid not null,
    id uuid not null,
    revision bigint not null,
    reference text not null,
    service text,
    customer text,
    priority text,
    team text,
    opened_at timestamptz not null,
    ended_at timestamptz,
    clocks int not null,
    primary key (tenant_id, id)
);
comment on column ticket.ended_at is 'When it was resolved, else closed: puts the ticket in a month.';
comment on column ticket.clocks is 'How many ran on it, under any agreement; none is "no SLA".';
create index ticket_by_end on ticket (tenant_id, ended_at, id) where ended_at is not null;
alter table ticket enable row level security;
alter table ticket force row level security;
create policy tenant on ticket to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on ticket to ${app};

create table verdict (
    tenant_id uuid not null,
    ticket uuid not null,
    agreement uuid not null,
    standing text not null,
    reference text not null,
    service text,
    priority text,
    team text,
    opened_at timestamptz not null,
    ended_at timestamptz not null,
    primary key (tenant_id, ticket, agreement),
    foreign key (tenant_id, ticket) references ticket
);
comment on table verdict is 'What all commitments of an agreement together say of a ticket that came to its end.';
create index verdict_in_period on verdict (agreement, ended_at, ticket);
alter table verdict enable row level security;
alter table verdict force row level security;
create policy tenant on verdict to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on verdict to ${app};

create table clock (
    tenant_id uuid not null,
    ticket uuid not null,
    reference text not null,
    service text,
    priority text,
    team text,
    id uuid not null,
    cycle int not null,
    agreement uuid not null,
    version int not null,
    target text not null,
    metric text not null,
    nature text not null,
    outcome text not null,
    started_at timestamptz,
    due_at timestamptz,
    breached_at timestamptz,
    stopped_at timestamptz,
    placed_at timestamptz not null,
    counted_ms bigint not null,
    elapsed_ms bigint not null,
    idle_ms bigint,
    primary key (tenant_id, ticket, id, cycle),
    foreign key (tenant_id, ticket) references ticket
);
comment on column clock.placed_at is 'When it was decided, else when it began: puts the clock in a month.';
create index clock_in_period on clock (agreement, placed_at);
create index clock_breached on clock (tenant_id, breached_at, id, cycle) where outcome = 'BREACHED';
alter table clock enable row level security;
alter table clock force row level security;
create policy tenant on clock to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on clock to ${app};

create table invitation (
    tenant_id uuid not null,
    ticket uuid not null,
    id uuid not null,
    issued_at timestamptz not null,
    primary key (tenant_id, ticket, id)
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy tenant on invitation to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on invitation to ${app};

create table rating (
    tenant_id uuid not null,
    ticket uuid not null,
    invitation uuid not null,
    revision bigint not null,
    stars smallint not null,
    suspected_automated boolean not null,
    answered_at timestamptz not null,
    primary key (tenant_id, ticket, invitation)
);
alter table rating enable row level security;
alter table rating force row level security;
create policy tenant on rating to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on rating to ${app};
