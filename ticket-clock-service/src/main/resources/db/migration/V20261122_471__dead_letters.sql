create table dead_letter (
    tenant_id uuid not null,
    id uuid not null,
    state text not null,
    topic text not null,
    origin text not null,
    record_key text,
    headers text not null check (headers is json),
    body bytea,
    reason text not null,
    died_at timestamptz not null,
    settled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, origin)
);
comment on table dead_letter is 'Records that could not be handled; those that name no tenant stand under the tenant 0, without what they say.';
comment on column dead_letter.body is 'As it came: it may hold personal data, so it goes when the letter is settled.';
create index dead_letter_by_age on dead_letter (tenant_id, id desc);
alter table dead_letter enable row level security;
alter table dead_letter force row level security;
create policy tenant on dead_letter to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on dead_letter to ${app};
