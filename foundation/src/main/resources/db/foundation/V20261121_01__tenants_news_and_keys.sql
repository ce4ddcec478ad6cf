-- Three roles: the owner runs this file and nothing else, ${app} serves requests, ${relay} moves news.
revoke create on schema public from public;

create table tenant (
    id uuid primary key
);
comment on table tenant is 'Who ever wrote here, for jobs that visit tenants one by one. Ids only.';
grant select, insert on tenant to ${app};

-- Columns as Debezium's event router expects them, so that change capture can take the place of the relay.
create table outbox (
    id uuid not null,
    seq bigint generated always as identity,
    tenant_id uuid not null,
    aggregatetype text not null,
    aggregateid text not null,
    type text not null,
    payload jsonb not null,
    topic text not null,
    source text not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    traceparent text,
    primary key (tenant_id, id)
);
create index outbox_in_order on outbox (seq);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant on outbox to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy relay on outbox to ${relay} using (true);
grant select, insert on outbox to ${app};
grant select, delete on outbox to ${relay};

create function wake_relay() returns trigger language plpgsql as $$
begin
    perform pg_notify('outbox', '');
    return null;
end
$$;
create trigger wake_relay after insert on outbox for each statement execute function wake_relay();

create table inbox (
    tenant_id uuid not null,
    consumer text not null,
    source text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    primary key (tenant_id, consumer, source, event_id)
);
create index inbox_by_age on inbox (received_at);
alter table inbox enable row level security;
alter table inbox force row level security;
create policy tenant on inbox to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
create policy relay on inbox to ${relay} using (true);
grant select, insert on inbox to ${app};
grant select, delete on inbox to ${relay};

create table idempotency_key (
    tenant_id uuid not null,
    client text not null,
    route text not null,
    key text not null,
    payload_hash bytea not null,
    status int,
    headers jsonb,
    body text,
    created_at timestamptz not null default now(),
    primary key (tenant_id, client, route, key)
);
create index idempotency_key_by_age on idempotency_key (tenant_id, created_at);
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy tenant on idempotency_key to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on idempotency_key to ${app};
