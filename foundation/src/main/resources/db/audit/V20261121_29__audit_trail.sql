-- For services that keep an audit trail: they name db/audit in quarkus.flyway.locations.
create table audit_event (
    tenant_id uuid not null,
    sequence bigint not null check (sequence >= 1),
    at timestamptz not null,
    who text not null,
    deed text not null,
    subject_type text not null,
    subject_id text not null,
    before text check (before is json),
    after text check (after is json),
    previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (tenant_id, sequence)
);
comment on column audit_event.before is 'JSON, kept to the letter: the hash is over these very characters.';
comment on column audit_event.who is 'The subject of the token, or system; never a name or an address.';
create index audit_event_by_subject on audit_event (tenant_id, subject_type, subject_id, sequence);
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy tenant on audit_event to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on audit_event to ${app};

create function keep_what_was_done() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only ever added to';
end
$$;
create trigger keep_what_was_done before update or delete on audit_event
    for each row execute function keep_what_was_done();
create trigger keep_all_that_was_done before truncate on audit_event
    for each statement execute function keep_what_was_done();
