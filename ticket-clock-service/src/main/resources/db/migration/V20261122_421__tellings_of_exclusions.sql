create table exclusion_telling (
    tenant_id uuid not null,
    exclusion uuid not null,
    revision bigint not null check (revision >= 1),
    told jsonb not null,
    primary key (tenant_id, exclusion, revision)
);
comment on table exclusion_telling is 'Every telling of an exclusion, each once and for ever: what was signed when.';
alter table exclusion_telling enable row level security;
alter table exclusion_telling force row level security;
create policy tenant on exclusion_telling to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on exclusion_telling to ${app};
