create table kpi_measurement (
    tenant_id uuid not null,
    id uuid not null,
    source text not null,
    source_measurement_id text not null,
    revision int not null check (revision > 0),
    agreement uuid not null,
    kpi text not null,
    period text not null,
    internal boolean not null,
    reported text not null check (reported is json object),
    recorded_at timestamptz not null,
    recorded_by text,
    primary key (tenant_id, id),
    unique (tenant_id, source, source_measurement_id, revision),
    foreign key (tenant_id, agreement) references agreement (tenant_id, id)
);
comment on table kpi_measurement is 'A row per telling: a correction is a row more, and none ever changes.';
comment on column kpi_measurement.internal is 'Whether the figure was an internal objective when it was told; a customer sees none.';
comment on column kpi_measurement.reported is 'JSON, as it was told.';
create index kpi_measurement_by_agreement on kpi_measurement (tenant_id, agreement, kpi, id);
alter table kpi_measurement enable row level security;
alter table kpi_measurement force row level security;
create policy tenant on kpi_measurement to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on kpi_measurement to ${app};
