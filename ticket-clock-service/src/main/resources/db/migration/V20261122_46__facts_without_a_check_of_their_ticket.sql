-- The one store that writes these rows has locked their ticket in the same transaction, and no ticket is ever deleted. The
-- check of each row cost as much as its insert, and ten times as much while the tables were young: its plan is made once for a
-- connection, for an empty table, and then read all tickets of the tenant for every row.
alter table ticket_event drop constraint ticket_event_tenant_id_ticket_fkey;
alter table clock drop constraint clock_tenant_id_ticket_fkey;
alter table fired drop constraint fired_tenant_id_ticket_fkey;
