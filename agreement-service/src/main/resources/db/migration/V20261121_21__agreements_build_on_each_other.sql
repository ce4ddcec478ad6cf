alter table agreement
    add column scope text not null default 'CUSTOMER' check (scope in ('CUSTOMER', 'SERVICE', 'MULTILEVEL')),
    add column level text check (level in ('CORPORATE', 'CUSTOMER', 'SERVICE')),
    add column parent text,
    add column applies_to text check (applies_to is json object),
    add foreign key (tenant_id, parent) references agreement (tenant_id, reference),
    add check ((scope = 'MULTILEVEL') = (level is not null)),
    add check ((coalesce(level, 'CORPORATE') <> 'CORPORATE') = (parent is not null)),
    add check (parent <> reference);
create index agreement_by_parent on agreement (tenant_id, parent) where parent is not null;
comment on column agreement.applies_to is 'JSON; absent: everybody whom scope and level mean.';

alter table agreement_version
    add column resolved text check (resolved is json object),
    add column origins text check (origins is json object),
    add column reach text check (reach is json object);
comment on column agreement_version.resolved is 'JSON, kept to the letter: the terms with what they inherit, where they do.';
comment on column agreement_version.origins is 'JSON: for each clause of it the agreement and the version that wrote it.';

create or replace function keep_what_was_proposed() returns trigger language plpgsql as $$
begin
    if old.recorded_at is not null
        or old.proposed_at is not null
            and (new.terms, new.resolved, new.origins, new.reach, new.calendars, new.services, new.valid_from,
                new.valid_until, new.proposed_at)
                is distinct from
                (old.terms, old.resolved, old.origins, old.reach, old.calendars, old.services, old.valid_from,
                old.valid_until, old.proposed_at)
    then
        raise exception 'version % of agreement % is fixed', old.number, old.agreement_id;
    end if;
    return new;
end
$$;
