-- Also of tickets that need no settlement: an older telling that is taken in late must not open one.
create table settlement_ticket (
    tenant_id uuid not null,
    ticket uuid not null,
    revision bigint not null,
    primary key (tenant_id, ticket)
);
comment on column settlement_ticket.revision is 'Of what the clocks told last: an older telling is stale.';
alter table settlement_ticket enable row level security;
alter table settlement_ticket force row level security;
create policy tenant on settlement_ticket to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on settlement_ticket to ${app};
