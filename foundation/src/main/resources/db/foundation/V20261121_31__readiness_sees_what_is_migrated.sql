-- A pod without the owner's credentials tells by this whether the migration it was built for has run.
grant select on flyway_schema_history to ${app};
