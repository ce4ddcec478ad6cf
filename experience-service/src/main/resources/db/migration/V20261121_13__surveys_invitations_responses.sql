create table survey (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    question_nl text not null,
    question_en text not null,
    sampling_percent int not null check (sampling_percent between 0 and 100),
    rest_seconds bigint check (rest_seconds > 0),
    ask_within_seconds bigint not null check (ask_within_seconds > 0),
    open_for_seconds bigint not null check (open_for_seconds > 0),
    primary key (tenant_id, id)
);

-- The facts of a closed ticket as the clock told them, for asking again from a portal and for ratings from elsewhere.
create table closed_ticket (
    tenant_id uuid not null,
    ticket uuid not null,
    reference text not null,
    service text,
    customer text,
    priority text,
    requester text,
    locale text,
    closed_at timestamptz not null,
    primary key (tenant_id, ticket)
);
create index closed_ticket_by_reference on closed_ticket (tenant_id, reference);

create table invitation (
    tenant_id uuid not null,
    id uuid not null,
    ticket uuid not null,
    reference text not null,
    service text,
    customer text,
    priority text,
    requester text,
    locale text,
    closed_at timestamptz not null,
    origin text not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, ticket)
);
create index invitation_by_requester on invitation (tenant_id, requester, issued_at);
create index invitation_by_reference on invitation (tenant_id, reference);
create index invitation_by_closing on invitation (tenant_id, customer, closed_at);

-- Only the digest: who reads this table can open no survey.
create table survey_link (
    tenant_id uuid not null,
    digest bytea not null,
    invitation uuid not null,
    issued_at timestamptz not null,
    primary key (tenant_id, digest),
    foreign key (tenant_id, invitation) references invitation (tenant_id, id) on delete cascade
);
create index survey_link_by_invitation on survey_link (tenant_id, invitation);

create table skipped_invitation (
    tenant_id uuid not null,
    id uuid not null,
    ticket uuid not null,
    reference text not null,
    reason text not null,
    closed_at timestamptz not null,
    skipped_at timestamptz not null,
    primary key (tenant_id, id)
);
create index skipped_invitation_by_ticket on skipped_invitation (tenant_id, ticket);

create table response (
    tenant_id uuid not null,
    invitation uuid not null,
    revision bigint not null,
    stars int not null check (stars between 1 and 5),
    comment text,
    lost_seconds bigint check (lost_seconds > 0),
    suspected_automated boolean not null,
    answered_at timestamptz not null,
    primary key (tenant_id, invitation),
    foreign key (tenant_id, invitation) references invitation (tenant_id, id) on delete cascade
);

-- Every vote there ever was: what counts is in response.
create table vote (
    tenant_id uuid not null,
    id uuid not null,
    invitation uuid not null,
    stars int not null,
    counted boolean not null,
    suspected_automated boolean not null,
    voted_at timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, invitation) references invitation (tenant_id, id) on delete cascade
);
create index vote_by_invitation on vote (tenant_id, invitation);

-- Agreements as they were last told.
create table heard_agreement (
    tenant_id uuid not null,
    agreement uuid not null,
    revision bigint not null,
    customer text not null,
    told jsonb not null,
    primary key (tenant_id, agreement)
);
create index heard_agreement_by_customer on heard_agreement (tenant_id, customer);

do $$
declare
    name text;
begin
    foreach name in array array['survey', 'closed_ticket', 'invitation', 'survey_link', 'skipped_invitation', 'response',
                                'vote', 'heard_agreement']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy tenant on %I to ${app}'
            ' using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)'
            ' with check (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::uuid)', name);
        execute format('grant select, insert on %I to ${app}', name);
    end loop;
end
$$;
grant update on survey, closed_ticket, invitation, response, heard_agreement to ${app};
