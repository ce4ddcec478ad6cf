create table party (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    name text not null,
    kind text not null check (kind in ('PROVIDER', 'CUSTOMER', 'TEAM', 'SUPPLIER')),
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference)
);
alter table party enable row level security;
alter table party force row level security;
create policy tenant on party to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on party to ${app};

create table offered_service (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    name text not null,
    description text,
    owner text,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference)
);
alter table offered_service enable row level security;
alter table offered_service force row level security;
create policy tenant on offered_service to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on offered_service to ${app};

create table calendar (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    name text not null,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference)
);
alter table calendar enable row level security;
alter table calendar force row level security;
create policy tenant on calendar to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on calendar to ${app};

create table calendar_version (
    tenant_id uuid not null,
    calendar_id uuid not null,
    number int not null check (number >= 1),
    valid_from date,
    valid_until date,
    hours text not null check (hours is json object),
    recorded_at timestamptz not null,
    primary key (tenant_id, calendar_id, number),
    foreign key (tenant_id, calendar_id) references calendar (tenant_id, id)
);
comment on column calendar_version.hours is 'JSON, kept to the letter; a later number holds where two overlap.';
alter table calendar_version enable row level security;
alter table calendar_version force row level security;
create policy tenant on calendar_version to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on calendar_version to ${app};

create table agreement (
    tenant_id uuid not null,
    id uuid not null,
    reference text not null,
    title text not null,
    kind text not null check (kind in ('SLA', 'OLA', 'UC', 'XLA')),
    provider text not null,
    customer text not null,
    ends_at timestamptz,
    end_reason text,
    end_recorded_at timestamptz,
    end_recorded_by text,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, reference),
    foreign key (tenant_id, provider) references party (tenant_id, reference),
    foreign key (tenant_id, customer) references party (tenant_id, reference),
    check ((ends_at is null) = (end_recorded_at is null) and (ends_at is null) = (end_recorded_by is null))
);
create index agreement_by_customer on agreement (tenant_id, customer, id);
alter table agreement enable row level security;
alter table agreement force row level security;
create policy tenant on agreement to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on agreement to ${app};

create table agreement_version (
    tenant_id uuid not null,
    agreement_id uuid not null,
    number int not null check (number >= 1),
    state text not null check (state in ('DRAFT', 'PROPOSED', 'SIGNED', 'WITHDRAWN')),
    valid_from timestamptz not null,
    valid_until timestamptz,
    terms text not null check (terms is json object),
    calendars text not null check (calendars is json object),
    services text not null check (services is json array),
    proposed_at timestamptz,
    provider_signer text,
    provider_signed_at timestamptz,
    customer_signer text,
    customer_signed_at timestamptz,
    recorded_at timestamptz,
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id) references agreement (tenant_id, id),
    check (valid_until > valid_from),
    check (provider_signer <> customer_signer),
    check ((state = 'SIGNED') = (recorded_at is not null)),
    check (recorded_at is null or (provider_signed_at is not null and customer_signed_at is not null))
);
comment on column agreement_version.terms is 'JSON, kept to the letter: it is what was signed.';
comment on column agreement_version.recorded_at is 'When both had signed it; valid_from says since when it holds.';
alter table agreement_version enable row level security;
alter table agreement_version force row level security;
create policy tenant on agreement_version to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on agreement_version to ${app};

create function keep_what_was_proposed() returns trigger language plpgsql as $$
begin
    if old.recorded_at is not null
        or old.proposed_at is not null
            and (new.terms, new.calendars, new.services, new.valid_from, new.valid_until, new.proposed_at)
                is distinct from
                (old.terms, old.calendars, old.services, old.valid_from, old.valid_until, old.proposed_at)
    then
        raise exception 'version % of agreement % is fixed', old.number, old.agreement_id;
    end if;
    return new;
end
$$;
create trigger keep_what_was_proposed before update on agreement_version
    for each row execute function keep_what_was_proposed();
