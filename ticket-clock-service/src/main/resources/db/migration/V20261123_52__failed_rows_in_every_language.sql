alter table import_failed_row add column code text;
alter table import_failed_row add column arguments jsonb;
comment on column import_failed_row.reason is 'In English. Older rows have nothing else, and are told so in every language.';
comment on column import_failed_row.arguments is 'What a sentence under this code speaks of.';
