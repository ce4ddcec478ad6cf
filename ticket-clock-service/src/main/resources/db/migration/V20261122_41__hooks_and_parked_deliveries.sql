create table hook (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    source text not null,
    system text not null,
    state text not null,
    mapping text not null check (mapping is json),
    secrets text not null check (secrets is json),
    revision bigint not null,
    created_at timestamptz not null,
    removed_at timestamptz,
    primary key (tenant_id, id)
);
comment on column hook.secrets is 'Which secrets there are, and until when; the secrets themselves are derived from a key that is not here.';
comment on column hook.system is 'The source of its events: with it their ids are unique.';

create table parked_delivery (
    tenant_id uuid not null,
    id uuid not null,
    hook uuid not null,
    fingerprint text not null,
    state text not null,
    delivery_id text not null,
    headers text not null check (headers is json),
    body bytea,
    recorded int not null,
    faults text not null check (faults is json),
    received_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, hook, fingerprint),
    foreign key (tenant_id, hook) references hook (tenant_id, id)
);
comment on column parked_delivery.body is 'As it came: it may hold personal data, so it goes when the delivery is settled or has expired.';
comment on column parked_delivery.fingerprint is 'Of id and body: the same delivery sent again is parked once.';
alter table parked_delivery alter column body set storage external;
create index parked_delivery_by_hook on parked_delivery (tenant_id, hook, id desc);
create index parked_delivery_waiting on parked_delivery (tenant_id, expires_at) where state = 'PARKED';

alter table hook enable row level security;
alter table hook force row level security;
create policy tenant on hook to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on hook to ${app};

alter table parked_delivery enable row level security;
alter table parked_delivery force row level security;
create policy tenant on parked_delivery to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on parked_delivery to ${app};
