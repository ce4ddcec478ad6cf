-- A fact is read whole, as it was written: taking it apart and putting it together again was a sixth of its insert.
alter table ticket_event alter column content type json using content::text::json;

-- Source and tenant are the same for nearly all facts of a batch: what tells them apart is compared first.
alter table ticket_event drop constraint ticket_event_pkey;
alter table ticket_event add primary key (tenant_id, source_event_id, source);

-- A ticket's id follows from its source and its reference, so its key alone sees to it that there is one of each. Looked for it is
-- by its reference, in whatever source.
alter table ticket drop constraint ticket_tenant_id_source_reference_key;
create index ticket_by_reference on ticket (tenant_id, reference);
