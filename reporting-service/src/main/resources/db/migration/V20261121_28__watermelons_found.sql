-- Work for whoever looks at whole months: rows come with the facts that changed a month and go when it was looked at.
create table changed_day (
    tenant_id uuid not null,
    agreement uuid not null,
    day date not null,
    primary key (tenant_id, agreement, day)
);
comment on column changed_day.day is 'In UTC; the agreement''s zone says which month, or which two, it is in.';
alter table changed_day enable row level security;
alter table changed_day force row level security;
create policy tenant on changed_day to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update, delete on changed_day to ${app};

create table watermelon_found (
    tenant_id uuid not null,
    agreement uuid not null,
    period text not null,
    along text not null,
    slice text not null,
    found_at timestamptz not null,
    primary key (tenant_id, agreement, period, along, slice)
);
comment on table watermelon_found is 'What was told: each once.';
comment on column watermelon_found.slice is 'Empty for what has no priority, service or team.';
alter table watermelon_found enable row level security;
alter table watermelon_found force row level security;
create policy tenant on watermelon_found to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on watermelon_found to ${app};
