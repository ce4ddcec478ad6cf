create table agreement_terms (
    tenant_id uuid not null,
    agreement uuid not null,
    revision bigint not null,
    published jsonb not null,
    primary key (tenant_id, agreement)
);
comment on table agreement_terms is 'What was heard of an agreement last, whole: the newest telling replaces those before it.';

create table ticket (
    tenant_id uuid not null,
    id uuid not null,
    source text not null,
    reference text not null,
    revision bigint not null default 0,
    state text not null default 'OPEN',
    status text,
    service text,
    customer text,
    priority text,
    team text,
    request_type text,
    requester text,
    locale text,
    opened_at timestamptz,
    resolved_at timestamptz,
    closed_at timestamptz,
    listed_at timestamptz not null default now(),
    outcome text not null default 'NONE',
    breach_at timestamptz,
    wake_at timestamptz,
    held_by uuid,
    judged_hash bytea,
    closing_told_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, source, reference)
);
comment on column ticket.listed_at is 'Its opening, or while nobody told of that, its first event.';
comment on column ticket.revision is 'Rises with every telling of what the clocks say.';
comment on column ticket.wake_at is 'When something will happen to one of its clocks; null: nothing will.';
comment on column ticket.held_by is 'The import that is still adding to its past: it is judged when that is done.';
comment on column ticket.judged_hash is 'Of what was told last, so that the same is not told again.';
create index ticket_due on ticket (tenant_id, wake_at) where wake_at is not null;
create index ticket_held on ticket (tenant_id, held_by, id) where held_by is not null;
create index ticket_by_age on ticket (tenant_id, listed_at desc, id desc);
create index ticket_by_breach on ticket (tenant_id, breach_at, id) where breach_at is not null;
create index ticket_by_service on ticket (tenant_id, service, customer);

create table ticket_event (
    tenant_id uuid not null,
    source text not null,
    source_event_id text not null,
    ticket uuid not null,
    occurred_at timestamptz not null,
    content jsonb not null,
    heard_at timestamptz not null default now(),
    primary key (tenant_id, source, source_event_id),
    foreign key (tenant_id, ticket) references ticket (tenant_id, id)
);
comment on table ticket_event is 'Facts: written once, never changed. What a ticket is follows from them.';
create index ticket_event_of on ticket_event (tenant_id, ticket);

create table clock (
    tenant_id uuid not null,
    ticket uuid not null,
    id uuid not null,
    cycle int not null,
    label text not null,
    agreement uuid not null,
    version int not null,
    target text not null,
    metric text not null,
    nature text not null,
    to_customer boolean not null,
    state text not null,
    outcome text not null,
    started_at timestamptz,
    due_at timestamptz,
    breached_at timestamptz,
    stopped_at timestamptz,
    counted_millis bigint not null,
    elapsed_millis bigint not null,
    read_at timestamptz not null,
    primary key (tenant_id, ticket, id, cycle),
    foreign key (tenant_id, ticket) references ticket (tenant_id, id)
);
comment on table clock is 'The last reading of each clock: a cache and a proof, never the truth.';
create index clock_running on clock (tenant_id, due_at, id, cycle) where state = 'RUNNING' and outcome = 'OPEN';

create table fired (
    tenant_id uuid not null,
    ticket uuid not null,
    clock uuid not null,
    cycle int not null,
    label text not null,
    threshold int not null,
    at timestamptz not null,
    telling int not null,
    withdrawn boolean not null,
    name jsonb not null,
    primary key (tenant_id, ticket, clock, cycle, threshold),
    foreign key (tenant_id, ticket) references ticket (tenant_id, id)
);
comment on column clock.label is 'The clock as a reading calls it: the target, and for time to own the team.';
comment on column fired.threshold is 'Percent of the target for a warning, 100 for a breach.';
comment on column fired.telling is 'How often this was told: once, and once more after each withdrawal.';

create table import_job (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    mapping text not null,
    dry_run boolean not null,
    bytes bigint not null,
    state text not null,
    total bigint,
    processed bigint not null default 0,
    recorded bigint not null default 0,
    known bigint not null default 0,
    failed bigint not null default 0,
    tickets bigint not null default 0,
    judged bigint not null default 0,
    reason text,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    worker uuid,
    leased_until timestamptz,
    primary key (tenant_id, id)
);
comment on column import_job.leased_until is 'By the clock of the database: until then the import is its worker''s; after it, anybody''s.';
create index import_job_waiting on import_job (tenant_id, created_at) where finished_at is null;
create index import_job_by_age on import_job (tenant_id, created_at desc, id desc);

create table import_chunk (
    tenant_id uuid not null,
    import uuid not null,
    number int not null,
    content bytea not null,
    primary key (tenant_id, import, number),
    foreign key (tenant_id, import) references import_job (tenant_id, id)
);
alter table import_chunk alter column content set storage external;

create table import_failed_row (
    tenant_id uuid not null,
    import uuid not null,
    row_number bigint not null,
    column_name text,
    reason text not null,
    raw text not null,
    primary key (tenant_id, import, row_number),
    foreign key (tenant_id, import) references import_job (tenant_id, id)
);

alter table agreement_terms enable row level security;
alter table agreement_terms force row level security;
create policy tenant on agreement_terms to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on agreement_terms to ${app};

alter table ticket enable row level security;
alter table ticket force row level security;
create policy tenant on ticket to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on ticket to ${app};

alter table ticket_event enable row level security;
alter table ticket_event force row level security;
create policy tenant on ticket_event to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on ticket_event to ${app};

alter table clock enable row level security;
alter table clock force row level security;
create policy tenant on clock to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on clock to ${app};

alter table fired enable row level security;
alter table fired force row level security;
create policy tenant on fired to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on fired to ${app};

alter table import_job enable row level security;
alter table import_job force row level security;
create policy tenant on import_job to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on import_job to ${app};

alter table import_chunk enable row level security;
alter table import_chunk force row level security;
create policy tenant on import_chunk to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on import_chunk to ${app};

alter table import_failed_row enable row level security;
alter table import_failed_row force row level security;
create policy tenant on import_failed_row to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on import_failed_row to ${app};
