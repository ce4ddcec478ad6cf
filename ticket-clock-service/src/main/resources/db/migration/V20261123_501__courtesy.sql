create table courtesy_terms (
    tenant_id uuid not null,
    version int not null,
    told jsonb not null,
    primary key (tenant_id, version)
);
comment on table courtesy_terms is 'How tickets are treated that nothing was promised about; every telling stays, for the tickets of its time.';
alter table courtesy_terms enable row level security;
alter table courtesy_terms force row level security;
create policy tenant on courtesy_terms to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on courtesy_terms to ${app};
