create table segment (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    name text not null,
    members varchar[] not null,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference)
);
comment on column segment.members is 'Customers, by reference; who writes them holds the parties until they are written.';
alter table segment enable row level security;
alter table segment force row level security;
create policy tenant on segment to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on segment to ${app};

alter table party add column calendar text;
alter table party add foreign key (tenant_id, calendar) references calendar (tenant_id, reference);
alter table party add check (calendar is null or kind = 'TEAM');

alter table offered_service add column calendar text;
alter table offered_service add foreign key (tenant_id, calendar) references calendar (tenant_id, reference);
alter table offered_service add column channels text not null default '[]' check (channels is json array);
alter table offered_service add column outside_hours text;
alter table offered_service add column levels text not null default '[]' check (levels is json array);

-- What nothing ever referred to may go; agreements and their versions have no such grant.
grant delete on party, offered_service, calendar, calendar_version to ${app};
