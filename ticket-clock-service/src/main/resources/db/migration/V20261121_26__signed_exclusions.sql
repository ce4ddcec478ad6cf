create table signed_exclusion (
    tenant_id uuid not null,
    exclusion uuid not null,
    agreement uuid not null,
    revision bigint not null check (revision >= 1),
    told jsonb not null,
    primary key (tenant_id, exclusion)
);
comment on table signed_exclusion is 'What was heard of an exclusion last, whole: the newest telling replaces those before it. No row ever goes, so the revisions of an agreement add up to a number that only rises.';
create index signed_exclusion_by_agreement on signed_exclusion (tenant_id, agreement) include (revision);
alter table signed_exclusion enable row level security;
alter table signed_exclusion force row level security;
create policy tenant on signed_exclusion to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on signed_exclusion to ${app};
