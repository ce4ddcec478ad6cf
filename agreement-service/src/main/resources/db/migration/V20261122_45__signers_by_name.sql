alter table agreement_version
    add column provider_signer_name text,
    add column customer_signer_name text;
comment on column agreement_version.provider_signer_name is 'As the token told it when it was signed.';

alter table settlement
    add column provider_signer_name text,
    add column customer_signer_name text;

create or replace function keep_what_was_settled() returns trigger language plpgsql as $$
begin
    if (new.ticket, new.number, new.reverses, new.reversal, new.opened_at)
            is distinct from (old.ticket, old.number, old.reverses, old.reversal, old.opened_at)
        or old.state = 'SIGNED'
            and (new.state, new.text, new.customer, new.provider_signer, new.provider_signer_name,
                    new.provider_signed_at, new.customer_signer, new.customer_signer_name, new.customer_signed_at,
                    new.signed_at)
                is distinct from
                (old.state, old.text, old.customer, old.provider_signer, old.provider_signer_name,
                    old.provider_signed_at, old.customer_signer, old.customer_signer_name, old.customer_signed_at,
                    old.signed_at)
    then
        raise exception 'settlement % is fixed', old.id;
    end if;
    return new;
end
$$;

alter table exclusion
    add column provider_signer_name text,
    add column customer_signer_name text,
    add column provider_revoker_name text,
    add column customer_revoker_name text;

create or replace function keep_what_was_excluded() returns trigger language plpgsql as $$
begin
    if old.state in ('WITHDRAWN', 'REVOKED')
        or (new.agreement, new.starts_at, new.ends_at, new.clause, new.proposal, new.proposed_by, new.proposed_at)
            is distinct from
            (old.agreement, old.starts_at, old.ends_at, old.clause, old.proposal, old.proposed_by, old.proposed_at)
        or old.state = 'SIGNED'
            and (new.ground, new.provider_signer, new.provider_signer_name, new.provider_signed_at, new.customer_signer,
                    new.customer_signer_name, new.customer_signed_at)
                is distinct from
                (old.ground, old.provider_signer, old.provider_signer_name, old.provider_signed_at, old.customer_signer,
                    old.customer_signer_name, old.customer_signed_at)
    then
        raise exception 'exclusion % is fixed', old.id;
    end if;
    return new;
end
$$;
