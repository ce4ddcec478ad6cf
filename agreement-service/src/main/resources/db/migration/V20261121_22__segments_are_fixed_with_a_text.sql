alter table agreement_version
    add column segments text not null default '{}' check (segments is json object);
comment on column agreement_version.segments is 'JSON, kept to the letter: who was in the segments that the terms name.';

create or replace function keep_what_was_proposed() returns trigger language plpgsql as $$
begin
    if old.recorded_at is not null
        or old.proposed_at is not null
            and (new.terms, new.resolved, new.origins, new.reach, new.calendars, new.segments, new.services,
                new.valid_from, new.valid_until, new.proposed_at)
                is distinct from
                (old.terms, old.resolved, old.origins, old.reach, old.calendars, old.segments, old.services,
                old.valid_from, old.valid_until, old.proposed_at)
    then
        raise exception 'version % of agreement % is fixed', old.number, old.agreement_id;
    end if;
    return new;
end
$$;
