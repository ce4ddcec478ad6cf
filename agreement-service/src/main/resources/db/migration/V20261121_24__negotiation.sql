alter table agreement add column legal_review boolean not null default false;

alter table agreement_version
    add column text_hash text,
    add column writers text not null default '[]' check (writers is json array),
    add column approvals text not null default '[]' check (approvals is json array);
comment on column agreement_version.text_hash is 'SHA-256 of what is signed, as it was when it was proposed.';
alter table agreement_version drop constraint agreement_version_state_check;
alter table agreement_version add constraint agreement_version_state_check
    check (state in ('DRAFT', 'PROPOSED', 'COUNTERED', 'SIGNED', 'WITHDRAWN'));

create function keep_the_hash_of_what_was_proposed() returns trigger language plpgsql as $$
begin
    if old.proposed_at is not null
        and (new.text_hash, new.writers) is distinct from (old.text_hash, old.writers)
    then
        raise exception 'version % of agreement % is fixed', old.number, old.agreement_id;
    end if;
    return new;
end
$$;
create trigger keep_the_hash_of_what_was_proposed before update on agreement_version
    for each row execute function keep_the_hash_of_what_was_proposed();

create table counter (
    tenant_id uuid not null,
    agreement_id uuid not null,
    number int not null,
    draft int not null,
    side text not null check (side in ('PROVIDER', 'CUSTOMER')),
    author text not null,
    at timestamptz not null,
    text text not null check (text is json object),
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id, number) references agreement_version (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id, draft) references agreement_version (tenant_id, agreement_id, number)
);
comment on table counter is 'What one side would rather sign than the version with this number; draft is what became of it.';
comment on column counter.text is 'JSON, as its author wrote it.';
alter table counter enable row level security;
alter table counter force row level security;
create policy tenant on counter to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on counter to ${app};

create table comment (
    tenant_id uuid not null,
    id uuid not null,
    agreement_id uuid not null,
    version int not null,
    clause text not null,
    side text not null check (side in ('PROVIDER', 'CUSTOMER')),
    author text not null,
    internal boolean not null,
    text text not null,
    at timestamptz not null,
    resolved_by text,
    resolved_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id, version) references agreement_version (tenant_id, agreement_id, number),
    check (side = 'PROVIDER' or not internal),
    check ((resolved_by is null) = (resolved_at is null))
);
create index comment_by_agreement on comment (tenant_id, agreement_id, id);
alter table comment enable row level security;
alter table comment force row level security;
create policy tenant on comment to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on comment to ${app};
grant update (resolved_by, resolved_at) on comment to ${app};
