create table trouble_ticket (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    status text not null,
    content text not null check (content is json),
    history text not null check (history is json),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference)
);
comment on table trouble_ticket is 'What TMF621 wants answered beside the facts: it may hold personal data, in descriptions and notes.';
create index trouble_ticket_by_age on trouble_ticket (tenant_id, created_at desc, id desc);
alter table trouble_ticket enable row level security;
alter table trouble_ticket force row level security;
create policy tenant on trouble_ticket to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on trouble_ticket to ${app};
