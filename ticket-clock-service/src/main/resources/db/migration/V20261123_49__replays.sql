create table replay (
    tenant_id uuid not null,
    id uuid not null,
    state text not null,
    from_at timestamptz not null,
    until_at timestamptz not null,
    services text[] not null,
    customers text[] not null,
    agreement uuid not null,
    reference text not null,
    version int not null,
    draft boolean not null,
    other_text text not null check (other_text is json),
    as_of timestamptz not null,
    heard_until timestamptz not null,
    tickets bigint not null default 0,
    processed bigint,
    result text check (result is json),
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id)
);
comment on column replay.other_text is 'The agreement as it would be: one version that holds always.';
comment on column replay.as_of is 'When clocks are read.';
comment on column replay.heard_until is 'By the clock of the database: facts that were heard later are not known.';
comment on column replay.processed is 'Once it is over; before that batches tell.';
create index replay_going_on on replay (tenant_id, created_at) where finished_at is null;

create table replay_known (
    tenant_id uuid not null,
    replay uuid not null,
    kind text not null,
    id uuid not null,
    told jsonb not null,
    primary key (tenant_id, replay, kind, id),
    foreign key (tenant_id, replay) references replay (tenant_id, id)
);
comment on table replay_known is 'What was promised and excluded when a replay was made; only while it goes on.';

create table replay_batch (
    tenant_id uuid not null,
    replay uuid not null,
    number int not null,
    size int not null,
    tickets uuid[] not null,
    tally text check (tally is json),
    digest text,
    done_at timestamptz,
    primary key (tenant_id, replay, number),
    foreign key (tenant_id, replay) references replay (tenant_id, id)
);
comment on table replay_batch is 'The tickets of a replay, in the order of their opening, and what became of them; only while it goes on.';
create index replay_batch_waiting on replay_batch (tenant_id, replay, number) where done_at is null;

create table replay_change (
    tenant_id uuid not null,
    replay uuid not null,
    place bigint not null,
    item int not null,
    ticket uuid not null,
    source text not null,
    reference text not null,
    agreement uuid not null,
    target text not null,
    before text not null,
    after text not null,
    direction text not null,
    primary key (tenant_id, replay, place, item)
);
comment on table replay_change is 'Tickets whose verdict would be another. Written in transactions that hold a batch of their replay: a check of each row would cost as much as the row.';
comment on column replay_change.place is 'Of the ticket among those of the replay.';

alter table replay enable row level security;
alter table replay force row level security;
create policy tenant on replay to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on replay to ${app};

alter table replay_known enable row level security;
alter table replay_known force row level security;
create policy tenant on replay_known to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on replay_known to ${app};

alter table replay_batch enable row level security;
alter table replay_batch force row level security;
create policy tenant on replay_batch to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on replay_batch to ${app};

alter table replay_change enable row level security;
alter table replay_change force row level security;
create policy tenant on replay_change to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on replay_change to ${app};
