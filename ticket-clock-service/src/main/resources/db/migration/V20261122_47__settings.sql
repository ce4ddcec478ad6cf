create table setting (
    tenant_id uuid not null,
    facts_from timestamptz not null,
    revision bigint not null,
    primary key (tenant_id)
);
comment on column setting.facts_from is 'Facts of before this are refused; a tenant without a row takes all of them.';
alter table setting enable row level security;
alter table setting force row level security;
create policy tenant on setting to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on setting to ${app};
