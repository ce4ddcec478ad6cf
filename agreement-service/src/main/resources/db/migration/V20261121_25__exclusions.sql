create table exclusion (
    tenant_id uuid not null,
    id uuid not null,
    agreement uuid not null,
    kind text not null check (kind in ('SLA', 'OLA', 'UC', 'XLA')),
    customer text not null,
    state text not null check (state in ('PROPOSED', 'SIGNED', 'WITHDRAWN', 'REVOKED')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    clause text not null,
    proposal text not null check (proposal is json object),
    ground text not null check (ground is json object),
    proposed_by text not null check (proposed_by in ('PROVIDER', 'CUSTOMER')),
    proposed_at timestamptz not null,
    provider_signer text,
    provider_signed_at timestamptz,
    customer_signer text,
    customer_signed_at timestamptz,
    provider_revoker text,
    provider_revoked_at timestamptz,
    customer_revoker text,
    customer_revoked_at timestamptz,
    withdrawn_at timestamptz,
    revision bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement) references agreement (tenant_id, id),
    check (ends_at > starts_at),
    check (provider_signer <> customer_signer),
    check (provider_revoker <> customer_revoker),
    check ((state in ('SIGNED', 'REVOKED')) = (provider_signed_at is not null and customer_signed_at is not null)),
    check ((state = 'REVOKED') = (provider_revoked_at is not null and customer_revoked_at is not null)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null))
);
comment on column exclusion.proposal is 'JSON, kept to the letter: it is what is signed.';
comment on column exclusion.ground is 'The clause and the versions of the agreement it rests on, as they were at the last signature.';
create index exclusion_by_agreement on exclusion (tenant_id, agreement, id);
create index exclusion_by_customer on exclusion (tenant_id, customer, id);
alter table exclusion enable row level security;
alter table exclusion force row level security;
create policy tenant on exclusion to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on exclusion to ${app};

create function keep_what_was_excluded() returns trigger language plpgsql as $$
begin
    if old.state in ('WITHDRAWN', 'REVOKED')
        or (new.agreement, new.starts_at, new.ends_at, new.clause, new.proposal, new.proposed_by, new.proposed_at)
            is distinct from
            (old.agreement, old.starts_at, old.ends_at, old.clause, old.proposal, old.proposed_by, old.proposed_at)
        or old.state = 'SIGNED'
            and (new.ground, new.provider_signer, new.provider_signed_at, new.customer_signer, new.customer_signed_at)
                is distinct from
                (old.ground, old.provider_signer, old.provider_signed_at, old.customer_signer, old.customer_signed_at)
    then
        raise exception 'exclusion % is fixed', old.id;
    end if;
    return new;
end
$$;
create trigger keep_what_was_excluded before update on exclusion
    for each row execute function keep_what_was_excluded();
