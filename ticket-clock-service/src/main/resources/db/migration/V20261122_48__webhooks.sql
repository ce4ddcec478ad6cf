create table webhook (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    url text not null,
    occasions text not null check (occasions is json),
    bound_to text,
    customer text,
    service text,
    state text not null,
    reason text,
    secrets text not null check (secrets is json),
    revision bigint not null,
    created_at timestamptz not null,
    removed_at timestamptz,
    failing_since timestamptz,
    rests_until timestamptz,
    primary key (tenant_id, id)
);
comment on column webhook.secrets is 'Which secrets there are, and until when; the secrets themselves are derived from a key that is not here.';
comment on column webhook.bound_to is 'The customer who reads it: nothing goes there that his people may not see.';
comment on column webhook.failing_since is 'The first failure since something arrived.';
comment on column webhook.rests_until is 'The endpoint asked not to be called before.';

create table webhook_delivery (
    tenant_id uuid not null,
    id uuid not null,
    webhook uuid not null,
    type text not null,
    news uuid not null,
    body text not null,
    state text not null,
    tries int not null default 0,
    due_at timestamptz not null,
    claim uuid,
    claimed_until timestamptz,
    created_at timestamptz not null,
    settled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, webhook, news),
    foreign key (tenant_id, webhook) references webhook (tenant_id, id)
);
comment on column webhook_delivery.tries is 'Since it was made or last replayed.';
comment on column webhook_delivery.claimed_until is 'Until then somebody is sending it; after it, anybody may.';
create index webhook_delivery_due on webhook_delivery (tenant_id, webhook, due_at, id) where state = 'PENDING';
create index webhook_delivery_by_webhook on webhook_delivery (tenant_id, webhook, id desc);
create index webhook_delivery_by_age on webhook_delivery (tenant_id, created_at);

create table webhook_attempt (
    tenant_id uuid not null,
    delivery uuid not null,
    id uuid not null,
    at timestamptz not null,
    took_millis bigint not null,
    status int,
    trouble text,
    answer text check (length(answer) <= 200),
    primary key (tenant_id, delivery, id),
    foreign key (tenant_id, delivery) references webhook_delivery (tenant_id, id) on delete cascade
);
comment on column webhook_attempt.answer is 'How the answer began: enough to see what was wrong, too little to keep anything in.';

alter table webhook enable row level security;
alter table webhook force row level security;
create policy tenant on webhook to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on webhook to ${app};

alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy tenant on webhook_delivery to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on webhook_delivery to ${app};

alter table webhook_attempt enable row level security;
alter table webhook_attempt force row level security;
create policy tenant on webhook_attempt to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on webhook_attempt to ${app};
