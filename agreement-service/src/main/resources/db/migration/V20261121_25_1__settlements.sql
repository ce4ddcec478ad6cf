create table settlement (
    tenant_id uuid not null,
    id uuid not null,
    ticket uuid not null,
    number int not null check (number >= 1),
    reference text not null,
    customer text not null,
    service text,
    priority text,
    state text not null check (state in ('OPEN', 'SIGNED', 'VOID')),
    text text not null check (text is json object),
    provider_signer text,
    provider_signed_at timestamptz,
    customer_signer text,
    customer_signed_at timestamptz,
    lapsed text not null check (lapsed is json array),
    reverses uuid,
    reversal text check (reversal is json object),
    reversed_by uuid,
    needs_reversal boolean not null,
    opened_at timestamptz not null,
    signed_at timestamptz,
    voided_at timestamptz,
    ticket_revision bigint not null,
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, ticket, number),
    foreign key (tenant_id, reverses) references settlement (tenant_id, id),
    check (provider_signer <> customer_signer),
    check ((state = 'SIGNED') = (provider_signed_at is not null and customer_signed_at is not null)),
    check ((state = 'SIGNED') = (signed_at is not null)),
    check ((state = 'VOID') = (voided_at is not null)),
    check ((reverses is null) = (reversal is null))
);
comment on column settlement.number is 'Of the entry within the ticket: the first opens by itself, reversals and what follows them come after.';
comment on column settlement.text is 'JSON, kept to the letter once signed: tracks and postings.';
comment on column settlement.ticket_revision is 'Of what the clocks told last: an older telling is stale.';
create index settlement_by_customer on settlement (tenant_id, customer, id);
create index settlement_open on settlement (tenant_id, opened_at, id) where state = 'OPEN';
alter table settlement enable row level security;
alter table settlement force row level security;
create policy tenant on settlement to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on settlement to ${app};

create function keep_what_was_settled() returns trigger language plpgsql as $$
begin
    if (new.ticket, new.number, new.reverses, new.reversal, new.opened_at)
            is distinct from (old.ticket, old.number, old.reverses, old.reversal, old.opened_at)
        or old.state = 'SIGNED'
            and (new.state, new.text, new.customer, new.provider_signer, new.provider_signed_at, new.customer_signer,
                    new.customer_signed_at, new.signed_at)
                is distinct from
                (old.state, old.text, old.customer, old.provider_signer, old.provider_signed_at, old.customer_signer,
                    old.customer_signed_at, old.signed_at)
    then
        raise exception 'settlement % is fixed', old.id;
    end if;
    return new;
end
$$;
create trigger keep_what_was_settled before update on settlement
    for each row execute function keep_what_was_settled();
