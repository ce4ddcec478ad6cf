-- What is kept of other services' news, newest telling only: reviews are derived from it. No table refers to another's news by
-- foreign key: an answer may come before the ticket it is about. As elsewhere, only primary keys begin with the tenant.
create table review_ticket (
    tenant_id uuid not null,
    id uuid not null,
    revision bigint not null,
    service text,
    customer text,
    opened_at timestamptz not null,
    primary key (tenant_id, id)
);
create index review_ticket_in_time on review_ticket (opened_at);
alter table review_ticket enable row level security;
alter table review_ticket force row level security;
create policy tenant on review_ticket to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on review_ticket to ${app};

create table review_clock (
    tenant_id uuid not null,
    ticket uuid not null,
    id uuid not null,
    cycle int not null,
    agreement uuid not null,
    outcome text not null,
    placed_at timestamptz not null,
    primary key (tenant_id, ticket, id, cycle),
    foreign key (tenant_id, ticket) references review_ticket
);
comment on table review_clock is 'Of commitments; objectives give no cause.';
comment on column review_clock.placed_at is 'When it was decided, else when it began: puts the clock in a month.';
create index review_clock_in_time on review_clock (agreement, placed_at);
alter table review_clock enable row level security;
alter table review_clock force row level security;
create policy tenant on review_clock to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, delete on review_clock to ${app};

create table review_withdrawal (
    tenant_id uuid not null,
    ticket uuid not null,
    clock uuid not null,
    cycle int not null,
    agreement uuid not null,
    fired_at timestamptz not null,
    primary key (tenant_id, ticket, clock, cycle)
);
comment on table review_withdrawal is 'Breaches that were told and taken back; fired_at is when time was said to have run out.';
create index review_withdrawal_in_time on review_withdrawal (agreement, fired_at);
alter table review_withdrawal enable row level security;
alter table review_withdrawal force row level security;
create policy tenant on review_withdrawal to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on review_withdrawal to ${app};

create table review_rating (
    tenant_id uuid not null,
    invitation uuid not null,
    ticket uuid not null,
    revision bigint not null,
    service text,
    customer text,
    stars smallint not null,
    suspected_automated boolean not null,
    answered_at timestamptz not null,
    primary key (tenant_id, invitation)
);
create index review_rating_in_time on review_rating (answered_at);
alter table review_rating enable row level security;
alter table review_rating force row level security;
create policy tenant on review_rating to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on review_rating to ${app};

create table review_watermelon (
    tenant_id uuid not null,
    agreement uuid not null,
    period text not null,
    along text not null,
    slice text not null,
    rating numeric not null,
    primary key (tenant_id, agreement, period, along, slice)
);
alter table review_watermelon enable row level security;
alter table review_watermelon force row level security;
create policy tenant on review_watermelon to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert on review_watermelon to ${app};

create table review_watch (
    tenant_id uuid not null,
    agreement_id uuid not null,
    look_at timestamptz not null,
    seen_revision bigint not null,
    primary key (tenant_id, agreement_id),
    foreign key (tenant_id, agreement_id) references agreement (tenant_id, id)
);
comment on table review_watch is 'When to look at an agreement: at the next midnight of its zone, and at once when news came or it changed.';
create index review_watch_due on review_watch (tenant_id, look_at);
alter table review_watch enable row level security;
alter table review_watch force row level security;
create policy tenant on review_watch to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on review_watch to ${app};

create table review (
    tenant_id uuid not null,
    id uuid not null,
    agreement_id uuid not null,
    trigger text not null,
    baseline text not null,
    evidence text not null check (evidence is json object),
    internal boolean not null,
    opened_at timestamptz not null,
    opened_by text,
    outcome text check (outcome in ('KEEP', 'AMEND', 'END')),
    reason text,
    decided_at timestamptz,
    decided_by text,
    version int,
    ends_at timestamptz,
    mark text check (mark is json object),
    revision bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, agreement_id, trigger, baseline),
    foreign key (tenant_id, agreement_id) references agreement (tenant_id, id),
    foreign key (tenant_id, agreement_id, version) references agreement_version (tenant_id, agreement_id, number),
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (mark is null)
        and (outcome is null) = (reason is null) and (outcome is null) = (decided_by is null))
);
comment on column review.baseline is 'What the trigger fired over: it does so once.';
comment on column review.internal is 'Whether nothing of the evidence may be seen by a customer.';
comment on column review.mark is 'What was normal when it was decided, as JSON.';
create unique index review_open on review (tenant_id, agreement_id, trigger) where outcome is null;
alter table review enable row level security;
alter table review force row level security;
create policy tenant on review to ${app}
    using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)
    with check (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
grant select, insert, update on review to ${app};

create function keep_what_was_decided() returns trigger language plpgsql as $$
begin
    if old.outcome is not null
        or (new.agreement_id, new.trigger, new.baseline, new.evidence, new.opened_at)
            is distinct from (old.agreement_id, old.trigger, old.baseline, old.evidence, old.opened_at)
    then
        raise exception 'review % is fixed', old.id;
    end if;
    return new;
end
$$;
create trigger keep_what_was_decided before update on review
    for each row execute function keep_what_was_decided();
