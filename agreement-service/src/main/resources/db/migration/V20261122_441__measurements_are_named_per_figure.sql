alter table kpi_measurement
    drop constraint kpi_measurement_tenant_id_source_source_measurement_id_revi_key,
    add unique (tenant_id, agreement, kpi, source, source_measurement_id, revision);
comment on column kpi_measurement.id is 'In the order in which they came.';
