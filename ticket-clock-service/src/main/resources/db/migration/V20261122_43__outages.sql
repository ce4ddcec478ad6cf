create table outage (
    tenant_id uuid not null,
    id uuid not null,
    source text not null,
    source_outage_id text not null,
    sequence bigint not null,
    kind text not null,
    services jsonb not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    withdrawn boolean not null,
    told jsonb not null,
    primary key (tenant_id, id),
    unique (tenant_id, source, source_outage_id)
);
comment on table outage is 'What the telling with the highest sequence says: a cache, to be found by.';
comment on column outage.ends_at is 'Infinity while it goes on.';
create index outage_by_start on outage (tenant_id, starts_at desc, id desc);
create index outage_by_end on outage (tenant_id, ends_at);

create table outage_telling (
    tenant_id uuid not null,
    outage uuid not null,
    sequence bigint not null,
    told jsonb not null,
    heard_at timestamptz not null,
    primary key (tenant_id, outage, sequence),
    foreign key (tenant_id, outage) references outage (tenant_id, id)
);
comment on table outage_telling is 'Facts: written once, never changed. What an outage is follows from them.';

alter table outage enable row level security;
alter table outage force row level security;
create policy tenant on outage to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on outage to ${app};

alter table outage_telling enable row level security;
alter table outage_telling force row level security;
create policy tenant on outage_telling to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on outage_telling to ${app};
